import { firstLink, itself, referred, together } from "../combine";
import type { Adapter, Context } from "../context";
import { mapDatum, notKnown, withDefault } from "../datum";
import type { Link, PacketFilterFact, PacketRuleFact } from "../kinds";
import type { Reader } from "../reader";
import { packetRules } from "./packet-rules";

const VPC = "aws:ec2/vpc:Vpc";
const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";

/** Network ACLs, with rules and subnets inside and outside of them. */
export const networkAcls: Adapter = {
  cloud: "aws",
  reads: [ACL, DEFAULT_ACL, RULE, ASSOCIATION],
  facts: (context) => [
    ...context.each(ACL, DEFAULT_ACL).map((acl) => aclFact(acl, context)),
    ...context.each(ACL, DEFAULT_ACL).flatMap(inlineRules),
    ...context.each(RULE).flatMap((rule) => ruleFacts(rule, context)),
  ],
};

function aclFact(acl: Reader, context: Context): PacketFilterFact {
  const associations = context.partsOf(acl.resource, ASSOCIATION, "networkAclId");
  return {
    kind: "packetFilter",
    cloud: "aws",
    subject: acl.resource,
    sources: [acl, ...associations].map((reader) => reader.resource),
    scope: "subnet",
    isDefault: acl.resource.type === DEFAULT_ACL,
    network: firstLink(acl.link("network", "vpcId"), acl.link("network", "defaultNetworkAclId")),
    subnets: together(acl.source("subnetIds"), [
      acl.links("subnet", "subnetIds"),
      ...associations.map((one) => one.links("subnet", "subnetId")),
    ]),
  };
}

function inlineRules(acl: Reader): readonly PacketRuleFact[] {
  const filter = itself("packetFilter", acl);
  return (["ingress", "egress"] as const).flatMap((property) => {
    const rules = acl.value(property).state === "unknown" ? [acl.at(property)] : acl.each(property);
    return rules.flatMap((rule) =>
      packetRules(rule, {
        filter,
        direction: property === "ingress" ? "in" : "out",
        action: mapDatum(rule.string("action"), actionOf),
        protocol: rule.string("protocol"),
        order: rule.number("ruleNo"),
      }),
    );
  });
}

function ruleFacts(rule: Reader, context: Context): readonly PacketRuleFact[] {
  const egress = withDefault(rule.boolean("egress"), false, "the provider's default is false");
  // A rule whose direction is not known is taken as both.
  const directions = egress.state === "known" ? ([egress.value ? "out" : "in"] as const) : (["in", "out"] as const);
  return directions.flatMap((direction) =>
    packetRules(rule, {
      filter: filterOf(rule, context),
      direction,
      action: mapDatum(rule.string("ruleAction"), actionOf),
      protocol: rule.string("protocol"),
      order: rule.number("ruleNumber"),
    }),
  );
}

// A rule of `vpc.defaultNetworkAclId` refers to the network: what is meant is its default list.
function filterOf(rule: Reader, context: Context): Link<PacketFilterFact> {
  return () => {
    const named = referred(rule, "networkAclId", ACL, DEFAULT_ACL);
    if (named) return itself("packetFilter", named)();
    const network = referred(rule, "networkAclId", VPC);
    const [acl] = network ? context.partsOf(network.resource, DEFAULT_ACL, "defaultNetworkAclId") : [];
    if (acl) return itself("packetFilter", acl)();
    return notKnown(rule.source("networkAclId"), "names a list that is not in this stack");
  };
}

function actionOf(action: string): "allow" | "deny" | undefined {
  return (["allow", "deny"] as const).find((one) => one === action.toLowerCase());
}
