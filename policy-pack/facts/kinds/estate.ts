import type { Datum } from "../datum";
import type { Fact } from "./base";

/** Where something is, and where copies of it go. One for every resource that a cloud knows. */
export interface PlacementFact extends Fact<"placement"> {
  readonly region: Datum<string>;
  /** Regions that the resource itself names: of copies, replicas, destinations. */
  readonly copies: Datum<readonly string[]>;
  /** Those of them that are known even where others are not: one that is unknown hides none that is certain. */
  readonly certainCopies: Datum<readonly string[]>;
}

/** Who answers for something. One for every resource that can be tagged. */
export interface OwnershipFact extends Fact<"ownership"> {
  readonly tags: Datum<Readonly<Record<string, string>>>;
}

/** A connection to a cloud. */
export interface ProviderFact extends Fact<"provider"> {
  readonly region: Datum<string>;
  /** The only accounts or subscriptions it may act in. */
  readonly accounts: Datum<readonly string[]>;
}

/** One resource as such, whatever it is: for rules that hold for everything. */
export interface AnythingFact extends Fact<"anything"> {
  /** The reason for which the type needs no facts; absent where facts are made of it, and where nobody knows it. */
  readonly exemption: Datum<string>;
  readonly understood: boolean;
}

/** A person's access, as the stack's register states it. */
export interface OperatorFact extends Fact<"operator"> {
  readonly name: Datum<string>;
  readonly reason: Datum<string>;
  readonly grantedBy: Datum<string>;
  /** ISO date, the last day. */
  readonly expires: Datum<string>;
  /** What the person does. */
  readonly role: Datum<string>;
  /** Fingerprints of the person's keys. */
  readonly keyFingerprints: Datum<readonly string[]>;
}
