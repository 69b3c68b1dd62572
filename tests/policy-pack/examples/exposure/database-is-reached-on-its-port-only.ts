import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { egress, group, ingress, oldRule, port, prefixList, vpc } from "./network";

const database = (inputs: Record<string, unknown> = {}) => [
  vpc,
  group("group"),
  group("clients"),
  resource("aws:rds/cluster:Cluster", "db", {
    engine: "aurora-postgresql",
    port: 5432,
    vpcSecurityGroupIds: [ref("group")],
    ...inputs,
  }),
];
const fromClients = { ...port(5432), referencedSecurityGroupId: ref("clients") };

export const examples: Examples = {
  good: {
    "clients by their group": [...database(), ingress("clients-in", fromClients)],
    "the engine's port": [...database({ port: undefined }), ingress("clients-in", fromClients)],
    "nobody yet": database(),
    "a rule of another group": [
      ...database(),
      ingress("clients-in", fromClients),
      ingress("elsewhere", { securityGroupId: ref("clients"), ...port(22), cidrIpv4: "10.0.0.0/16" }),
    ],
    "what the database sends": [...database(), egress("out", { cidrIpv4: "10.0.0.0/16" })],
  },
  bad: {
    "another port": [...database(), ingress("ssh", { ...fromClients, ...port(22) })],
    "a range with the port in it": [...database(), ingress("clients-in", { ...fromClients, ...port(5000, 6000) })],
    "every protocol": [...database(), ingress("clients-in", { ...fromClients, ipProtocol: "-1" })],
    "the network's addresses": [...database(), ingress("network", { ...port(5432), cidrIpv4: "10.0.0.0/16" })],
    "addresses beside a group, inline": [
      ...database({ vpcSecurityGroupIds: [ref("group"), ref("second")] }),
      ingress("clients-in", fromClients),
      group("second", {
        ingress: [{ protocol: "tcp", ...port(5432), securityGroups: [ref("clients")], cidrBlocks: ["10.0.0.0/16"] }],
      }),
    ],
    "operators' list": [
      ...database(),
      prefixList("offices", "81.2.69.142/32"),
      ingress("offices-in", { ...port(5432), prefixListId: ref("offices") }),
    ],
    "in the older form": [...database(), oldRule("old", "ingress", { ...port(5432), cidrBlocks: ["0.0.0.0/0"] })],
    "a second group that is open": [
      ...database({ vpcSecurityGroupIds: [ref("group"), ref("clients")] }),
      ingress("open", { securityGroupId: ref("clients"), ...port(5432), cidrIpv6: "::/0" }),
    ],
    "no group": database({ vpcSecurityGroupIds: [] }),
  },
  unknown: {
    "a group of another stack": database({ vpcSecurityGroupIds: ["sg-0123456789abcdef0"] }),
    "a port that is set later": [...database(), ingress("clients-in", { ...fromClients, fromPort: unknownValue })],
    "a client that is not known": [
      ...database(),
      ingress("clients-in", { ...port(5432), referencedSecurityGroupId: "sg-0123456789abcdef0" }),
    ],
  },
};
