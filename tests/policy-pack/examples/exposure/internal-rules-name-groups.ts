import { ref, unknownValue, type Examples } from "../../../support/examples";
import { balancer, endpoint, group, ingress, machine, port, vpc } from "./network";

const host = [vpc, group("group"), machine()];

export const examples: Examples = {
  good: {
    "an endpoint, by HTTPS from the network": [
      vpc,
      group("group"),
      endpoint("kms"),
      ingress("https", { cidrIpv4: "10.0.3.0/24" }),
    ],
    "a load balancer that everybody may reach": [
      vpc,
      group("group"),
      balancer(),
      ingress("web", { cidrIpv4: "0.0.0.0/0" }),
    ],
    "strangers, who are in no group": [...host, ingress("ssh", { ...port(22), cidrIpv4: "81.2.69.142/32" })],
    "clients by their group, and an endpoint": [
      vpc,
      group("group"),
      group("clients"),
      endpoint("kms"),
      ingress("from-clients", { ...port(8443), referencedSecurityGroupId: ref("clients") }),
      ingress("https", { cidrIpv4: "10.0.0.0/16" }),
    ],
  },
  bad: {
    "a machine, from the whole network": [...host, ingress("all", { ...port(8443), cidrIpv4: "10.0.0.0/16" })],
    "a machine, by HTTPS": [...host, ingress("https", { cidrIpv4: "10.0.3.0/24" })],
    "a machine's address": [...host, ingress("one", { ...port(5432), cidrIpv4: "10.0.3.7/32" })],
    inline: [
      vpc,
      group("group", { ingress: [{ protocol: "tcp", ...port(22), cidrBlocks: ["10.0.0.0/8"] }] }),
      machine(),
    ],
    "another port of an endpoint": [
      vpc,
      group("group"),
      endpoint("kms"),
      ingress("ssh", { ...port(22), cidrIpv4: "10.0.3.0/24" }),
    ],
    "an endpoint, from more than the network": [
      vpc,
      group("group"),
      endpoint("kms"),
      ingress("https", { cidrIpv4: "10.0.0.0/8" }),
    ],
    "an endpoint's group that a machine has too": [
      ...host,
      endpoint("kms"),
      ingress("https", { cidrIpv4: "10.0.3.0/24" }),
    ],
  },
  unknown: {
    "addresses that are set later": [...host, ingress("ssh", { ...port(22), cidrIpv4: unknownValue })],
    "a group of another stack": [
      vpc,
      group("group"),
      endpoint("kms"),
      ingress("https", { securityGroupId: "sg-0123456789abcdef0", cidrIpv4: "10.0.3.0/24" }),
    ],
  },
};
