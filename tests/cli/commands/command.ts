import { execFile } from "node:child_process";
import { join } from "node:path";
import { run } from "../../../cli/commands/program";

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const executable = join(__dirname, "../../../bin/hardened-hosting.cjs");

/** Runs the built command in a process of its own, as people do. */
export function command(args: readonly string[], cwd = process.cwd(), env: NodeJS.ProcessEnv = {}): Promise<Result> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 28 };
    execFile(process.execPath, [executable, ...args], options, (error, out, err) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, out, err });
      else reject(error ?? new Error("no exit code"));
    });
  });
}

/** Runs the command in this process: for whatever runs no program. */
export async function inProcess(...args: readonly string[]): Promise<Result> {
  const printed = { out: "", err: "" };
  const code = await run(args, {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    progress: () => undefined,
    colour: false,
    width: 120,
  });
  return { code, ...printed };
}
