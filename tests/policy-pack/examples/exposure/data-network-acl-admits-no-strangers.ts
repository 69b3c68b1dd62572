import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { refs, subnet, vpc } from "./network";

const RULE = { action: "allow", ruleNo: 100, protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "10.0.0.0/16" };
const two = [vpc, subnet("hosts", "app"), subnet("data", "data")];
const acl = (direction: "ingress" | "egress", change: Readonly<Record<string, unknown>>, of = "data") => [
  ...two,
  resource("aws:ec2/networkAcl:NetworkAcl", "acl", {
    vpcId: ref("vpc"),
    subnetIds: refs(of),
    [direction]: [{ ...RULE, ...change }],
  }),
];

export const examples: Examples = {
  good: {
    "the network's own addresses": acl("ingress", {}),
    "everybody refused": acl("ingress", { action: "deny", cidrBlock: "0.0.0.0/0" }),
    "the network's own block of IPv6, which is assigned later": acl("ingress", {
      cidrBlock: undefined,
      ipv6CidrBlock: unknownValue,
    }),
  },
  bad: {
    "everybody comes in": acl("ingress", { cidrBlock: "0.0.0.0/0" }),
    "half of everybody comes in": acl("ingress", { cidrBlock: "128.0.0.0/1" }),
    "everybody comes in by IPv6": acl("ingress", { cidrBlock: undefined, ipv6CidrBlock: "::/0" }),
    "data goes anywhere": acl("egress", { cidrBlock: "0.0.0.0/0" }),
    "a rule of its own": [
      ...acl("ingress", {}),
      resource("aws:ec2/networkAclRule:NetworkAclRule", "rule", {
        networkAclId: ref("acl"),
        ruleNumber: 1,
        ruleAction: "allow",
        protocol: "tcp",
        fromPort: 1,
        toPort: 65535,
        cidrBlock: "0.0.0.0/0",
      }),
    ],
  },
  unknown: { "an action that is set later": acl("ingress", { action: unknownValue }) },
};
