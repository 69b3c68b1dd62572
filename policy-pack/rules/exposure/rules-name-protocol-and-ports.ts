import { valueOf } from "../../facts/datum";
import type { PacketRuleFact } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import { all, type Outcome } from "../../logic/outcome";
import { most } from "../parameter";
import { rule } from "../rule";
import { opens } from "../shared/traffic";

export default rule({
  id: "rules-name-protocol-and-ports",
  title: "A firewall rule says which protocol and ports it is about",
  severity: "high",
  over: "packetRule",
  parameters: { ports: most(100, "Ports that one rule may open.") },
  when: (rule) => opens(rule, rule.direction),
  holds: (rule, { ports }) =>
    all(
      test(rule.protocol, "one protocol", (protocol) => protocol !== "all"),
      opensFewPorts(rule, ports),
    ),
  fix: {
    aws: "Name ipProtocol, fromPort and toPort.",
    azure: "Name protocol and destinationPortRange.",
  },
  source: "NIST SP 800-41 Rev. 1, 4.1",
});

// Other protocols than these have no ports.
function opensFewPorts({ protocol, ports }: PacketRuleFact, most: number): Outcome {
  const hasPorts = protocol.state !== "known" || ["tcp", "udp", "all"].includes(valueOf(protocol) ?? "");
  return hasPorts ? test(ports, `no more than ${most} ports`, ({ ranges }) => ranges.size <= BigInt(most)) : all();
}
