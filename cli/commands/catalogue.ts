import { relative } from "node:path";
import { promises as promiseSpecs } from "../../policy-pack/controls/promises";
import { rules as allRules } from "../../policy-pack/rules";
import { findProject, stacksOf } from "../preview/project";
import { promiseEntry, ruleEntry } from "../report/entries";
import { exit, type ExitCode } from "./exit";
import type { Terminal } from "./terminal";

export interface CatalogueOptions {
  /** @default false: lines for people */
  readonly json?: boolean;
}

/** `hardened-hosting stacks`: the stacks that have a configuration file. */
export function stacks({ json }: CatalogueOptions, terminal: Terminal): ExitCode {
  const project = findProject(process.cwd());
  const folder = relative(project.root, project.stackFolder);
  const entries = stacksOf(project).map((name) => ({
    name,
    file: [folder, `Pulumi.${name}.yaml`].filter((part) => part !== "").join("/"),
  }));
  return print(
    json,
    entries,
    entries.map(({ name, file }) => [name, file]),
    terminal,
  );
}

/** `hardened-hosting rules`: every rule, with its severity and its sentence. */
export function rules({ json }: CatalogueOptions, terminal: Terminal): ExitCode {
  return print(
    json,
    allRules.map(ruleEntry),
    allRules.map(({ id, severity, title }) => [id, severity, title]),
    terminal,
  );
}

/** `hardened-hosting promises`: every promise, with its sentence. */
export function promises({ json }: CatalogueOptions, terminal: Terminal): ExitCode {
  return print(
    json,
    promiseSpecs.map(promiseEntry),
    promiseSpecs.map(({ id, title }) => [id, title]),
    terminal,
  );
}

function print(
  json: boolean | undefined,
  entries: readonly unknown[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): ExitCode {
  terminal.out(json ? `${JSON.stringify(entries, undefined, 2)}\n` : aligned(rows));
  return exit.holds;
}

/** Rows with every column but the last as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join("  ") + "\n")
    .join("");
}
