import { known, type Source } from "../../facts/datum";
import type { HostConfig } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import type { Outcome } from "../../logic/outcome";

/** What speaks in plain text, or shares with whoever asks, has no place on a server. */
const UNWANTED =
  /^(avahi|cockpit|cups|dnsmasq|dropbear|exim|finger|ftp|inetd|inetutils|nfs-(kernel|server)|nmbd|openbsd-inetd|postfix|proftpd|pure-ftpd|rpcbind|rsh|rlogin|rsync(d|\.service)|samba|shellinabox|slapd|smbd|snmpd|squid|telnet|tftp|vsftpd|webmin|xinetd|ypserv)/;
const CLOSE = /^\/usr\/local\/sbin\/close-services$/;

// A pattern of signs alone lists everything, and so nothing.
export function listsUnits(profile: string): boolean {
  return unitsIn(profile).every((unit) => /^[a-z0-9]{2}/.test(unit) && !UNWANTED.test(unit));
}

/** The script does its work: it reaches the command that switches off. */
export function switchesOff(script: string): boolean {
  const before = script.split("systemctl disable --now")[0] ?? "";
  return before !== script && !/^\s*(exit|exec|return)\b/m.test(before);
}

export function installsNothingUnwanted({ packages }: HostConfig, source: Source): Outcome {
  return test(known(packages, { ...source, path: `${source.path}.packages` }), "no service in plain text", (names) =>
    names.every((name) => !UNWANTED.test(name)),
  );
}

/** When all is installed what the profile does not list is switched off; what comes after starts listed units only. */
export function closesLast({ commands, files }: HostConfig, source: Source): Outcome {
  const profile = files.findLast(({ path }) => path.endsWith("/profile.yaml"))?.content ?? "";
  const last = commands.findLastIndex((command) => CLOSE.test(command));
  const after = commands.slice(last + 1).filter((command) => !startsListed(command, unitsIn(profile)));
  return test(
    known(last < 0 ? ["never"] : after, { ...source, path: `${source.path}.runcmd` }),
    "switch off what the profile does not list, after everything else",
    (others) => others.length === 0,
  );
}

function startsListed(command: string, listed: readonly string[]): boolean {
  const units = /^systemctl (?:enable|start|restart|try-restart)((?: --no-block| --now)*)((?: [\w@.-]+)+)$/.exec(
    command,
  )?.[2];
  return (
    units
      ?.trim()
      .split(" ")
      .every((unit) => listed.some((pattern) => matches(pattern, unit))) ?? false
  );
}

function matches(pattern: string, unit: string): boolean {
  return new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\?]/g, "\\$&").replaceAll("*", ".*")}$`).test(unit);
}

function unitsIn(profile: string): readonly string[] {
  return (/^units: \[(\S.*)\]/m.exec(profile)?.[1] ?? "").split(",").map((unit) => unit.trim());
}
