/** Servers of the tests' own: in a temporary folder, on loopback, on a free port, stopped by their process id. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { accessSync, chownSync, constants, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Where a program is, on the path or in one of the folders where Debian keeps it; undefined if it is not installed. */
export function findProgram(name: string, ...folders: string[]): string | undefined {
  const candidates = [...(process.env.PATH ?? "").split(":"), ...folders].map((folder) => path.join(folder, name));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Folders such as /usr/lib/postgresql/15/bin, the newest version first. */
export function versionedFolders(parent: string, child: string): string[] {
  try {
    const versions = readdirSync(parent).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => path.join(parent, version, child));
  } catch {
    return [];
  }
}

/** Both servers refuse to run as root: then they run as nobody. */
export interface Owner {
  uid?: number;
  gid?: number;
}

export function owner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const [, , uid, gid] = /^nobody:.*$/m.exec(readFileSync("/etc/passwd", "utf8"))![0].split(":").map(Number);
  return { uid, gid };
}

export function temporaryFolder(name: string, { uid, gid }: Owner): string {
  const folder = mkdtempSync(path.join(tmpdir(), `hardened-hosting-${name}-`));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs a program to its end as the owner, quietly; its output is in the error if it fails. */
export function runAs(who: Owner, folder: string, program: string, args: string[]): void {
  execFileSync(program, args, { ...who, cwd: folder, stdio: "pipe", env: { ...process.env, HOME: folder } });
}

/** An authority and a certificate for `localhost` that it signed, made by openssl in the folder. */
export function certificates(who: Owner, folder: string) {
  const openssl = (...args: string[]) => runAs(who, folder, "openssl", args);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const authority = ["-x509", "-days", "2", "-subj", "/CN=Authority of the tests"];
  openssl("req", ...key, ...authority, "-keyout", "ca.key", "-out", "ca.pem");
  const server = ["-x509", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const signed = ["-addext", "basicConstraints=critical,CA:FALSE", "-CA", "ca.pem", "-CAkey", "ca.key"];
  openssl("req", ...key, ...server, ...signed, "-keyout", "server.key", "-out", "server.pem");
  const file = (name: string) => path.join(folder, name);
  return {
    ca: readFileSync(file("ca.pem"), "utf8"),
    caFile: file("ca.pem"),
    key: file("server.key"),
    cert: file("server.pem"),
  };
}

export interface ServerProcess {
  log(): string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers. */
export async function startServer(
  who: Owner,
  folder: string,
  [program, ...args]: [string, ...string[]],
  stopSignal: NodeJS.Signals,
  answers: () => Promise<unknown>,
): Promise<ServerProcess> {
  const logFile = path.join(folder, "server.log");
  const log = openSync(logFile, "a");
  const child = spawn(program, args, { ...who, cwd: folder, stdio: ["ignore", log, log] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // Also where a test run is broken off.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(stopSignal);
    await ended;
    process.removeListener("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  const readLog = () => readFileSync(logFile, "utf8");
  try {
    await untilItAnswers(child, answers);
  } catch (error) {
    const output = readLog();
    await stop();
    throw new Error(`${program} does not answer\n${output.slice(-3000)}`, { cause: error });
  }
  return { log: readLog, stop };
}

async function untilItAnswers(child: ChildProcess, answers: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    try {
      await answers();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
