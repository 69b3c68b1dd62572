import type { Estate } from "../../facts/estate";
import type { NetworkFact, PacketFilterFact } from "../../facts/kinds";
import { read } from "../../logic/comparators";
import { exists, fails, unsure, type Outcome } from "../../logic/outcome";
import { allowsNothing, everyRuleOf } from "./traffic";

/** The filter that a network gives to whatever names none is taken over, and lets nothing through. */
export function defaultIsEmpty(network: NetworkFact, scope: PacketFilterFact["scope"], estate: Estate): Outcome {
  return exists(
    estate.of("packetFilter").filter((filter) => filter.isDefault && filter.scope === scope),
    (filter) => {
      const standsIn = filter.network();
      if (standsIn.state !== "known") return unsure("a default's network cannot be followed", [read(standsIn)]);
      return standsIn.value === network
        ? everyRuleOf([filter], estate, allowsNothing)
        : fails("a default of another network", [read(standsIn)]);
    },
    `no empty default is declared for ${network.subject.name}`,
  );
}
