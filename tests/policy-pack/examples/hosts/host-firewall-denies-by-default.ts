import type { Examples } from "../../../support/examples";
import {
  bare,
  bastionBut,
  bastionLacks,
  bastionRuns,
  bastionWith,
  generated,
  machine,
  unreadable,
  withoutSsh,
} from "./machine";

const RULES = "/etc/nftables.conf";
const DROP = "type filter hook input priority filter; policy drop;";
const byHand = (ruleset: string) =>
  machine(`#cloud-config
packages: [nftables]
write_files:
- path: ${RULES}
  content: |
${ruleset.replace(/^/gm, "    ")}
runcmd:
- systemctl enable --now nftables.service
`);
const families = (other: string) =>
  byHand(
    ["ip", other]
      .map(
        (family) => `table ${family} filter {
  chain input { type filter hook input priority 0; policy drop; ct state established,related accept; tcp dport 22 accept; }
  chain forward { type filter hook forward priority 0; policy drop; }
}`,
      )
      .join("\n"),
  );
const and = (rule: string) => bastionWith(RULES, 'iif "lo" accept', `iif "lo" accept\n${rule}`);

export const examples: Examples = {
  good: {
    ...generated,
    "the generator's web host that nobody logs in to": withoutSsh,
    "a table for each family": families("ip6"),
    "a few ports in a row": and("tcp dport { 80, 443, 8000-8010 } accept"),
    "the word in a comment": and("tcp dport 80 drop # not accept"),
    "a defined port": byHand(`define web = { 80, 443 }
table inet filter {
  chain input { ${DROP} tcp dport $web accept; }
  chain forward { type filter hook forward priority 0; policy drop; }
}`),
  },
  bad: {
    "a thousand ports in a row": bastionWith("/etc/nftables.conf", 'iif "lo" accept', "tcp dport 1-1000 accept"),
    "no user data": bare,
    "no package": bastionLacks("nftables"),
    "no ruleset": bastionBut(
      (config) => (config.write_files = config.write_files.filter(({ path }) => path !== RULES)),
    ),
    "input accepts": bastionWith(RULES, DROP, DROP.replace("drop", "accept")),
    "input has no policy, and so accepts": bastionWith(RULES, DROP, "type filter hook input priority filter;"),
    "forward accepts": bastionWith(
      RULES,
      "hook forward priority filter; policy drop",
      "hook forward priority filter; policy accept",
    ),
    "IPv6 is left out": families("arp"),
    "the policy is replaced further down": bastionWith(
      RULES,
      /$/,
      "table inet hardened { chain input { policy accept; } }\n",
    ),
    "a second table accepts": bastionWith(
      RULES,
      /$/,
      "table inet other { chain in { type filter hook input priority -1; policy accept; } }\n",
    ),
    "the ruleset is emptied at the end": bastionWith(RULES, /$/, "flush ruleset\n"),
    "the table is taken away at the end": bastionWith(RULES, /$/, "delete table inet hardened\n"),
    "an early accept": and("accept"),
    "an accept that counts": and("counter packets 0 bytes 0 accept"),
    "every TCP port": and("tcp dport 0-65535 accept"),
    "every TCP port in a set": and("tcp dport { 1-30000, 30001-65535 } accept"),
    "any port but one": and("tcp dport != 22 accept"),
    "all of TCP": and("meta l4proto tcp accept"),
    "by the far side's port": and("udp sport 53 accept"),
    "whatever comes anew": and("ct state new accept"),
    "new among replies": and("ct state { new, established } accept"),
    "the outer interface": and('iifname "ens5" accept'),
    "all addresses": and("ip saddr 0.0.0.0/0 accept"),
    "everything but the loopback": and('iif != "lo" accept'),
    "a chain that is jumped to": bastionWith(RULES, "chain forward", "chain more { accept; }\nchain forward"),
    "a rule added after the table": bastionWith(RULES, /$/, "add rule inet hardened input accept\n"),
    "another file that nobody reads here": bastionWith(RULES, /$/, 'include "/etc/nftables.d/*.nft"\n'),
    "a command empties it": bastionRuns("nft flush ruleset"),
    "a command adds to it": bastionRuns("nft insert rule inet hardened input accept"),
    "a command stops it": bastionRuns("systemctl stop nftables"),
    "it never starts": bastionBut((config) => (config.runcmd = [])),
  },
  unknown: unreadable,
};
