import type { Evidence } from "../logic/outcome";
import type { Severity } from "../rules/rule";

export type VerdictValue = "pass" | "fail" | "unknown" | "notApplicable" | "waived";
export type Enforcement = "mandatory" | "advisory" | "remediate" | "disabled";

/** What a rule says of one resource. */
export interface Verdict {
  readonly rule: string;
  /** URN; for rules over the whole stack that of its claims, or of the stack. */
  readonly resource: string;
  readonly verdict: VerdictValue;
  readonly severity: Severity;
  readonly enforcement: Enforcement;
  /** For people: what was found and what is wanted. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Ids of the claimed promises that demand the rule. */
  readonly promises: readonly string[];
  /** Clauses of public frameworks: `CIS AWS 3.0.0 2.2.1`. */
  readonly controls: readonly string[];
  readonly waiver?: Waiver;
}

/** An approved exception from one rule for one resource. */
export interface Waiver {
  readonly rule: string;
  /** URN, or a URN with `*` for any run of characters. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** Somebody other than the owner. */
  readonly approver: string;
  /** ISO date, the last day on which it holds. */
  readonly expires: string;
}
