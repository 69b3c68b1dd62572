import type { Datum } from "../datum";
import type { Fact, Link } from "./base";

/** One statement of a policy, with every list as a list. */
export interface PolicyStatement {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  /** `*` for everybody, otherwise `kind:value`: `Service:ec2.amazonaws.com`, `AWS:arn:…`. */
  readonly principals: readonly string[];
  readonly notPrincipals: readonly string[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `{operator, key, values}`, one per tested key. */
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
}

export interface PolicyDocument {
  readonly statements: readonly PolicyStatement[];
  readonly label: string;
}

/** Something that acts: a role, a managed identity. */
export interface RoleFact extends Fact<"role"> {
  /** Who may become it. */
  readonly trust: Datum<PolicyDocument>;
  readonly boundary: Datum<string>;
  /** Longest session, seconds. */
  readonly maxSessionSeconds: Datum<number>;
}

/** A policy that gives or takes rights: of a role, a group, a person. */
export interface GrantFact extends Fact<"grant"> {
  readonly to: "role" | "group" | "user" | "policy";
  readonly role: Link<RoleFact>;
  readonly policy: Datum<PolicyDocument>;
  /** ARN of an attached policy that was made elsewhere; absent for policies written in the stack. */
  readonly attached: Datum<string>;
}

/** A long-lived credential of a person or machine: an access key, a login profile. */
export interface CredentialFact extends Fact<"credential"> {
  readonly what: "accessKey" | "loginProfile" | "user";
}

/** A group of people. */
export interface PeopleFact extends Fact<"people"> {
  readonly grants: () => readonly GrantFact[];
}
