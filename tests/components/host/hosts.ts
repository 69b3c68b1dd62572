import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import type { BastionHost, HostUser, WebHost } from "../../../components/host";
import type { CloudConfig } from "../../../components/host/cloud-config";
import { formatBlock } from "../../../components/model/ip-block";
import { reservedLogins } from "../../../components/model/reserved-logins";
import { anyBlock } from "../model/arbitraries";
import { ecdsaLine, ed25519Line, rsaLine, skEd25519Line } from "../model/ssh-keys";

export const ada: HostUser = { name: "ada-lovelace", publicKeys: [ed25519Line()], sudo: true };
export const grace: HostUser = { name: "grace-hopper", publicKeys: [ed25519Line()], sudo: false };

export const bastion: BastionHost = { profile: "bastion", users: [ada, grace], sshPort: 2222 };
export const web: WebHost = { profile: "web", serviceFrom: ["10.0.0.0/20", "10.0.16.0/20"] };
export const agents = { region: "eu-west-2", logGroup: "/lamplight/production/hosts", ssm: true };

/** A web host with everything that it can have. */
export const fullWeb: WebHost = {
  ...web,
  users: [ada],
  sshPort: 2222,
  sshFrom: ["10.0.48.0/20", "2001:db8:0:30::/60"],
  application: { port: 8080, command: ["/usr/bin/python3", "-m", "http.server"], packages: ["python3"] },
  connectTo: [{ to: ["10.0.96.0/20"], ports: [5432] }],
  agents,
};

/** Reads user data as cloud-init does: YAML 1.1. */
export function read(userData: string): CloudConfig {
  return parse(userData, { version: "1.1" }) as CloudConfig;
}

/** One file of the user data; fails where it is not there, so that no test passes on nothing. */
export function fileOf(userData: string, path: string): string {
  const file = read(userData).write_files.find((one) => one.path === path);
  if (!file) throw new Error(`${path} is not among the files`);
  return file.content;
}

/** The value of an SSH server's keyword, as sshd takes it: the first one. */
export function sshdValue(config: string, keyword: string): string | undefined {
  const line = config.split("\n").find((text) => text.toLowerCase().startsWith(`${keyword.toLowerCase()} `));
  return line?.slice(keyword.length + 1);
}

const pool = [ed25519Line(), ed25519Line(), skEd25519Line(), ecdsaLine(256), ecdsaLine(521), rsaLine(3072)];
const name = fc
  .stringMatching(/^[a-z][a-z0-9_-]{0,31}$/)
  .filter((text) => !reservedLogins.has(text) && !text.startsWith("systemd-"));
const comment = fc.string({ unit: "grapheme-ascii", maxLength: 30 }).map((text) => text.replace(/\s+/g, " "));
const key = fc.tuple(fc.constantFrom(...pool), comment).map(([line, text]) => `${line} ${text}`.trim());
export const anyUser: fc.Arbitrary<HostUser> = fc.record({
  name,
  publicKeys: fc.array(key, { minLength: 1, maxLength: 2 }),
  sudo: fc.boolean(),
});
export const anyUsers = (minLength: number) =>
  fc.uniqueArray(anyUser, { minLength, maxLength: 4, selector: (user) => user.name });
export const anyPort = fc.integer({ min: 1, max: 65535 });
export const anyBlocks = fc.array(anyBlock.map(formatBlock), { minLength: 1, maxLength: 6 });
const anyFlow = fc.record({ to: anyBlocks, ports: fc.array(anyPort, { minLength: 1, maxLength: 3 }) });
const platform = fc.constantFrom<"aws" | "azure">("aws", "azure");
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

export const anyBastion: fc.Arbitrary<BastionHost> = fc.record({
  profile: fc.constant("bastion" as const),
  users: anyUsers(1),
  sshPort: anyPort,
  sshFrom: optional(anyBlocks),
  forwardTo: optional(fc.array(anyFlow, { maxLength: 2 })),
  platform: optional(platform),
  agents: optional(fc.constant(agents)),
});

export const anyWeb: fc.Arbitrary<WebHost> = fc
  .record({
    profile: fc.constant("web" as const),
    users: optional(anyUsers(0)),
    sshPort: anyPort,
    sshFrom: anyBlocks,
    servicePort: anyPort,
    serviceFrom: anyBlocks,
    connectTo: optional(fc.array(anyFlow, { maxLength: 2 })),
    application: optional(fc.record({ port: fc.integer({ min: 1024, max: 65535 }) })),
    platform: optional(platform),
  })
  .filter(({ sshPort, servicePort, application }) => new Set([sshPort, servicePort, application?.port]).size === 3);

/** Where the system's administration tools are, which a plain user's PATH may not name. */
const places = ["/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/local/bin"];

/** The path of a real tool; where it is absent a line says what stays untested here. */
export function tool(program: string, { root = false } = {}): string | undefined {
  const path = places.map((place) => join(place, program)).find(existsSync);
  const why = !path
    ? `${program} is not installed`
    : root && process.getuid?.() !== 0
      ? `${program} needs root`
      : undefined;
  if (why) console.log(`Skipped: ${why}, so what is written for it was not tried with it.`);
  return why ? undefined : path;
}

/** Runs a tool over files in a directory of its own; `@here@` in an argument is that directory. */
export function run(program: string, args: string[], files: Record<string, string>, env?: NodeJS.ProcessEnv) {
  const directory = mkdtempSync(join(tmpdir(), "host-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      writeFileSync(join(directory, path), content.replaceAll("@here@", directory), { mode: 0o700 });
    }
    const result = spawnSync(
      program,
      args.map((text) => text.replaceAll("@here@", directory)),
      {
        encoding: "utf8",
        env: { ...process.env, ...env, PATH: `${directory}:${places.join(":")}` },
      },
    );
    return { status: result.status, output: `${result.stdout}${result.stderr}` };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
