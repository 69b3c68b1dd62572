import { ref, resource, type Examples } from "../../../support/examples";
import { egress, group, ingress, vpc } from "./network";

const quarantine = (inputs: Record<string, unknown> = { ingress: [], egress: [] }) => [
  vpc,
  group("group"),
  group("incidents-quarantine", inputs),
];
const inQuarantine = { securityGroupId: ref("incidents-quarantine") };

export const examples: Examples = {
  good: {
    "without rules": quarantine(),
    "rules of another group": [...quarantine(), ingress("in", { cidrIpv4: "10.0.0.0/16" })],
  },
  bad: {
    none: [vpc, group("group")],
    "one with a rule inside": quarantine({
      ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/16"] }],
    }),
    "one with a way out": [...quarantine(), egress("out", { ...inQuarantine, cidrIpv4: "0.0.0.0/0" })],
    "one that lets its members through": quarantine({
      ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
    }),
    "the default group under that name": [
      vpc,
      resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "quarantine", { vpcId: ref("vpc") }),
    ],
    "an access list under that name": [
      vpc,
      resource("aws:ec2/networkAcl:NetworkAcl", "quarantine", { vpcId: ref("vpc") }),
    ],
  },
  unknown: {
    "a rule of something in another stack, which may be it": [
      ...quarantine(),
      ingress("in", { securityGroupId: "sg-0123456789abcdef0", cidrIpv4: "10.0.0.0/16" }),
    ],
  },
};
