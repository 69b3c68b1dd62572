import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import type { Fault } from "../providers/faults";
import type { Result, Running, Workspace } from "./workspace";

/** Milliseconds without a further operation being held after which the engine waits for nothing else. */
const QUIET = 500;
const POLL = 50;

/** Runs the engine into faults: to its end, or until it waits for what is held, where it is killed. */
export async function runInto(
  workspace: Workspace,
  faults: readonly Fault[],
  args: readonly string[],
): Promise<Result> {
  workspace.faults(faults);
  const running = workspace.launch({}, ...args);
  if (faults.some(({ hold }) => hold === true)) {
    await untilHeld(workspace, running);
    killWithAll(running);
  }
  const result = await running.ended;
  workspace.faults([]);
  if (workspace.met().length === 0) throw new Error(`no operation met ${JSON.stringify(faults)}\n${result.stdout}`);
  return result;
}

/** Waits until operations are held, and no others come to it. */
export async function untilHeld(workspace: Workspace, { ended }: Running): Promise<void> {
  let early: Result | undefined;
  void ended.then((result) => (early = result));
  for (let [held, quiet] = [0, 0]; held === 0 || quiet < QUIET; quiet += POLL) {
    await after(POLL);
    if (early !== undefined) throw new Error(`nothing was held: ${early.code}\n${early.stdout}\n${early.stderr}`);
    const now = workspace.met().filter((met) => met.held).length;
    if (now !== held) quiet = 0;
    held = now;
  }
}

/** Ends the engine and all that it started, as when its machine dies. */
export function killWithAll(running: Running): void {
  const pid = running.pid!;
  // The engine first, so that it sees none of the others go.
  for (const each of [pid, ...descendants(pid)]) kill(each);
}

/** Ends a process at once; no error where it has ended already. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whatever a process started, and what that started. */
export function descendants(pid: number): number[] {
  const parents = parentsOfAll();
  const found = [pid];
  for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child);
  return found.slice(1);
}

function parentsOfAll(): Map<number, number> {
  if (existsSync("/proc/self/stat")) return new Map(readdirSync("/proc").flatMap(parentInProc));
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const lines = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  return new Map(lines.map(([pid = 0, parent = 0]) => [pid, parent]));
}

function parentInProc(entry: string): [number, number][] {
  if (!/^\d+$/.test(entry)) return [];
  try {
    // The command's name stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${entry}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return [[Number(entry), Number(fields[1])]];
  } catch {
    // It ended between the listing and the look.
    return [];
  }
}
