import { known, valueOf, type Datum } from "../../facts/datum";
import type { SubnetFact } from "../../facts/kinds";
import { atLeastDifferent, read } from "../../logic/comparators";
import { unsure, type Outcome } from "../../logic/outcome";

/** The subnets lie in at least so many different zones. */
export function spansZones(subnets: Datum<readonly SubnetFact[]>, least: number): Outcome {
  if (subnets.state === "unknown") return unsure(`${subnets.source.path} cannot be followed`, [read(subnets)]);
  const all = valueOf(subnets) ?? [];
  const zones = all.flatMap((subnet) => valueOf(subnet.zone) ?? []);
  const outcome = atLeastDifferent(known(zones, subnets.source), least);
  const unsureZones = all.some((subnet) => subnet.zone.state === "unknown");
  return outcome.truth === false && unsureZones ? unsure("a subnet's zone is not known", outcome.evidence) : outcome;
}
