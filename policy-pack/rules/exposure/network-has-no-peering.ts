import { isNot } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "network-has-no-peering",
  title: "No route leads into another network: by peering, a transit gateway, a tunnel or a machine",
  severity: "medium",
  over: "route",
  holds: ({ nextHop }) => all(isNot(nextHop, "peering"), isNot(nextHop, "other")),
  fix: {
    aws: "Take the route away; reach the other network's service by a VPC endpoint.",
    azure: "Take the peering away; reach the other network's service by a private endpoint.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 5.5",
});
