import { join } from "node:path";
import { InputError } from "../preview/input-error";
import { writers, type FormatName } from "../report/formats";
import { openState } from "../state/read-state";
import { stateWarnings } from "../state/under-passphrase";
import type { ExitCode } from "./exit";
import { makeFolder, writeWhole } from "./files";
import { checkFlags, evidenceOf, exitCodeOf, judgeAll, type JudgingOptions, type Source } from "./judging";
import { lazily } from "./lazily";
import { didYouMean } from "./near";
import type * as Plan from "./plan";
import type { PlanOptions } from "./plan";
import type { Terminal } from "./terminal";
import { warn } from "./warnings";

export interface AuditOptions extends PlanOptions, JudgingOptions {
  /** Files with exported states or planned changes. @default none: the stack's program is run */
  readonly state?: readonly string[];
  /** Names of formats, separated by commas. */
  readonly format: string;
  /** The folder for one file per format. @default none: printed */
  readonly out?: string;
  /** The same as the format json. @default false */
  readonly json?: boolean;
}

/** `hardened-hosting audit`: the pack over a program, or over any number of states. */
export async function audit(stack: string | undefined, options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  checkFlags(options);
  const formats = options.json ? (["json"] as const) : formatsIn(options.format);
  if (options.out === undefined && formats.length > 1) {
    throw new InputError(`--format: received ${options.format} without --out; accepted: one format, or --out FOLDER`);
  }
  const judged = judgeAll(await sourcesOf(stack, options, terminal), options);
  const content = { judged, record: evidenceOf(judged, options) };
  if (options.out === undefined) {
    const text = writers[formats[0]!].write(content, terminal);
    terminal.progress();
    terminal.out(text);
  } else {
    const plain = { colour: false, width: 120 };
    const { out } = options;
    const files = formats.map((format) => ({
      file: join(out, writers[format].file),
      text: writers[format].write(content, plain),
      flag: "--out",
    }));
    makeFolder(out, "--out");
    writeWhole(files);
    terminal.progress();
    terminal.out(files.map(({ file }) => `${file}\n`).join(""));
  }
  return exitCodeOf(judged, options);
}

async function sourcesOf(
  stack: string | undefined,
  options: AuditOptions,
  terminal: Terminal,
): Promise<readonly Source[]> {
  const { state: files } = options;
  if ((stack === undefined) === (files === undefined)) {
    const received = stack === undefined ? "neither a stack nor --state" : `the stack ${stack} and --state`;
    throw new InputError(`audit: received ${received}; accepted: a stack, or --state FILE…`);
  }
  if (files !== undefined) return statesIn(files, options, terminal);
  terminal.progress(`Running the program of ${stack} …`);
  const { document, asOf, warnings } = await lazily<typeof Plan>("./plan").planOf(stack!, options);
  warn(warnings, terminal);
  return [{ document, source: "preview", asOf }];
}

function statesIn(files: readonly string[], { config, answers }: PlanOptions, terminal: Terminal): readonly Source[] {
  if (config.length > 0)
    throw new InputError("-c: received with --state; accepted: with a stack, whose program is run");
  if (answers !== undefined) throw new InputError("--answers: received with --state; accepted: with a stack");
  return files.map((file) => {
    const { document, secretsProvider } = openState(file);
    warn(stateWarnings(file, { resources: document.deployment.resources, secretsProvider }), terminal);
    return { document, source: file };
  });
}

function formatsIn(list: string): readonly FormatName[] {
  const names = Object.keys(writers) as FormatName[];
  return [...new Set(list.split(","))].map((given) => {
    const name = names.find((one) => one === given.trim());
    if (name !== undefined) return name;
    throw new InputError(`--format: received ${given}; accepted: ${names.join(", ")}${didYouMean(given, names)}`);
  });
}
