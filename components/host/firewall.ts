import type { Flow } from "./arguments";
import { blocksOf } from "./blocks";
import { lines, type Part } from "./part";
import type { PlatformAddresses } from "./platform";

/** A port of the host and who may reach it. */
export interface Opening {
  /** The argument that opens it, for messages. */
  key: string;
  port: number;
  from: string[];
}

/** Everything that the host's firewall lets through, in both directions. */
export interface FirewallRules {
  openings: Opening[];
  /** Besides HTTPS, time and names. */
  flows: Flow[];
  /** The argument that the flows come from, for messages. */
  flowsKey: string;
  /** Whether every user of the host may open HTTPS connections, or only root and apt. */
  httpsForAll: boolean;
  platform: PlatformAddresses;
}

export const firewallPath = "/etc/nftables.conf";

/** nftables, default deny in all three directions and both address families. */
export function firewall(rules: FirewallRules): Part {
  return {
    packages: ["nftables"],
    files: [{ path: firewallPath, permissions: "0600", content: ruleset(rules) }],
    units: ["nftables.service"],
  };
}

// Adding and deleting the table first makes the file replace itself in one transaction, and leaves fail2ban's table alone.
function ruleset(rules: FirewallRules): string {
  return lines(
    "#!/usr/sbin/nft -f",
    "table inet hardened",
    "delete table inet hardened",
    "table inet hardened {",
    ...chain("input", inbound(rules)),
    ...chain("forward", []),
    ...chain("output", outbound(rules)),
    "}",
  );
}

function chain(hook: "input" | "forward" | "output", rules: string[]): string[] {
  const header = `type filter hook ${hook} priority filter; policy drop;`;
  return [`chain ${hook} {`, ...[header, ...rules].map((rule) => `  ${rule}`), "}"];
}

// RFC 4890: without these IPv6 has no neighbours and no router; hop limit 255 proves that a neighbour sent them. Errors (path MTU
// and the like) belong to a connection and come in with the established ones as `related`.
const neighbourDiscovery =
  "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, nd-router-advert } ip6 hoplimit 255 accept";

function denied(direction: string): string {
  return `limit rate 10/minute burst 20 packets log prefix "denied ${direction}: " flags skuid`;
}

function inbound({ openings }: FirewallRules): string[] {
  return [
    'iif "lo" accept',
    "ct state { established, related } accept",
    "ct state invalid drop",
    neighbourDiscovery,
    "icmp type echo-request limit rate 9/second accept",
    "icmpv6 type echo-request limit rate 9/second accept",
    "ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept",
    ...openings.flatMap(({ key, port, from }) => match("saddr", key, from, `tcp dport ${port} accept`)),
    denied("in"),
  ];
}

function outbound({ flows, flowsKey, httpsForAll, platform }: FirewallRules): string[] {
  return [
    'oif "lo" accept',
    "ct state { established, related } accept",
    neighbourDiscovery,
    "udp sport 68 udp dport 67 accept",
    "ip6 daddr { fe80::/10, ff02::1:2 } udp sport 546 udp dport 547 accept",
    ...match("daddr", "names", platform.names, "meta l4proto { tcp, udp } th dport 53 accept"),
    ...match(
      "daddr",
      "time",
      platform.time.map((address) => `${address}/32`),
      "udp dport 123 accept",
    ),
    // The machine's credentials: whoever is not root does not get at them, whatever else they may reach.
    ...match("daddr", "metadata", platform.metadata, "tcp dport 80 meta skuid 0 accept"),
    ...match("daddr", "metadata", platform.metadata, "drop"),
    httpsForAll ? "tcp dport 443 accept" : 'meta skuid { "root", "_apt" } tcp dport 443 accept',
    ...flows.flatMap(({ to, ports }) => match("daddr", flowsKey, to, `tcp dport ${setOf(sorted(ports))} accept`)),
    denied("out"),
  ];
}

function sorted(ports: number[]): string[] {
  return [...new Set(ports)].sort((a, b) => a - b).map(String);
}

function setOf(members: string[]): string {
  return members.length === 1 ? members.join("") : `{ ${members.join(", ")} }`;
}

// A family without blocks gets no rule: an empty set would be a syntax error, and no condition would be everyone.
function match(field: "saddr" | "daddr", key: string, blocks: string[], rest: string): string[] {
  const { ipv4, ipv6 } = blocksOf(key, blocks);
  return [
    ...(ipv4.length > 0 ? [`ip ${field} ${setOf(ipv4)} ${rest}`] : []),
    ...(ipv6.length > 0 ? [`ip6 ${field} ${setOf(ipv6)} ${rest}`] : []),
  ];
}
