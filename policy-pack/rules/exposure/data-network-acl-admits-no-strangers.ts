import { valueOf } from "../../facts/datum";
import type { PacketRuleFact } from "../../facts/kinds";
import { read, refersTo } from "../../logic/comparators";
import { every, fails, holds, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";
import { meetsStrangers, strangers } from "../shared/traffic";

export default rule({
  id: "data-network-acl-admits-no-strangers",
  title: "The access list of subnets with data lets nothing come from, or go to, the internet",
  severity: "high",
  over: "packetFilter",
  when: (filter) =>
    filter.scope === "subnet" && (valueOf(filter.subnets()) ?? []).some(({ tier }) => valueOf(tier) === "data"),
  holds: (list, _values, estate) =>
    every(
      estate.of("packetRule").filter((one) => valueOf(one.filter()) === list && valueOf(one.action) !== "deny"),
      keepsStrangersOut,
    ),
  fix: {
    aws: "Name the network's own addresses in the ec2.NetworkAcl of the data subnets.",
    azure: "Name the network's own addresses in the rules of their network security group.",
  },
  source: "PCI DSS v4.0.1, 1.4.4; https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
});

function keepsStrangersOut(one: PacketRuleFact): Outcome {
  if (meetsStrangers(one).truth === true) {
    return fails(`${one.subject.name} lets the internet reach data`, [read(strangers(one))]);
  }
  // A block that Amazon assigns during the update is the network's own, whatever it will be.
  return refersTo(one.action, "allow or deny", () => holds());
}
