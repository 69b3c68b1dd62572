import type { Datum } from "../../facts/datum";
import type { SubnetFact } from "../../facts/kinds";
import { read, refersTo, show } from "../../logic/comparators";
import { fails, holds, unsure, type Outcome } from "../../logic/outcome";

/** The subnets lie in at least so many different zones. */
export function spansZones(subnets: Datum<readonly SubnetFact[]>, least: number): Outcome {
  return refersTo(subnets, "subnets of this stack", (found) =>
    severalDifferent(
      found.map(({ zone }) => zone),
      least,
      "zones",
    ),
  );
}

/** At least so many of the values differ. Each that is not known yet may turn out to be another one. */
export function severalDifferent(values: readonly Datum<string | number>[], least: number, what: string): Outcome {
  const evidence = values.map(read);
  const different = new Set(values.flatMap((one) => (one.state === "known" ? [one.value] : [])));
  const later = values.filter((one) => one.state === "unknown").length;
  if (different.size >= least) return holds(evidence);
  return different.size + later >= least
    ? unsure(`which ${what} they will be in is not known`, evidence)
    : fails(`${what}: ${show([...different])}; wanted: at least ${least} different`, evidence);
}
