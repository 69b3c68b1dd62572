import { ref, resource, type Examples } from "../../../support/examples";
import { vpc } from "./network";

const taken = (inputs: Record<string, unknown> = {}) =>
  resource("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "default", { defaultNetworkAclId: ref("vpc"), ...inputs });

export const examples: Examples = {
  good: {
    "taken over without rules": [vpc, taken({ ingress: [], egress: [] })],
    "taken over, which takes its rules away": [vpc, taken()],
    "a rule that denies": [
      vpc,
      taken({
        ingress: [{ action: "deny", ruleNo: 100, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }],
      }),
    ],
  },
  bad: {
    "left as the cloud made it": [vpc],
    "rules inside": [
      vpc,
      taken({
        ingress: [{ action: "allow", ruleNo: 100, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }],
      }),
    ],
    "a way out": [
      vpc,
      taken({
        egress: [{ action: "allow", ruleNo: 100, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }],
      }),
    ],
    "a rule of its own": [
      vpc,
      taken(),
      resource("aws:ec2/networkAclRule:NetworkAclRule", "rule", {
        networkAclId: ref("default"),
        ruleNumber: 100,
        ruleAction: "allow",
        protocol: "-1",
        cidrBlock: "0.0.0.0/0",
      }),
    ],
    "one of two networks": [vpc, taken(), resource("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" })],
  },
  unknown: {
    "a rule of something in another stack, which may be it": [
      vpc,
      taken(),
      resource("aws:ec2/networkAclRule:NetworkAclRule", "rule", {
        networkAclId: "acl-0123456789abcdef0",
        ruleNumber: 100,
        ruleAction: "allow",
        protocol: "-1",
        cidrBlock: "0.0.0.0/0",
      }),
    ],
    "the default of a network that cannot be followed": [
      vpc,
      taken({ defaultNetworkAclId: "acl-0123456789abcdef0", vpcId: "vpc-0123456789abcdef0" }),
    ],
  },
};
