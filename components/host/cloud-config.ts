import { z } from "zod";
import { formatPublicKey, parsePublicKey } from "../model/ssh-key";
import type { HostUser } from "./arguments";
import type { Part } from "./part";
import { yamlText } from "./yaml-text";

/** The largest user data that EC2 takes, in bytes before base64 (EC2 User Guide, "Instance user data"). */
export const userDataLimit = 16_384;

const command = z.array(z.string().min(1)).min(1);
const user = z.strictObject({
  name: z.string(),
  shell: z.string().startsWith("/"),
  lock_passwd: z.literal(true),
  ssh_authorized_keys: z.array(z.string()).min(1),
  sudo: z.string().optional(),
});
const file = z.strictObject({
  path: z.string().startsWith("/"),
  permissions: z
    .string()
    .regex(/^0[0-7]{3}$/)
    .optional(),
  content: z.string(),
});

/**
 * Every key that a profile may emit, with the values that hardening allows. Strict, because cloud-init 22.4 (Debian 12)
 * silently ignores a misspelled key, and with it the protection that it stood for.
 */
export const cloudConfig = z.strictObject({
  bootcmd: z.array(command),
  users: z.array(user),
  disable_root: z.literal(true),
  ssh_pwauth: z.literal(false),
  ssh_deletekeys: z.literal(true),
  ssh_genkeytypes: z.tuple([z.literal("ed25519")]),
  manage_etc_hosts: z.literal(true),
  write_files: z.array(file),
  package_update: z.literal(true),
  package_upgrade: z.literal(true),
  packages: z.array(z.string().regex(/^[a-z0-9][a-z0-9.+-]+$/)),
  runcmd: z.array(command),
  power_state: z.strictObject({ mode: z.literal("reboot"), condition: z.string(), timeout: z.number() }),
});
export type CloudConfig = z.infer<typeof cloudConfig>;

/** Puts the parts of a profile together, in their order. */
export function compose(users: HostUser[], parts: Part[]): CloudConfig {
  const started = parts.flatMap((part) => part.units ?? []);
  const purges = parts.flatMap((part) => part.purges ?? []);
  return {
    bootcmd: parts.flatMap((part) => part.earlyCommands ?? []),
    users: users.map(account),
    disable_root: true,
    ssh_pwauth: false,
    ssh_deletekeys: true,
    ssh_genkeytypes: ["ed25519"],
    manage_etc_hosts: true,
    write_files: parts
      .flatMap((part) => part.files ?? [])
      .map(({ path, permissions, content }) => ({ path, ...(permissions ? { permissions } : {}), content })),
    package_update: true,
    package_upgrade: true,
    packages: [...new Set(parts.flatMap((part) => part.packages ?? []))].sort(),
    runcmd: [
      ...(purges.length > 0 ? [["apt-get", "purge", "--yes", "--auto-remove", ...purges]] : []),
      ["systemctl", "daemon-reload"],
      ["sh", "-c", `units="${started.join(" ")}"; systemctl enable $units; systemctl restart $units`],
      ...parts.flatMap((part) => part.commands ?? []),
    ],
    // The first upgrade may bring a kernel; a host does not wait a day for the restart that makes it count.
    power_state: { mode: "reboot", condition: "test -f /run/reboot-required", timeout: 60 },
  };
}

function account({ name, publicKeys, sudo }: HostUser): CloudConfig["users"][number] {
  return {
    name,
    shell: "/bin/bash",
    lock_passwd: true,
    // Without their comments, which are free text and not needed: the name is beside them.
    ssh_authorized_keys: publicKeys.map((text) => formatPublicKey({ ...parsePublicKey(text), comment: "" })),
    ...(sudo ? { sudo: "ALL=(ALL:ALL) NOPASSWD: ALL" } : {}),
  };
}

/**
 * The user data's text.
 *
 * @throws when a profile emits what the schema does not know, or more than EC2 takes
 */
export function render(config: CloudConfig): string {
  const text = `#cloud-config\n${yamlText(cloudConfig.parse(config))}`;
  const bytes = Buffer.byteLength(text);
  if (bytes > userDataLimit) {
    throw new Error(
      `user data: ${bytes} bytes; EC2 takes ${userDataLimit} (fewer users or keys, or an image that already has what is written here)`,
    );
  }
  return text;
}
