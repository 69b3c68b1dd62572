import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "../../engine/providers/wire";
import type { Json, Properties } from "../../../cli/preview/graph";

/** Tests that ask a program of the machine; skipped, with a line that says so, where it is not there. */
export function withTool(program: string): jest.It {
  if (spawnSync("sh", ["-c", `command -v ${program}`]).status === 0) return test;
  process.stdout.write(`no ${program} on this machine: what it says of keys and certificates is not tested\n`);
  return test.skip;
}

/** What a program prints; an error where it fails. */
export function tool(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

/** A folder for files that only their owner may read, as OpenSSH wants its keys. */
export class Files {
  private readonly folder = mkdtempSync(join(tmpdir(), "hosting-tls-"));

  write(name: string, content: Json | undefined): string {
    const path = join(this.folder, name);
    writeFileSync(path, text(content), { mode: 0o600 });
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One of each kind of key that both certificates and OpenSSH have. */
export const keys: readonly Properties[] = [
  { algorithm: "RSA", rsaBits: 2304 },
  { algorithm: "ECDSA", ecdsaCurve: "P256" },
  { algorithm: "ECDSA", ecdsaCurve: "P384" },
  { algorithm: "ECDSA", ecdsaCurve: "P521" },
  { algorithm: "ED25519" },
];
