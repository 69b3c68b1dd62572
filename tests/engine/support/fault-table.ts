import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "./interruption-outcomes";
import { project } from "./workspace";

const FAULTS = ["lost", "duplicated", "unnamed", "stale"] as const;
const COLUMNS = ["run", "point", "interrupted by", "the engine said", "done by the runbook", ...FAULTS];

/** How many things were lost, made twice, named by nobody or recorded wrongly: at the interruption, or in the end. */
export function countsOf({ interrupted, over }: Outcome): Record<(typeof FAULTS)[number], number> {
  const count = (fault: (typeof FAULTS)[number]): number => new Set([...interrupted[fault], ...over[fault]]).size;
  return { lost: count("lost"), duplicated: count("duplicated"), unnamed: count("unnamed"), stale: count("stale") };
}

/** The faults and what became of each, as a Markdown table with its totals. */
export function faultTable(outcomes: readonly Outcome[]): string {
  const killed = outcomes.filter((outcome) => outcome.killed).length;
  const totals = FAULTS.map((fault) => outcomes.reduce((sum, outcome) => sum + countsOf(outcome)[fault], 0));
  return [
    row(COLUMNS),
    row(COLUMNS.map(() => "---")),
    ...outcomes.map((outcome) => row(cells(outcome))),
    "",
    `${outcomes.length} points, ${killed} with the engine killed, ${outcomes.length - killed} with the provider failing: ` +
      FAULTS.map((fault, index) => `${totals[index]} ${fault}`).join(", "),
    "",
  ].join("\n");
}

/** Prints the table, and leaves it where it can be looked up. */
export function publish(table: string): void {
  const folder = join(project, ".cache", "engine");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "faults.md"), table);
  process.stdout.write(`\n${table}(.cache/engine/faults.md)\n`);
}

function cells(outcome: Outcome): string[] {
  const { point, killed, recovery } = outcome;
  const counts = countsOf(outcome);
  return [
    point.during,
    point.name,
    killed ? "SIGKILL of the engine" : "provider",
    said(outcome),
    recovery.deeds.join(", ") || "nothing but going on",
    ...FAULTS.map((fault) => String(counts[fault])),
  ];
}

function said({ killed, said: message, recovery: { pending } }: Outcome): string {
  const [first = "", ...others] = pending;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const list = pending.length > 0 ? `pending: ${first}${more}` : "";
  const words = killed ? "locked" : shortened(message);
  return [words, list].filter((text) => text !== "").join("; ") || "nothing";
}

function shortened(message: string): string {
  const [line = ""] = message.split("\n");
  return line.length > 60 ? `…${line.slice(-59)}` : line;
}

const row = (texts: readonly string[]): string => `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
