import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { commandsIn, commandsUnder } from "./runbook";
import type { Result, Workspace } from "./workspace";

/** Blocks with commands that this project's own programs carry out, by runbook, heading and number. */
export function ownBlocksIn(runbooks: readonly string[]): string[] {
  return runbooks.flatMap((runbook) =>
    [...commandsIn(runbook)].flatMap(([heading, scripts]) =>
      scripts.flatMap((script, block) => (script.includes("npx ") ? [named(runbook, heading, block)] : [])),
    ),
  );
}

/** Types what runbooks tell to, and remembers what was typed. */
export class Typist {
  /** What no typist has typed is not tested. */
  static readonly typed = new Set<string>();

  constructor(private readonly workspace: Workspace) {
    const folder = this.programs;
    mkdirSync(folder, { recursive: true });
    // They say what they were asked: what AWS and machines do, a test does.
    for (const program of ["aws", "ssh"]) {
      writeFileSync(join(folder, program), `#!/bin/sh\necho "${program} $*" >&2\necho none\n`);
      chmodSync(join(folder, program), 0o755);
    }
  }

  /** Types a block under a heading. */
  async type(runbook: string, heading: string, block = 0, env: NodeJS.ProcessEnv = {}): Promise<Result> {
    const script = commandsUnder(runbook, heading)[block];
    if (script === undefined) throw new Error(`docs/runbooks/${runbook}.md: no block ${block} under "${heading}"`);
    Typist.typed.add(named(runbook, heading, block));
    const PATH = [this.programs, join(this.workspace.folder, "bin"), process.env.PATH].join(delimiter);
    return this.workspace.shell(script, { PATH, ...env });
  }

  /** The same where success is expected; gives what was printed. */
  async must(runbook: string, heading: string, block = 0, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const { code, stdout, stderr } = await this.type(runbook, heading, block, env);
    if (code !== 0) throw new Error(`${named(runbook, heading, block)} ended with ${code}\n${stdout}\n${stderr}`);
    return stdout;
  }

  private get programs(): string {
    return join(this.workspace.folder, "typist");
  }
}

function named(runbook: string, heading: string, block: number): string {
  return `${runbook}: ${heading}${block === 0 ? "" : `, block ${block + 1}`}`;
}
