import { mapDatum, valueOf } from "../../facts/datum";
import type { PacketRuleFact } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import { any, unsure, type Outcome } from "../../logic/outcome";
import { allowed } from "../parameter";
import { rule } from "../rule";
import { isFrontDoor, meetsStrangers, opens, ownAddresses } from "../shared/traffic";

export default rule({
  id: "administration-comes-from-allowed-ranges",
  title: "Whoever comes from outside to anything but a website comes from the list of allowed ranges",
  severity: "critical",
  over: "packetRule",
  parameters: { ports: allowed([80, 443], "Ports of load balancers that everybody may reach.") },
  when: (rule) => opens(rule, "in") && !namesGroupsOnly(rule),
  holds: (rule, { ports }, estate) => any(comesFromListOrInside(rule), isFrontDoor(rule, ports, estate)),
  fix: {
    aws: "Name a managed prefix list (AllowedRanges) as prefixListId instead of a CIDR block.",
    azure: "Name an IP group instead of address prefixes.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 5.2 and 5.3",
});

function namesGroupsOnly(rule: PacketRuleFact): boolean {
  const peer = valueOf(rule.peer());
  return peer !== undefined && peer.addresses.isEmpty && peer.lists.length === 0;
}

function comesFromListOrInside(rule: PacketRuleFact): Outcome {
  const own = ownAddresses(rule);
  const outside = mapDatum(rule.peer(), ({ addresses }) => addresses.without(own));
  const written = test(outside, "addresses outside of the network only by a list", (addresses) => addresses.isEmpty);
  // Private addresses may be the network's own, where it is not known which those are.
  const mayBeOwn = own.isEmpty && meetsStrangers(rule).truth === false;
  return written.truth === false && mayBeOwn
    ? unsure("its network's addresses are not known", written.evidence)
    : written;
}
