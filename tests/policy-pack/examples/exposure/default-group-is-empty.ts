import { ref, resource, type Examples } from "../../../support/examples";
import { vpc } from "./network";

const taken = (inputs: Record<string, unknown> = {}) =>
  resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", { vpcId: ref("vpc"), ...inputs });

export const examples: Examples = {
  good: {
    "taken over without rules": [vpc, taken({ ingress: [], egress: [] })],
    "taken over, which takes its rules away": [vpc, taken()],
  },
  bad: {
    "left as the cloud made it": [vpc],
    "rules inside": [vpc, taken({ ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] })],
    "a way out": [vpc, taken({ egress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] })],
    "a rule of its own": [
      vpc,
      taken(),
      resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", {
        securityGroupId: ref("default"),
        ipProtocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrIpv4: "10.0.0.0/16",
      }),
    ],
    "one of two networks": [vpc, taken(), resource("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" })],
  },
  unknown: {
    "a rule of something in another stack, which may be it": [
      vpc,
      taken(),
      resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", {
        securityGroupId: "sg-0123456789abcdef0",
        ipProtocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrIpv4: "10.0.0.0/16",
      }),
    ],
    "the default of a network that cannot be followed": [vpc, taken({ vpcId: "vpc-0123456789abcdef0" })],
  },
};
