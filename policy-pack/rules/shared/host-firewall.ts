import { chainsOf, type Chain } from "./nftables";

/** Whether packets of both families are dropped at the hook unless a rule takes them. */
export function dropsByDefault(ruleset: string, hook: string): boolean {
  const chains = chainsOf(ruleset).filter((chain) => chain.hook === hook);
  const dropping = new Set(chains.filter(({ policy }) => policy === "drop").map(({ family }) => family));
  const bothFamilies = dropping.has("inet") || (dropping.has("ip") && dropping.has("ip6"));
  return bothFamilies && chains.every(({ policy }) => policy === "drop");
}

/** The rules that take packets without saying which: more than loopback, replies, ICMP and named ports. */
export function openRules(ruleset: string): readonly string[] {
  return chainsOf(ruleset).flatMap((chain) => chain.rules.filter((rule) => isOpen(chain, rule)));
}

// What leaves by itself is not what comes in: only what enters, and what chains that are jumped to decide.
function isOpen({ hook }: Chain, rule: string): boolean {
  const plain = rule.replace(/"[^"]*"/g, (quoted) => (quoted === '"lo"' ? "lo" : "text"));
  if (!/\baccept\b/.test(plain) || hook === "output" || hook === "postrouting") return false;
  return !NAMED.some((named) => named.test(plain)) && !namesPorts(plain);
}

const NAMED = [
  /^iif(name)? lo\b/,
  /^ct state (\{ ?)?(established|related)( ?, ?(established|related))*( ?\})? /,
  /^(ip protocol icmp\b|meta l4proto (icmp|icmpv6|ipv6-icmp)\b|icmp type\b|icmpv6 type\b|ip6 nexthdr (icmpv6|ipv6-icmp)\b)/,
];

/** More ports in a row than any service needs are no name. */
const MOST_PORTS = 100;

function namesPorts(rule: string): boolean {
  const ports = /\bdport (\{[^}]*\}|\S+)/.exec(rule)?.[1];
  if (ports === undefined || ports.startsWith("!=") || /^[<>]/.test(ports) || / vmap /.test(rule)) return false;
  return ports
    .replace(/[{}]/g, "")
    .split(",")
    .every((part) => {
      const range = /^\s*(\d+)-(\d+)\s*$/.exec(part);
      return !range || Number(range[2]) - Number(range[1]) < MOST_PORTS;
    });
}
