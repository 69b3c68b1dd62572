import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { refs, subnet, vpc } from "./network";

const rule = { action: "allow", ruleNo: 100, protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "10.0.0.0/16" };
const acl = (subnetIds: unknown, ingress: unknown = [rule]) =>
  resource("aws:ec2/networkAcl:NetworkAcl", "acl", { vpcId: ref("vpc"), subnetIds, ingress });
const two = [vpc, subnet("hosts", "app"), subnet("data", "data")];

export const examples: Examples = {
  good: {
    "one list for both": [...two, acl(refs("hosts", "data"))],
    "associated by a resource of its own": [
      ...two,
      acl(refs("hosts")),
      resource("aws:ec2/networkAclAssociation:NetworkAclAssociation", "association", {
        networkAclId: ref("acl"),
        subnetId: ref("data"),
      }),
    ],
    "everything denied": [...two, acl(refs("hosts", "data"), [{ ...rule, action: "deny", protocol: "-1" }])],
  },
  bad: {
    "no list": two,
    "a subnet left out": [...two, acl(refs("hosts"))],
    "the default list": [
      ...two,
      resource("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "default", {
        defaultNetworkAclId: ref("vpc"),
        subnetIds: refs("hosts", "data"),
      }),
    ],
    "a list that lets everything through": [
      ...two,
      acl(refs("hosts", "data"), [{ ...rule, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }]),
    ],
    "a list with a rule of its own that does": [
      ...two,
      acl(refs("hosts", "data"), undefined),
      resource("aws:ec2/networkAclRule:NetworkAclRule", "rule", {
        networkAclId: ref("acl"),
        ruleNumber: 100,
        ruleAction: "allow",
        protocol: "all",
        egress: true,
        ipv6CidrBlock: "::/0",
      }),
    ],
  },
  unknown: {
    "subnets that are set later": [...two, acl(unknownValue)],
    "a protocol that is set later": [...two, acl(refs("hosts", "data"), [{ ...rule, protocol: unknownValue }])],
  },
};
