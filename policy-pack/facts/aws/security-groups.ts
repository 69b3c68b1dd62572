import { itself, referred } from "../combine";
import type { Adapter } from "../context";
import { absent, known } from "../datum";
import type { Link, PacketFilterFact, PacketRuleFact } from "../kinds";
import type { Reader } from "../reader";
import { packetRules } from "./packet-rules";

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/**
 * Security groups, and their rules in every form in which they can be written. The provider takes away the rules that AWS
 * gives a new group, so that a group without rules admits nothing:
 * https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/
 */
export const securityGroups: Adapter = {
  cloud: "aws",
  reads: [GROUP, DEFAULT_GROUP, RULE, INGRESS_RULE, EGRESS_RULE],
  facts: (context) => [
    ...context.each(GROUP, DEFAULT_GROUP).map(groupFact),
    ...context.each(GROUP, DEFAULT_GROUP).flatMap(inlineRules),
    ...context.each(RULE).flatMap(ruleFacts),
    ...context.each(INGRESS_RULE).flatMap((rule) => newRuleFacts(rule, "in")),
    ...context.each(EGRESS_RULE).flatMap((rule) => newRuleFacts(rule, "out")),
  ],
};

// What names a network's `defaultSecurityGroupId` means its default group, so that the network is one of its sources.
function groupFact(group: Reader): PacketFilterFact {
  const isDefault = group.resource.type === DEFAULT_GROUP;
  const network = isDefault ? referred(group, "vpcId", VPC) : undefined;
  return {
    kind: "packetFilter",
    cloud: "aws",
    subject: group.resource,
    sources: [group, ...(network ? [network] : [])].map((reader) => reader.resource),
    scope: "endpoint",
    isDefault,
    network: group.link("network", "vpcId"),
    subnets: () => absent(group.source("subnets")),
  };
}

function inlineRules(group: Reader): readonly PacketRuleFact[] {
  const filter = itself("packetFilter", group);
  return (["ingress", "egress"] as const).flatMap((property) => {
    const rules = group.value(property).state === "unknown" ? [group.at(property)] : group.each(property);
    return rules.flatMap((rule) => {
      const direction = property === "ingress" ? "in" : "out";
      return packetRules(rule, { ...allowing(rule, filter), direction, protocol: rule.string("protocol") });
    });
  });
}

function ruleFacts(rule: Reader): readonly PacketRuleFact[] {
  const filter = rule.link("packetFilter", "securityGroupId");
  const type = rule.string("type");
  // A rule whose direction is not known is taken as both.
  const directions =
    type.state === "known" ? ([type.value === "egress" ? "out" : "in"] as const) : (["in", "out"] as const);
  return directions.flatMap((direction) =>
    packetRules(rule, { ...allowing(rule, filter), direction, protocol: rule.string("protocol") }),
  );
}

function newRuleFacts(rule: Reader, direction: "in" | "out"): readonly PacketRuleFact[] {
  return packetRules(rule, {
    ...allowing(rule, rule.link("packetFilter", "securityGroupId")),
    direction,
    protocol: rule.string("ipProtocol"),
  });
}

function allowing(rule: Reader, filter: Link<PacketFilterFact>) {
  return {
    filter,
    action: known("allow" as const, rule.source("")),
    order: absent(rule.source("order")),
  };
}
