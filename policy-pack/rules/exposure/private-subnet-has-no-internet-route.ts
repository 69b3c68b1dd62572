import { isNot } from "../../logic/comparators";
import { rule } from "../rule";
import { everyRoute, isPrivate } from "../shared/subnets";

export default rule({
  id: "private-subnet-has-no-internet-route",
  title: "No route leads from the internet to a subnet that is not public",
  severity: "critical",
  over: "subnet",
  when: isPrivate,
  holds: (subnet, _values, estate) => everyRoute(subnet, estate, (route) => isNot(route.nextHop, "internet")),
  fix: {
    aws: "Route to a NAT gateway, or to an egress-only internet gateway for IPv6, instead of an internet gateway.",
    azure: "Route to a NAT gateway or a firewall.",
  },
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
});
