import { AddressSet, INTERNET } from "../../network/addresses";
import { known, type Source } from "../../facts/datum";
import type { HostConfig } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import { all, type Outcome } from "../../logic/outcome";

/** fail2ban's jail for sshd is on, its bans grow, and nobody is spared from them. */
export function bansGrow(config: HostConfig, source: Source): Outcome {
  const jail = sshdJail(config);
  const setting = (name: string, wanted: string, passes: (value: string) => boolean) =>
    test(known(jail.get(name) ?? "", { ...source, path: `${source.path}.fail2ban.sshd.${name}` }), wanted, passes);
  return all(
    setting("enabled", "true", isTrue),
    setting("bantime.increment", "true", isTrue),
    setting("bantime", "a minute or more", (time) => time === "" || seconds(time) >= 60),
    setting("findtime", "five minutes or more", (time) => time === "" || seconds(time) >= 300),
    setting("bantime.maxtime", "a day or more", (time) => time === "" || seconds(time) >= 86_400),
    setting("bantime.multipliers", "no list that does not grow", (list) => !/^1( 1)*$/.test(list.trim())),
    setting("bantime.factor", "more than nothing", (factor) => factor === "" || Number(factor) >= 1),
    setting("filter", "sshd's own filter", (name) => /^(sshd(\[.*\])?|%\(__name__\)s.*)?$/.test(name)),
    setting("ignorecommand", "none", (command) => command === ""),
    setting("action", "the usual action", (action) => action === "" || action.startsWith("%(action_")),
    setting(
      "banaction",
      "an action of nftables or iptables on sshd's own port",
      (name) => /allports/.test(name) || (/^(nft|iptables|$)/.test(name) && covers(jail.get("port") ?? "ssh", config)),
    ),
    ownFilter(config, source),
    setting("maxretry", "at most 10 attempts", (times) => times === "" || (Number(times) > 0 && Number(times) <= 10)),
    setting("ignoreip", "no range of strangers", spares),
  );
}

// A filter of the name that is written here goes before the package's own.
function ownFilter({ files }: HostConfig, source: Source): Outcome {
  const written = files.filter(({ path }) => /^\/etc\/fail2ban\/filter\.d\/sshd\.(conf|local)$/.test(path));
  const blind = written.filter(
    ({ content }) =>
      /^\s*(failregex|ignoreregex|mode)\s*=/m.test(content) ||
      !/(journalmatch.*ssh|^(?!.*journalmatch))/s.test(content),
  );
  return test(
    known(
      blind.map(({ path }) => path),
      { ...source, path: `${source.path}.fail2ban.filter` },
    ),
    "the package's own filter, on sshd's journal",
    (paths) => paths.length === 0,
  );
}

function covers(banned: string, { sshd }: HostConfig): boolean {
  const ports = banned.split(/[\s,]+/).map((port) => (port === "ssh" ? "22" : port));
  return (sshd.port ?? "22").split(/\s+/).every((port) => ports.includes(port));
}

/** Strangers are spared by no range that is wider than a company's. */
function spares(list: string): boolean {
  const blocks = list.split(/[\s,]+/).filter((entry) => entry.includes("/"));
  const strangers = AddressSet.ofBlocks(blocks)?.intersect(INTERNET);
  return strangers !== undefined && strangers.ipv4.size <= 1n << 16n && strangers.ipv6.size <= 1n << 96n;
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  mo: 2_629_746,
  y: 31_557_600,
};

/** As fail2ban reads times: seconds, or numbers with units. */
function seconds(time: string): number {
  if (/^-?\d+$/.test(time)) return Number(time);
  return [...time.matchAll(/(\d+)\s*([a-z]+)/g)].reduce((sum, [, n, unit]) => sum + Number(n) * unitOf(unit!), 0);
}

function unitOf(unit: string): number {
  return UNITS[unit] ?? UNITS[unit.startsWith("mo") ? "mo" : unit[0]!] ?? 0;
}

const isTrue = (value: string) => /^(1|on|true|yes)$/i.test(value);

// Later files go before earlier ones, and a jail's own settings before the defaults. jail.conf(5)
function sshdJail({ files }: HostConfig): ReadonlyMap<string, string> {
  const ranked = files
    .map((file) => ({ ...file, rank: ORDER.findIndex((pattern) => pattern.test(file.path)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1));
  const sections = new Map<string, Map<string, string>>();
  for (const { content } of ranked) readInto(sections, content);
  return new Map([...(sections.get("DEFAULT") ?? []), ...(sections.get("sshd") ?? [])]);
}

const ORDER = [
  /^\/etc\/fail2ban\/jail\.conf$/,
  /^\/etc\/fail2ban\/jail\.d\/[^/]+\.conf$/,
  /^\/etc\/fail2ban\/jail\.local$/,
  /^\/etc\/fail2ban\/jail\.d\/[^/]+\.local$/,
];

function readInto(sections: Map<string, Map<string, string>>, text: string): void {
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]\s*$/.exec(line)?.[1];
    const setting = /^([A-Za-z][\w.]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
    } else if (setting) section.set(setting[1]!, setting[2]!);
  }
}
