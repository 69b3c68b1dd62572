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
    setting("bantime", "some time", (time) => !/^0/.test(time)),
    setting("maxretry", "at most 10 attempts", (times) => times === "" || (Number(times) > 0 && Number(times) <= 10)),
    setting("ignoreip", "no range of strangers", (list) => !/\/[0-7]\b/.test(list)),
  );
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
