import type { Input } from "@pulumi/pulumi";
import type { Tier } from "../../model/tier";
import type { SpareRow } from "./plan";

/** One rule, for one address family. */
export interface AclRule {
  action: "allow" | "deny";
  protocol: "tcp" | "icmp" | "58";
  fromPort: number;
  toPort: number;
  icmpType?: number;
  icmpCode?: number;
  cidrBlock?: string;
  ipv6CidrBlock?: Input<string>;
}

export interface AclRules {
  ingress: AclRule[];
  egress: AclRule[];
}

/** The other end of a rule; a family that is absent is not admitted. */
export interface Peer {
  ipv4?: string;
  ipv6?: Input<string>;
}

export type Peers = Record<Tier | "network", Required<Peer>>;

type Ports = readonly [from: number, to: number];
const http: Ports = [80, 80];
const https: Ports = [443, 443];
/**
 * Where answers arrive: access lists keep no state, and NAT gateways, load balancers and Lambda use all of these ports.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
 */
const unprivileged: Ports = [1024, 65535];
const remoteDesktop: Ports = [3389, 3389];

const anywhere = { ipv4: "0.0.0.0/0", ipv6: "::/0" };
const anywhereIpv4 = { ipv4: "0.0.0.0/0" };

/**
 * What may enter and leave the subnets of each tier: a second fence behind the security groups, which would hold if one of
 * them were opened by mistake. What is not admitted is denied. No list has more than the 20 rules each way that AWS
 * admits, and none depends on how many zones there are.
 */
export function aclRules(row: Tier | SpareRow, peers: Peers, adminPort?: number): AclRules {
  const ssh: Ports | undefined = adminPort !== undefined && adminPort < 1024 ? [adminPort, adminPort] : undefined;
  return {
    public: () => publicRules(peers),
    admin: () => adminRules(peers, ssh),
    app: () => appRules(peers, ssh),
    data: () => dataRules(peers),
    firewall: () => passingRules(peers),
    nat: () => passingRules(peers),
  }[row]();
}

/** Clients reach load balancers on 80 and 443; hosts reach the internet through NAT, which is IPv4 only. */
function publicRules({ network }: Peers): AclRules {
  return {
    ingress: [
      ...noRemoteDesktop,
      ...allow(http, anywhere),
      ...allow(https, anywhere),
      ...allow(unprivileged, { ...anywhereIpv4, ipv6: network.ipv6 }),
      ...tooBig,
    ],
    egress: [
      ...allow(http, { ...anywhereIpv4, ipv6: network.ipv6 }),
      ...allow(https, { ...anywhereIpv4, ipv6: network.ipv6 }),
      ...allow(unprivileged, anywhere),
      ...tooBig,
    ],
  };
}

/** Operators arrive from ranges that only the bastion's security group can name, since a prefix list cannot stand here. */
function adminRules({ app }: Peers, ssh?: Ports): AclRules {
  return {
    ingress: [...noRemoteDesktop, ...(ssh ? allow(ssh, anywhere) : []), ...allow(unprivileged, anywhere), ...tooBig],
    egress: [
      ...allow(http, anywhere),
      ...allow(https, anywhere),
      ...(ssh ? allow(ssh, app) : []),
      ...allow(unprivileged, anywhere),
      ...tooBig,
    ],
  };
}

/** Load balancers, the bastion and users of the interface endpoints come in; databases and the internet are gone out to. */
function appRules({ public: balancers, admin, network }: Peers, ssh?: Ports): AclRules {
  return {
    ingress: [
      ...noRemoteDesktop,
      ...allow(http, balancers),
      ...allow(https, network),
      ...(ssh ? allow(ssh, admin) : []),
      ...allow(unprivileged, anywhere),
      ...tooBig,
    ],
    egress: [...allow(http, anywhere), ...allow(https, anywhere), ...allow(unprivileged, network), ...tooBig],
  };
}

/** Only the app tier, and the data tier among itself; out to them, and to the interface endpoints in the app tier. */
function dataRules({ app, data }: Peers): AclRules {
  return {
    ingress: [...allow(unprivileged, app), ...allow(unprivileged, data)],
    egress: [...allow(https, app), ...allow(unprivileged, app), ...allow(unprivileged, data)],
  };
}

/** Firewall and NAT behind it pass on what the app tier asks of the internet, and the answers. */
function passingRules({ app }: Peers): AclRules {
  const hosts = { ipv4: app.ipv4 };
  return {
    ingress: [
      ...deny(remoteDesktop, anywhereIpv4),
      ...allow(http, hosts),
      ...allow(https, hosts),
      ...allow(unprivileged, anywhereIpv4),
      ...tooBig,
    ],
    egress: [...allow(http, anywhereIpv4), ...allow(https, anywhereIpv4), ...allow(unprivileged, hosts), ...tooBig],
  };
}

function allow(ports: Ports, peer: Peer): AclRule[] {
  return tcp("allow", ports, peer);
}

function deny(ports: Ports, peer: Peer): AclRule[] {
  return tcp("deny", ports, peer);
}

function tcp(action: AclRule["action"], [fromPort, toPort]: Ports, { ipv4, ipv6 }: Peer): AclRule[] {
  const rule = { action, protocol: "tcp", fromPort, toPort } as const;
  return [
    ...(ipv4 === undefined ? [] : [{ ...rule, cidrBlock: ipv4 }]),
    ...(ipv6 === undefined ? [] : [{ ...rule, ipv6CidrBlock: ipv6 }]),
  ];
}

/**
 * The one port of remote administration among those where answers arrive (CIS AWS Foundations 5.1, Security Hub EC2.21).
 * An answer to it is lost too: one connection in 64,000 is tried again.
 */
const noRemoteDesktop = deny(remoteDesktop, anywhere);

/** "Fragmentation needed" and "packet too big", without which large answers from some networks never arrive. */
const tooBig: AclRule[] = [
  {
    action: "allow",
    protocol: "icmp",
    fromPort: 0,
    toPort: 0,
    icmpType: 3,
    icmpCode: 4,
    cidrBlock: anywhere.ipv4,
  },
  {
    action: "allow",
    protocol: "58",
    fromPort: 0,
    toPort: 0,
    icmpType: 2,
    icmpCode: 0,
    ipv6CidrBlock: anywhere.ipv6,
  },
];
