import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { balancer, endpoint, group, ingress, machine, oldRule, port, template, vpc } from "./network";

const front = [vpc, group("group"), balancer()];
const host = [vpc, group("group"), machine()];

export const examples: Examples = {
  good: {
    "HTTPS and HTTP to a load balancer": [
      ...front,
      ingress("https", { cidrIpv4: "0.0.0.0/0" }),
      ingress("http", { ...port(80), cidrIpv6: "::/0" }),
    ],
    "in the older form": [...front, oldRule("web", "ingress", { cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] })],
  },
  bad: {
    "SSH to a machine": [...host, ingress("ssh", { ...port(22), cidrIpv4: "0.0.0.0/0" })],
    "HTTPS to a machine": [...host, ingress("https", { cidrIpv4: "0.0.0.0/0" })],
    "the internet in two halves": [
      ...host,
      ingress("first", { ...port(22), cidrIpv4: "0.0.0.0/1" }),
      ingress("second", { ...port(22), cidrIpv4: "128.0.0.0/1" }),
    ],
    "one public address": [...host, ingress("ssh", { ...port(22), cidrIpv4: "8.8.8.8/32" })],
    "IPv6 only": [...host, ingress("ssh", { ...port(22), cidrIpv6: "::/0" })],
    "an inline rule": [
      vpc,
      group("group", { ingress: [{ protocol: "tcp", ...port(22), cidrBlocks: ["10.0.0.0/16", "0.0.0.0/0"] }] }),
      machine(),
    ],
    "every protocol to a load balancer": [...front, ingress("all", { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" })],
    "UDP to a load balancer": [...front, ingress("quic", { ipProtocol: "udp", cidrIpv4: "0.0.0.0/0" })],
    "a range of ports that holds the web's": [...front, ingress("web", { ...port(80, 443), cidrIpv4: "0.0.0.0/0" })],
    "a group that a machine has too": [...front, machine(), ingress("https", { cidrIpv4: "0.0.0.0/0" })],
    "a group that a template has too": [
      ...front,
      template({ networkInterfaces: [{ securityGroups: [ref("group")] }] }),
      ingress("https", { cidrIpv4: "0.0.0.0/0" }),
    ],
    "a group that an endpoint has too": [...front, endpoint("kms"), ingress("https", { cidrIpv4: "0.0.0.0/0" })],
    "a group that a function has too": [
      ...front,
      resource("aws:lambda/function:Function", "job", {
        vpcConfig: { securityGroupIds: [ref("group")], subnetIds: [] },
      }),
      ingress("https", { cidrIpv4: "0.0.0.0/0" }),
    ],
    "a group that nothing has": [vpc, group("group"), ingress("https", { cidrIpv4: "0.0.0.0/0" })],
    "another port, to a group of another stack": [
      vpc,
      group("group"),
      ingress("rdp", { securityGroupId: "sg-0123456789abcdef0", ...port(3389), cidrIpv4: "0.0.0.0/0" }),
    ],
  },
  unknown: {
    "HTTPS to a group of another stack": [
      vpc,
      group("group"),
      ingress("https", { securityGroupId: "sg-0123456789abcdef0", cidrIpv4: "0.0.0.0/0" }),
    ],
    "addresses that are set later": [...host, ingress("ssh", { ...port(22), cidrIpv4: unknownValue })],
    "a port that is set later": [
      ...front,
      ingress("web", { fromPort: unknownValue, toPort: 443, cidrIpv4: "0.0.0.0/0" }),
    ],
    "a machine whose groups are not known": [
      ...front,
      machine({ vpcSecurityGroupIds: ["sg-0123456789abcdef0"] }),
      ingress("https", { cidrIpv4: "0.0.0.0/0" }),
    ],
  },
};
