import type { Datum } from "../datum";
import type { Fact, Link } from "./base";
import type { PolicyDocument } from "./identity";

export interface KeyFact extends Fact<"key"> {
  /** The data class that the key is for, by its tag. */
  readonly dataClass: Datum<string>;
  readonly environment: Datum<string>;
  readonly rotates: Datum<boolean>;
  /** Days between rotations, where it rotates. */
  readonly rotationDays: Datum<number>;
  readonly deletionWindowDays: Datum<number>;
  readonly enabled: Datum<boolean>;
  readonly policy: Datum<PolicyDocument>;
}

export interface SecretFact extends Fact<"secret"> {
  readonly dataClass: Datum<string>;
  readonly key: Link<KeyFact>;
  /** Days during which a deleted secret can be had back. */
  readonly recoveryDays: Datum<number>;
  /** The tenant whose credentials it holds, by its tag. */
  readonly tenant: Datum<string>;
  readonly policy: Datum<PolicyDocument>;
}

export interface CertificateFact extends Fact<"certificate"> {
  readonly domain: Datum<string>;
  /** `DNS`, `EMAIL`, `AUTHORITY` where a private authority issues it; absent for imported certificates. */
  readonly validation: Datum<string>;
}
