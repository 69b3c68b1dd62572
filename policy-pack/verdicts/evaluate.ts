import type { Estate } from "../facts/estate";
import type { AnyFact } from "../facts/kinds";
import type { Outcome } from "../logic/outcome";
import type { Rule } from "../rules/rule";
import type { Demand } from "./demands";
import type { Enforcement, Verdict, VerdictValue, Waiver } from "./verdict";

export interface Evaluation {
  readonly demands: readonly Demand[];
  readonly waivers?: readonly Waiver[];
  /** Clauses of public frameworks by rule id. */
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  /** Enforcement by rule id, where it differs from the default. */
  readonly enforcement?: Readonly<Record<string, Enforcement>>;
}

/** Every rule's verdict on everything that it is over, sorted by resource and rule. */
export function evaluate(estate: Estate, evaluation: Evaluation): readonly Verdict[] {
  return evaluation.demands.flatMap((demand) => verdictsOf(estate, demand, evaluation)).sort(byResourceAndRule);
}

/** The verdicts of one rule; one `notApplicable` where there is nothing to judge. */
export function verdictsOf(
  estate: Estate,
  demand: Demand,
  evaluation: Omit<Evaluation, "demands">,
): readonly Verdict[] {
  const { rule } = demand;
  const level = evaluation.enforcement?.[rule.id] ?? "mandatory";
  if (level === "disabled") return [];
  // What is still wrong after the remedies is a violation, as the engine has it.
  const enforcement = level === "remediate" ? "mandatory" : level;
  const make = (resource: string, verdict: VerdictValue, message: string, outcome?: Outcome): Verdict => ({
    rule: rule.id,
    resource,
    verdict,
    severity: rule.severity,
    enforcement,
    message,
    evidence: outcome?.evidence ?? [],
    promises: demand.promises,
    controls: evaluation.controls?.[rule.id] ?? [],
  });
  if (rule.enforced === "claimed" && demand.promises.length === 0) {
    return [make(estate.urn, "notApplicable", "no claimed promise demands it")];
  }
  const subjects = subjectsOf(estate, demand);
  if (subjects.length === 0) return [make(estate.urn, "notApplicable", `nothing here is a ${nameOf(rule)}`)];
  return subjects.map(({ urn, subject }) => {
    const outcome = rule.holds(subject as never, demand.values as never, estate);
    const verdict = make(urn, verdictOf(outcome), messageOf(rule, outcome), outcome);
    return verdict.verdict === "fail" || verdict.verdict === "unknown"
      ? waive(verdict, evaluation.waivers ?? [], estate.asOf)
      : verdict;
  });
}

function subjectsOf(estate: Estate, { rule, values }: Demand): readonly { urn: string; subject: unknown }[] {
  if (rule.over === "estate") {
    const applies = rule.when?.(estate as never, values as never, estate) ?? true;
    return applies ? [{ urn: estate.urn, subject: estate }] : [];
  }
  return (estate.of(rule.over) as readonly AnyFact[])
    .filter((fact) => rule.clouds?.includes(fact.cloud) ?? true)
    .filter((fact) => rule.when?.(fact as never, values as never, estate) ?? true)
    .map((fact) => ({ urn: fact.subject.urn, subject: fact }));
}

function verdictOf(outcome: Outcome): VerdictValue {
  return outcome.truth === true ? "pass" : outcome.truth === false ? "fail" : "unknown";
}

function messageOf(rule: Rule, outcome: Outcome): string {
  return outcome.truth === true ? rule.title : outcome.because.join("; ") || rule.title;
}

function nameOf(rule: Rule): string {
  return rule.over === "estate" ? "stack that it is about" : `${rule.over} that it is about`;
}

function waive(verdict: Verdict, waivers: readonly Waiver[], asOf: string): Verdict {
  const fitting = waivers.filter((one) => one.rule === verdict.rule && matches(one.resource, verdict.resource));
  const waiver = fitting.find(({ expires }) => expires >= asOf);
  if (waiver) return { ...verdict, verdict: "waived", waiver };
  const expired = fitting
    .map(({ expires }) => expires)
    .sort()
    .at(-1);
  return expired === undefined
    ? verdict
    : { ...verdict, message: `${verdict.message} (the waiver expired on ${expired})` };
}

function matches(pattern: string, urn: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(urn);
}

function byResourceAndRule(a: Verdict, b: Verdict): number {
  if (a.resource !== b.resource) return a.resource < b.resource ? -1 : 1;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
