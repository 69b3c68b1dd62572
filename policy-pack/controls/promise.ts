import type { AnyParameter } from "../rules/parameter";

export type Organisation = "lamplight" | "spark" | "wide-angle" | "d4" | "hardenize";

/** A statement that an organisation makes in public about its hosting, and the rules that enforce it. */
export interface PromiseSpec {
  readonly id: string;
  readonly organisation: Organisation;
  /** The promise in one sentence. */
  readonly title: string;
  /** What a claim may say; each has a default. */
  readonly parameters?: Readonly<Record<string, AnyParameter>>;
  /** Ids of the rules that are mandatory where the promise is claimed; with what the claim's parameters tell them. */
  readonly rules: readonly (string | DemandedRule)[];
}

export interface DemandedRule {
  readonly rule: string;
  /** Rule parameter to claim parameter: `{ days: "days" }`. */
  readonly with: Readonly<Record<string, string>>;
}

/** The demands of a promise in one form. */
export function demandsOf(promise: PromiseSpec): readonly DemandedRule[] {
  return promise.rules.map((demand) => (typeof demand === "string" ? { rule: demand, with: {} } : demand));
}
