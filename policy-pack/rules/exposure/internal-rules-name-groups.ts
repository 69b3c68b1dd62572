import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { PacketRuleFact } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import { all, any, type Outcome } from "../../logic/outcome";
import { INTERNET } from "../../network/addresses";
import { allowed } from "../parameter";
import { rule } from "../rule";
import { guardsOnly, isFrontDoor, onlyTcpOn, opens, ownAddresses } from "../shared/traffic";

export default rule({
  id: "internal-rules-name-groups",
  title: "Machines of the network are let in by their group, not by their addresses",
  severity: "medium",
  over: "packetRule",
  parameters: { ports: allowed([80, 443], "Ports of load balancers that may name addresses.") },
  when: (rule) => opens(rule, "in") && mayNameInsiders(rule),
  holds: (rule, { ports }, estate) =>
    any(namesNoInsiders(rule), isServiceDoor(rule, estate), isFrontDoor(rule, ports, estate)),
  fix: {
    aws: "Name the clients' group as referencedSecurityGroupId instead of a CIDR block.",
    azure: "Name the clients' application security group instead of address prefixes.",
  },
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
});

function mayNameInsiders(rule: PacketRuleFact): boolean {
  const peer = rule.peer();
  return peer.state === "unknown" || valueOf(peer)?.addresses.isEmpty === false;
}

/** Addresses of no network of ours: all of them are the internet's, and none our own. */
function namesNoInsiders(rule: PacketRuleFact): Outcome {
  const own = ownAddresses(rule);
  return test(
    rule.peer(),
    "a group in place of private addresses",
    ({ addresses }) => addresses.within(INTERNET) && !addresses.overlaps(own),
  );
}

/** Endpoints of the cloud's services, reached by HTTPS from the network's own addresses: every client there may. */
function isServiceDoor(rule: PacketRuleFact, estate: Estate): Outcome {
  const own = ownAddresses(rule);
  return all(
    onlyTcpOn(rule, [443]),
    test(rule.peer(), "addresses of the network", ({ addresses }) => addresses.within(own)),
    guardsOnly(rule.filter(), "serviceEndpoint", estate),
  );
}
