import type { NetworkFact, RouteFact } from "../../facts/kinds";
import { is, read } from "../../logic/comparators";
import { every, holds, unsure, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "default-route-table-is-empty",
  title: "A network's default route table leads nowhere",
  severity: "medium",
  over: "network",
  clouds: ["aws"],
  holds: (network, _values, estate) =>
    every(estate.of("route"), (route) => {
      const local = is(route.nextHop, "local");
      return local.truth === true ? local : isElsewhere(route, network, local);
    }),
  fix: { aws: "Adopt the table as ec2.DefaultRouteTable with routes: []; give subnets tables of their own." },
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithRouteTables.html",
});

/** A route that belongs to another table than the network's default; otherwise what it leads to decides. */
function isElsewhere(route: RouteFact, network: NetworkFact, otherwise: Outcome): Outcome {
  const table = route.table();
  if (table.state !== "known") return unsure(`the table of ${route.subject.name} cannot be followed`, [read(table)]);
  if (!table.value.isDefault) return holds();
  const owner = table.value.network();
  if (owner.state !== "known") return unsure("a default table's network cannot be followed", [read(owner)]);
  return owner.value === network ? otherwise : holds();
}
