import type { Estate } from "../../facts/estate";
import type { FactKind, FactKinds } from "../../facts/kinds";
import { read } from "../../logic/comparators";
import { exists, holds, type Outcome } from "../../logic/outcome";

/** The stack has at least one fact of the kind that passes; the facts found are the evidence. */
export function stackHas<K extends FactKind>(
  estate: Estate,
  kind: K,
  missing: string,
  passes: (fact: FactKinds[K]) => Outcome = shows,
): Outcome {
  return exists(estate.of(kind), passes, missing);
}

/** A fact as evidence of its own presence. */
export function shows(fact: FactKinds[FactKind]): Outcome {
  return holds([
    read({ state: "known", value: fact.subject.type, source: { resource: fact.subject.urn, path: "type" } }),
  ]);
}
