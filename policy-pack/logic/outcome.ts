/**
 * Three-valued outcomes (Kleene's strong logic) that carry what was read, so that evidence and messages come out by
 * themselves. `fail and unknown` is `fail`: an unknown never hides a certain failure.
 */
import type { Source } from "../facts/datum";

export type Truth = true | false | "unknown";

/** A value that was read on the way to an outcome. */
export interface Evidence extends Source {
  /** The value as text; `[secret]` for secrets, `[unknown]`, `[absent]`. */
  readonly value: string;
  /** Where the value comes from when the program does not set it. */
  readonly note?: string;
}

export interface Outcome {
  readonly truth: Truth;
  readonly evidence: readonly Evidence[];
  /** For what is false or unknown: why, one clause each. */
  readonly because: readonly string[];
}

export function outcome(truth: Truth, evidence: readonly Evidence[], because: readonly string[] = []): Outcome {
  return { truth, evidence, because };
}

/** An outcome that stands on reasoning rather than on a value read. */
export const holds = (evidence: readonly Evidence[] = []): Outcome => outcome(true, evidence);
export const fails = (because: string, evidence: readonly Evidence[] = []): Outcome =>
  outcome(false, evidence, [because]);
export const unsure = (because: string, evidence: readonly Evidence[] = []): Outcome =>
  outcome("unknown", evidence, [because]);

/** True when every part is; false as soon as one is. */
export function all(...parts: readonly Outcome[]): Outcome {
  const truth = parts.some((p) => p.truth === false) ? false : parts.every((p) => p.truth === true) ? true : "unknown";
  return decidedBy(truth, parts, truth);
}

/** True as soon as one part is; false when every part is. */
export function any(...parts: readonly Outcome[]): Outcome {
  const truth = parts.some((p) => p.truth === true) ? true : parts.every((p) => p.truth === false) ? false : "unknown";
  return decidedBy(truth, parts, truth);
}

/** The opposite; the reason must be given, because that of the positive says the wrong thing. */
export function not(part: Outcome, because: string): Outcome {
  if (part.truth === "unknown") return part;
  return part.truth ? outcome(false, part.evidence, [because]) : outcome(true, part.evidence);
}

/** If the condition holds then the consequence must; a condition that fails makes it true. */
export function implies(condition: Outcome, consequence: () => Outcome): Outcome {
  if (condition.truth === false) return outcome(true, condition.evidence);
  const then = consequence();
  if (condition.truth === true || then.truth === true)
    return { ...then, evidence: [...condition.evidence, ...then.evidence] };
  return outcome(
    "unknown",
    [...condition.evidence, ...then.evidence],
    condition.because.length ? condition.because : then.because,
  );
}

/** True for every item. Nothing to check is true: ask `exists` as well where there must be something. */
export function every<T>(items: readonly T[], test: (item: T) => Outcome): Outcome {
  return all(...items.map(test));
}

/** True for at least one item; `missing` says what is not there when there is none. */
export function exists<T>(items: readonly T[], test: (item: T) => Outcome, missing: string): Outcome {
  if (items.length === 0) return fails(missing);
  const found = any(...items.map(test));
  return found.truth === true ? found : { ...found, because: [missing, ...new Set(found.because)] };
}

/** True for at least `wanted` items. */
export function atLeastSo<T>(
  wanted: number,
  items: readonly T[],
  test: (item: T) => Outcome,
  missing: string,
): Outcome {
  const tested = items.map(test);
  const certain = tested.filter((t) => t.truth === true);
  if (certain.length >= wanted) return decidedBy(true, certain, true);
  const possible = tested.filter((t) => t.truth === "unknown");
  const truth = certain.length + possible.length >= wanted ? "unknown" : false;
  const evidence = tested.flatMap((t) => t.evidence);
  return outcome(truth, evidence, [missing, ...new Set(tested.flatMap((t) => t.because))]);
}

// Only the parts that decide are evidence: a failure is not buried under what was fine.
function decidedBy(truth: Truth, parts: readonly Outcome[], deciding: Truth): Outcome {
  const decisive = parts.filter((part) => part.truth === deciding);
  return outcome(
    truth,
    decisive.flatMap((part) => part.evidence),
    truth === true ? [] : [...new Set(decisive.flatMap((part) => part.because))],
  );
}
