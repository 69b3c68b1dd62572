import { known, type Source } from "../../facts/datum";
import type { HostConfig, HostFact } from "../../facts/kinds";
import { read, test } from "../../logic/comparators";
import { outcome, unsure, type Outcome } from "../../logic/outcome";

/** What a host's user data says must pass; a host without readable user data fails, for nothing hardens it. */
export function configured(host: HostFact, check: (config: HostConfig, source: Source) => Outcome): Outcome {
  const { config } = host;
  if (config.state === "unknown")
    return unsure(config.reason ?? "user data is known only after the update", [read(config)]);
  if (config.state === "absent") return test(config, "cloud-config user data", () => true);
  return check(config.value, config.source);
}

/** Whether the host offers SSH at all: not if its service stays masked and no configuration of it is written. */
export function offersSsh(host: HostFact): boolean {
  if (host.config.state !== "known") return true;
  const { files, users, commands, packages } = host.config.value;
  const last = commands.findLast((command) => /systemctl\b.*\b(un)?mask\b.*\bssh\.service\b/.test(command));
  const masked = last !== undefined && /\bmask\b/.test(last);
  const others = packages.some((name) => /^(dropbear|tinysshd|openssh-server)/.test(name));
  const written = files.some(({ path }) => path.startsWith("/etc/ssh/sshd_config"));
  return !masked || others || written || users.some(({ keys }) => keys.length > 0);
}

// What writes to sshd's files behind the configuration's back, or hands sshd options that go before all files.
const WRITES_SSHD =
  /(sed\b.*-i|>|\btee\b|\bcp\b|\bmv\b|\brm\b|\bcurl\b|\bwget\b)[^;&|]*\/etc\/(ssh\/sshd_config|default\/ssh)/;
const OPTIONS = /^\s*(SSHD_OPTS|Environment|ExecStart)\s*=.*\s?-[of]/m;
const SSHD_UNITS = /^\/etc\/(default\/ssh|systemd\/system\/sshd?(@|\.service|\.socket).*)$/;

/** An sshd setting must pass; what is not set has the default that OpenSSH documents. */
export function sshdSetting(
  { sshd, commands, files }: HostConfig,
  source: Source,
  keyword: string,
  preset: string,
  wanted: string,
  passes: (value: string) => boolean,
): Outcome {
  const value = sshd[keyword.toLowerCase()];
  const datum = known(value ?? preset, { ...source, path: `${source.path}.sshd.${keyword}` });
  const changed =
    commands.some((command) => WRITES_SSHD.test(command)) ||
    files.some(({ path, content }) => SSHD_UNITS.test(path) && OPTIONS.test(content));
  if (changed) return unsure(`${keyword} of sshd: its configuration is changed by other means`, [read(datum)]);
  return test(value === undefined ? { ...datum, note: "default: sshd_config(5)" } : datum, wanted, passes);
}

/** The content of a file that the user data writes must pass. */
export function writtenFile(
  { files }: HostConfig,
  source: Source,
  path: RegExp,
  wanted: string,
  passes: (content: string) => boolean,
): Outcome {
  const file = files.findLast((one) => path.test(one.path));
  const evidence = { ...source, path: `${source.path}.write_files`, value: file?.path ?? "[absent]" };
  return file && passes(file.content)
    ? outcome(true, [evidence])
    : outcome(false, [evidence], [file ? `${file.path} lacks: ${wanted}` : `no file is written with: ${wanted}`]);
}

/** The user data must install the package. */
export function installs({ packages }: HostConfig, source: Source, name: string): Outcome {
  return test(known(packages, { ...source, path: `${source.path}.packages` }), name, (list) => list.includes(name));
}

/** A command that passes must be run when the machine is made. */
export function runs({ commands }: HostConfig, source: Source, command: RegExp, wanted: string): Outcome {
  const found = commands.find((one) => command.test(one));
  const evidence = { ...source, path: `${source.path}.runcmd`, value: found === undefined ? "[absent]" : wanted };
  return outcome(found !== undefined, [evidence], found === undefined ? [`no command does: ${wanted}`] : []);
}

/** The unit must be started when the machine is made, and no command may stop it, mask it or take its package away. */
export function keepsRunning({ commands }: HostConfig, source: Source, unit: string): Outcome {
  const starts = commands.some((one) => /systemctl\b.*\b(enable|start|restart)\b/.test(one) && one.includes(unit));
  const name = unit.replace(/\.service$/, "").replaceAll(".", "\\.");
  const ends = new RegExp(
    `(systemctl\\b[^;&|]*\\b(disable|stop|mask|kill)\\b|\\b(apt|apt-get|dpkg)\\b[^;&|]*(\\b(remove|purge)\\b|-[rP]\\b))[^;&|]*(?<![\\w-])${name}(?![\\w-])`,
  );
  const ended = commands.find((one) => ends.test(one));
  const evidence = {
    ...source,
    path: `${source.path}.runcmd`,
    value: ended ?? (starts ? `starts ${unit}` : "[absent]"),
  };
  if (ended !== undefined) return outcome(false, [evidence], [`a command ends ${unit}: ${ended}`]);
  return outcome(starts, [evidence], starts ? [] : [`no command starts ${unit}`]);
}

/** No command may do what the pattern says. */
export function runsNothing({ commands }: HostConfig, source: Source, command: RegExp, unwanted: string): Outcome {
  const found = commands.find((one) => command.test(one));
  const evidence = { ...source, path: `${source.path}.runcmd`, value: found ?? "nothing of the kind" };
  return outcome(found === undefined, [evidence], found === undefined ? [] : [`a command ${unwanted}: ${found}`]);
}
