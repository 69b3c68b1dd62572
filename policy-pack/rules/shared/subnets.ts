import { valueOf, type Datum } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { RouteFact, SubnetFact } from "../../facts/kinds";
import { oneOf, read, refersTo } from "../../logic/comparators";
import { every, fails, holds, unsure, type Outcome } from "../../logic/outcome";

/** All of the subnets are of the tiers, and there is at least one. */
export function standsIn(subnets: Datum<readonly SubnetFact[]>, tiers: readonly string[]): Outcome {
  return refersTo(subnets, "subnets of this stack", (found) =>
    found.length === 0
      ? fails("it names no subnet", [read(subnets)])
      : every(found, (subnet) => oneOf(subnet.tier, tiers)),
  );
}

/** For a rule's `when`: whatever is not said to face the internet is private. */
export function isPrivate(subnet: SubnetFact): boolean {
  return !["public", "admin"].includes(valueOf(subnet.tier) ?? "private");
}

/** Every route that the subnet's packets may take passes. */
export function everyRoute(subnet: SubnetFact, estate: Estate, passes: (route: RouteFact) => Outcome): Outcome {
  return refersTo(subnet.routeTable(), "a route table of this stack", (table) =>
    every(estate.of("route"), (route) => {
      const owner = route.table();
      if (owner.state === "known") return owner.value === table ? passes(route) : holds();
      return passes(route).truth === true
        ? holds()
        : unsure(`the table of ${route.subject.name} cannot be followed`, [read(owner)]);
    }),
  );
}
