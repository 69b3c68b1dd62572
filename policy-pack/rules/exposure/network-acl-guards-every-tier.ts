import type { Estate } from "../../facts/estate";
import type { PacketFilterFact, PacketRuleFact, SubnetFact } from "../../facts/kinds";
import { is, isNot, read } from "../../logic/comparators";
import { any, exists, fails, unsure, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";
import { everyRuleOf } from "../shared/traffic";

export default rule({
  id: "network-acl-guards-every-tier",
  title: "An access list of its own stands at every subnet's border, and lets no protocol through unnamed",
  severity: "medium",
  over: "subnet",
  holds: (subnet, _values, estate) =>
    exists(
      estate.of("packetFilter").filter((filter) => filter.scope === "subnet" && !filter.isDefault),
      (filter) => guards(filter, subnet, estate),
      `no access list guards ${subnet.subject.name}`,
    ),
  fix: {
    aws: "Add the subnet to the subnetIds of an ec2.NetworkAcl whose rules name their protocols.",
    azure: "Associate the subnet with a network security group.",
  },
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
});

function guards(filter: PacketFilterFact, subnet: SubnetFact, estate: Estate): Outcome {
  const guarded = filter.subnets();
  if (guarded.state === "unknown") return unsure("an access list's subnets cannot be followed", [read(guarded)]);
  return guarded.state === "known" && guarded.value.includes(subnet)
    ? everyRuleOf([filter], estate, namesProtocolOrDenies)
    : fails("an access list guards other subnets", [read(guarded)]);
}

function namesProtocolOrDenies(rule: PacketRuleFact): Outcome {
  return any(isNot(rule.protocol, "all"), is(rule.action, "deny"));
}
