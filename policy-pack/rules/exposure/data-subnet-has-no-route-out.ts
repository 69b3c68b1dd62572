import { valueOf } from "../../facts/datum";
import { oneOf } from "../../logic/comparators";
import { rule } from "../rule";
import { everyRoute } from "../shared/subnets";

export default rule({
  id: "data-subnet-has-no-route-out",
  title: "No route leads out of a subnet with data, but to services of the cloud",
  severity: "high",
  over: "subnet",
  when: ({ tier }) => tier.state === "unknown" || valueOf(tier) === "data",
  holds: (subnet, _values, estate) =>
    everyRoute(subnet, estate, (route) => oneOf(route.nextHop, ["local", "endpoint"])),
  fix: {
    aws: "Give the subnet a route table without routes.",
    azure: "Route 0.0.0.0/0 and ::/0 to None.",
  },
  source: "AWS Well-Architected, SEC05-BP01",
});
