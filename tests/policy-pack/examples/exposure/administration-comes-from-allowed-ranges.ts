import { ref, unknownValue, type Examples } from "../../../support/examples";
import { balancer, group, ingress, machine, oldRule, port, prefixList, vpc } from "./network";

export const examples: Examples = {
  good: {
    "SSH from a list": [
      vpc,
      group("group"),
      machine(),
      prefixList("offices", "81.2.69.142/32"),
      ingress("ssh", { ...port(2242), prefixListId: ref("offices") }),
    ],
    "a website": [vpc, group("group"), balancer(), ingress("web", { cidrIpv4: "0.0.0.0/0" })],
    "from inside the network": [
      vpc,
      group("group"),
      machine(),
      ingress("ssh", { ...port(22), cidrIpv4: "10.0.3.0/24" }),
    ],
  },
  bad: {
    "SSH from an address in the rule": [
      vpc,
      group("group"),
      machine(),
      ingress("ssh", { ...port(2242), cidrIpv4: "81.2.69.142/32" }),
    ],
    "from another private network": [
      vpc,
      group("group"),
      machine(),
      ingress("ssh", { ...port(22), cidrIpv4: "192.168.0.0/16" }),
    ],
    "a block of which the network is a part": [
      vpc,
      group("group"),
      machine(),
      ingress("ssh", { ...port(22), cidrIpv4: "10.0.0.0/8" }),
    ],
    "IPv6 in an inline rule": [
      vpc,
      group("group", { ingress: [{ protocol: "tcp", ...port(22), ipv6CidrBlocks: ["2a00:1450::/32"] }] }),
      machine(),
    ],
    "beside a list, in the older form": [
      vpc,
      group("group"),
      machine(),
      prefixList("offices", "81.2.69.142/32"),
      oldRule("ssh", "ingress", { ...port(22), prefixListIds: [ref("offices")], cidrBlocks: ["8.8.8.8/32"] }),
    ],
    "another port of a load balancer": [
      vpc,
      group("group"),
      balancer(),
      ingress("administration", { ...port(8443), cidrIpv4: "0.0.0.0/0" }),
    ],
    "a load balancer's group that a machine has too": [
      vpc,
      group("group"),
      balancer(),
      machine(),
      ingress("web", { cidrIpv4: "0.0.0.0/0" }),
    ],
    "the internet, to a group of another stack": [
      ingress("ssh", { securityGroupId: "sg-0123456789abcdef0", ...port(22), cidrIpv4: "0.0.0.0/0" }),
    ].concat([vpc, group("group")]),
  },
  unknown: {
    "an address that is set later": [
      vpc,
      group("group"),
      machine(),
      ingress("ssh", { ...port(22), cidrIpv4: unknownValue }),
    ],
    "a private address in a network of another stack": [
      group("group", { vpcId: "vpc-0123456789abcdef0" }),
      machine(),
      ingress("ssh", { ...port(22), cidrIpv4: "10.9.0.0/16" }),
    ].concat([vpc]),
    "a list of another stack": [
      vpc,
      group("group"),
      machine(),
      ingress("ssh", { ...port(22), prefixListId: "pl-0123456789abcdef0" }),
    ],
  },
};
