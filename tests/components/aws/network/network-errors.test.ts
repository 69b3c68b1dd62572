import type { ExistingNetwork, InterfaceService, NatMode, NetworkArgs } from "../../../../components/aws/network";
import type { Tier } from "../../../../components/model/tier";
import { environment } from "../../../support/graph-of";
import { networkGraph } from "./network-graph";

const existing: ExistingNetwork = {
  vpcId: "vpc-0a1b2c3d",
  ipv4Block: "10.0.0.0/16",
  subnets: [
    { id: "subnet-0a", tier: "app", zone: "eu-west-2a", ipv4Block: "10.0.0.0/24" },
    { id: "subnet-0b", tier: "app", zone: "eu-west-2b", ipv4Block: "10.0.1.0/24" },
  ],
};
const [first, second] = existing.subnets;

it.each<[string, Partial<NetworkArgs>, string]>([
  ["a public block", { ipv4Block: "8.8.0.0/16" }, "ipv4Block: 8.8.0.0/16 is not private; accepted is"],
  ["a block too small", { ipv4Block: "10.0.0.0/24" }, "ipv4Block: 10.0.0.0/24 cannot hold"],
  ["an IPv6 block", { ipv4Block: "fd00::/48" }, "ipv4Block: fd00::/48 is IPv6"],
  ["one zone", { zones: ["eu-west-2a"] }, "zones: received eu-west-2a; accepted are at least two"],
  ["no zone", { zones: [] }, "zones: received none; accepted are at least two"],
  ["the same zone twice", { zones: ["eu-west-2a", "eu-west-2a"] }, "zones: received eu-west-2a, eu-west-2a; accepted"],
  [
    "a foreign zone",
    { zones: ["eu-west-2a", "eu-west-1b"] },
    'zones: received "eu-west-1b"; accepted are zones of eu-west-2',
  ],
  ["a zone's letter alone", { zones: ["a", "b"] }, 'zones: received "a"; accepted are zones of eu-west-2, such as'],
  [
    "an unknown region without zones",
    { environment: { ...environment, region: "us-west-1" } },
    'zones: none is known for region "us-west-1"; accepted are names of at least two of its zones',
  ],
  ["an unknown NAT", { nat: "double" as NatMode }, 'nat: received "double"; accepted are per-zone, single, none'],
  [
    "a firewall that leads nowhere",
    { nat: "none", firewall: { allowedDomains: ["deb.debian.org"] } },
    'nat: received "none" with a firewall',
  ],
  ["an unknown endpoint", { endpoints: ["s3" as InterfaceService] }, 'endpoints: received "s3" in s3; accepted are'],
  ["an endpoint twice", { endpoints: ["kms", "kms"] }, 'endpoints: received "kms" in kms, kms; accepted are'],
  [
    "SSH's usual port",
    { adminPort: 22 },
    "adminPort: received 22; accepted is a whole number from 1 to 65535 other than",
  ],
  ["a port beyond the last", { adminPort: 65536 }, "adminPort: received 65536; accepted is"],
  ["half a port", { adminPort: 722.5 }, "adminPort: received 722.5; accepted is"],
  [
    "a firewall without domains",
    { firewall: { allowedDomains: [] } },
    "firewall.allowedDomains: received none; accepted are",
  ],
  [
    "a domain with a wildcard",
    { firewall: { allowedDomains: ["*.debian.org"] } },
    'firewall.allowedDomains: received "*.debian.org"; accepted are domains such as deb.debian.org',
  ],
  [
    "an address as domain",
    { firewall: { allowedDomains: ["10.0.0.1"] } },
    'firewall.allowedDomains: received "10.0.0.1"',
  ],
  [
    "an existing network and one to be made",
    { existing, ipv4Block: "10.0.0.0/16", nat: "single" },
    "existing: received beside ipv4Block, nat; accepted is one or the other",
  ],
  [
    "an existing network in one zone",
    { existing: { ...existing, subnets: [first!] } },
    "existing.subnets: received zones eu-west-2a; accepted are at least two zones",
  ],
  [
    "a subnet outside the existing network",
    { existing: { ...existing, subnets: [first!, { ...second!, ipv4Block: "10.9.0.0/24" }] } },
    "existing.subnets: received 10.9.0.0/24 in eu-west-2b; accepted are blocks inside 10.0.0.0/16",
  ],
  [
    "an unknown tier",
    { existing: { ...existing, subnets: [first!, { ...second!, tier: "web" as Tier }] } },
    'existing.subnets: received tier "web"; accepted are public, admin, app, data',
  ],
])("a network refuses %s", async (_, args, message) => {
  await expect(networkGraph(args)).rejects.toThrow(message);
});

it("a network refuses a name that makes its role's name too long", async () => {
  const organisation = "an-organisation-whose-name-is-far-longer-than-it-ought-to-be";
  await expect(networkGraph({ environment: { ...environment, organisation } })).rejects.toThrow(
    /name: makes the role name ".*-flow-logs" of 89 characters; accepted are at most 64/,
  );
});
