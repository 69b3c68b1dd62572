import { Command, CommanderError } from "commander";
import { InputError } from "../preview/input-error";
import { oneLine, ProgramError } from "../preview/program-error";
import type * as Audit from "./audit";
import type * as Catalogue from "./catalogue";
import type * as Explain from "./explain";
import { exit, type ExitCode } from "./exit";
import { lazily } from "./lazily";
import { version } from "./version";
import type * as Preview from "./preview";
import type { Terminal } from "./terminal";

/** Runs one command and returns the exit code. Whatever cannot be used is one line on stderr and exit 2. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exit.holds;
  const program = commands(terminal, (result) => (code = result));
  try {
    await program.parseAsync(argv.length === 0 ? ["--help"] : argv, { from: "user" });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return exit.holds;
    terminal.progress();
    terminal.err(`${lineOf(thrown)}\n`);
    return exit.unusable;
  }
}

function lineOf(thrown: unknown): string {
  const line = oneLine(thrown);
  if (thrown instanceof InputError || thrown instanceof ProgramError) return line;
  if (thrown instanceof CommanderError) return commandLine(thrown);
  // A defect of ours: whoever reports it can say where it is.
  const place = thrown instanceof Error ? /^ +at (.*)$/m.exec(thrown.stack ?? "")?.[1] : undefined;
  return `internal error: ${line}${place === undefined ? "" : ` (at ${place})`}`;
}

function commandLine({ message }: CommanderError): string {
  return `${oneLine(message.replace(/^error: /, ""))}; accepted: what \`hardened-hosting --help\` lists`;
}

function commands(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command("hardened-hosting")
    .description(
      "Hosting that keeps published security promises: preview, audit and explain it without a cloud account.",
    )
    .version(version())
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: () => undefined })
    .exitOverride()
    .helpCommand(false)
    .showSuggestionAfterError();
  addPreview(program, terminal, done);
  addAudit(program, terminal, done);
  addCatalogues(program, terminal, done);
  return program;
}

function addPreview(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  judging(running(program.command("preview")))
    .description("show what a stack would create or change, and what the policy pack says of it; creates nothing")
    .argument("<stack>", "the stack's name, as in stacks/Pulumi.<stack>.yaml")
    .option("--against <state.json>", "show the difference from an exported state instead")
    .option("--export <graph.json>", "write the planned graph in the form of `pulumi stack export`, secrets redacted")
    .option("--json", "print only the evidence record")
    .action(async (stack: string, options: Preview.PreviewOptions) =>
      done(await lazily<typeof Preview>("./preview").preview(stack, options, terminal)),
    );
}

function addAudit(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  judging(running(program.command("audit")))
    .description("judge a stack's program, exported states or planned changes, many at once")
    .argument("[stack]", "the stack whose program is run; or else --state")
    .option("--state <file...>", "output of `pulumi stack export` or `pulumi preview --json`; several are possible")
    .option("--format <list>", "text, json; several with commas", "text")
    .option("--out <folder>", "write each format to a file there instead of printing it")
    .option("--json", "print only the evidence record: the same as --format json")
    .action(async (stack: string | undefined, options: Audit.AuditOptions) =>
      done(await lazily<typeof Audit>("./audit").audit(stack, options, terminal)),
    );
}

function addCatalogues(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("explain")
    .description("what a rule or promise says, why, how to put it right, and which frameworks ask for it")
    .argument("<rule or promise>", "its id")
    .action((id: string) => done(lazily<typeof Explain>("./explain").explain(id, terminal)));
  for (const [name, what] of [
    ["stacks", "the stacks of this project"],
    ["rules", "every rule of the policy pack"],
    ["promises", "every promise that a stack can claim"],
  ] as const) {
    program
      .command(name)
      .description(`list ${what}`)
      .option("--json", "as JSON")
      .action((options: { json?: boolean }) => done(lazily<typeof Catalogue>("./catalogue")[name](options, terminal)));
  }
}

/** The flags of whatever runs a program. */
function running(command: Command): Command {
  const collect = (value: string, before: string[]): string[] => [...before, value];
  return command
    .option("-c, --config <key=value>", "a configuration value for this run; may be repeated", collect, [])
    .option("--answers <file>", "recorded answers of clouds and other stacks, for programs that ask them");
}

/** The flags of whatever judges. */
function judging(command: Command): Command {
  return command
    .option("--as-of <date>", "the day by which grants and waivers are judged; default: hosting:asOf, or today")
    .option("--waivers <file>", "approved exceptions, a YAML or JSON list")
    .option("--policy-pack-config <file>", "rules' enforcement levels and parameters, as `pulumi --policy-pack-config`")
    .option("--require-known", "exit 1 where a promise demands what cannot be known before the update");
}
