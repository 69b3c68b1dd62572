import { demandsOf, type PromiseSpec } from "../controls/promise";
import type { Claims } from "../facts/estate";
import type { Evidence } from "../logic/outcome";
import type { Verdict } from "./verdict";

export type PromiseValue = "kept" | "broken" | "unproven" | "notClaimed";

/** Whether a promise is kept, with everything that shows it. */
export interface PromiseVerdict {
  readonly id: string;
  readonly verdict: PromiseValue;
  /** As claimed. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The rules that it demands. */
  readonly rules: readonly string[];
  /** URNs of what was judged for it. */
  readonly resources: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Why it is broken or unproven. */
  readonly reasons: readonly string[];
}

/** What the verdicts say of each promise. */
export function promiseVerdicts(
  promises: readonly PromiseSpec[],
  claims: Claims,
  verdicts: readonly Verdict[],
): readonly PromiseVerdict[] {
  const byRule = new Map<string, Verdict[]>();
  for (const verdict of verdicts) byRule.set(verdict.rule, [...(byRule.get(verdict.rule) ?? []), verdict]);
  return [...promises]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((promise) => {
      const rules = [...new Set(demandsOf(promise).map((demand) => demand.rule))].sort();
      const parameters = claims.get(promise.id);
      if (parameters === undefined) {
        return {
          id: promise.id,
          verdict: "notClaimed",
          parameters: {},
          rules,
          resources: [],
          evidence: [],
          reasons: [],
        };
      }
      const judged = rules.flatMap((rule) => byRule.get(rule) ?? []).filter((one) => one.verdict !== "notApplicable");
      return { id: promise.id, parameters, rules, ...conclude(judged) };
    });
}

function conclude(judged: readonly Verdict[]): Omit<PromiseVerdict, "id" | "parameters" | "rules"> {
  const of = (value: Verdict["verdict"]) => judged.filter((one) => one.verdict === value);
  const conclusion = (verdict: PromiseValue, decisive: readonly Verdict[], reasons: readonly string[]) => ({
    verdict,
    resources: [...new Set(decisive.map((one) => one.resource))].sort(),
    evidence: uniqueEvidence(decisive.flatMap((one) => one.evidence)),
    reasons: [...new Set(reasons)],
  });
  const failed = of("fail");
  if (failed.length > 0) return conclusion("broken", failed, failed.map(reason));
  const open = [...of("unknown"), ...of("waived")];
  if (open.length > 0) return conclusion("unproven", open, open.map(reason));
  const passed = of("pass");
  return passed.length > 0
    ? conclusion("kept", passed, [])
    : conclusion("unproven", [], ["nothing in the stack shows it"]);
}

function reason(verdict: Verdict): string {
  const waived = verdict.waiver ? ` (waived until ${verdict.waiver.expires} by ${verdict.waiver.approver})` : "";
  return `${verdict.rule}: ${verdict.message}${waived}`;
}

function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Map(evidence.map((one) => [`${one.resource} ${one.path} ${one.value}`, one]));
  return [...seen.values()];
}
