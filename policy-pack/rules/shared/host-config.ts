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

/** Whether the host offers SSH at all: not if its service is masked and no configuration of it is written. */
export function offersSsh(host: HostFact): boolean {
  if (host.config.state !== "known") return true;
  const { sshd, users, commands } = host.config.value;
  const masked = commands.some((command) => /systemctl\b.*\bmask\b.*\bssh\.service\b/.test(command));
  return !(masked && Object.keys(sshd).length === 0 && users.every(({ keys }) => keys.length === 0));
}

/** An sshd setting must pass; what is not set has the default that OpenSSH documents. */
export function sshdSetting(
  { sshd }: HostConfig,
  source: Source,
  keyword: string,
  preset: string,
  wanted: string,
  passes: (value: string) => boolean,
): Outcome {
  const value = sshd[keyword.toLowerCase()];
  const datum = known(value ?? preset, { ...source, path: `${source.path}.sshd.${keyword}` });
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
