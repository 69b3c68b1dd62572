import { parse } from "yaml";
import type { HostConfig } from "../kinds";
import { Unreadable } from "./bytes";
import { sshdSettings } from "./sshd";
import { loginsOf } from "./users";
import { writtenFiles } from "./write-files";

export type Members = Readonly<Record<string, unknown>>;

/** Reads one cloud-config as cloud-init would: YAML 1.1, in which `yes` is true and a repeated key's last value holds. */
export function readCloudConfig(text: string): HostConfig | Unreadable {
  const config = parsed(text);
  if (config instanceof Unreadable) return config;
  const files = writtenFiles(config.write_files);
  if (files instanceof Unreadable) return files;
  const passwords = isYes(config.ssh_pwauth);
  return {
    users: loginsOf(config),
    files,
    packages: packagesOf(config.packages),
    commands: [...commandsOf(config.bootcmd), ...commandsOf(config.runcmd)],
    // https://docs.cloud-init.io/en/latest/reference/modules.html: root is disabled unless the user data says otherwise.
    disablesRoot: !isNo(config.disable_root),
    allowsPasswords: passwords,
    sshd: sshdSettings(files, passwords ? "yes" : isNo(config.ssh_pwauth) ? "no" : undefined),
  };
}

function parsed(text: string): Members | Unreadable {
  let config: unknown;
  try {
    config = parse(text, { version: "1.1", uniqueKeys: false, logLevel: "error" });
  } catch {
    return new Unreadable("is no YAML");
  }
  if (config === null || config === undefined) return {};
  if (!isMembers(config)) return new Unreadable("is no map of cloud-init keys");
  return config;
}

function packagesOf(value: unknown): readonly string[] {
  return asList(value).flatMap((entry) => {
    if (typeof entry === "string") return [entry];
    // `[name, version]`, or `{apt: [name, …]}` for one package manager.
    if (Array.isArray(entry)) return typeof entry[0] === "string" ? [entry[0]] : [];
    return isMembers(entry) ? Object.values(entry).flatMap(packagesOf) : [];
  });
}

function commandsOf(value: unknown): readonly string[] {
  return asList(value).map((entry) => (Array.isArray(entry) ? entry.map(String).join(" ") : String(entry)));
}

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

// cloud-init's util.is_true and is_false.
export function isYes(value: unknown): boolean {
  return value === true || ["true", "1", "on", "yes"].includes(String(value).toLowerCase());
}
export function isNo(value: unknown): boolean {
  return value === false || ["false", "0", "off", "no"].includes(String(value).toLowerCase());
}
