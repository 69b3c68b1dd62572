import Table from "cli-table3";
import { createColors } from "picocolors";
import { promises as catalogue } from "../../policy-pack/controls/promises";
import type { PromiseValue, PromiseVerdict } from "../../policy-pack/verdicts/promises";
import type { ReportStyle } from "./verdict-lines";

const titles = new Map(catalogue.map(({ id, title }) => [id, title]));

/** How many reasons a table names; all of them are among the violations and unknowns above it. */
const SHOWN_REASONS = 3;

/** The claimed promises as a table: kept, broken, or unproven and why. */
export function promiseLines(promises: readonly PromiseVerdict[], { colour, width }: ReportStyle): string[] {
  const claimed = promises.filter(({ verdict }) => verdict !== "notClaimed");
  const { bold } = createColors(colour);
  if (claimed.length === 0) return [bold("No promise is claimed."), ""];
  const first = Math.max(...claimed.map(({ id }) => id.length), "promise".length) + 2;
  const second = "unproven".length + 2;
  const table = new Table({
    head: ["promise", "verdict", "what it says, and why it is not shown to be kept"],
    colWidths: [first, second, width - first - second - 4],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { id, verdict, reasons } of claimed) {
    table.push([id, painted(verdict, colour), [titles.get(id) ?? id, ...shortened(reasons)].join("\n")]);
  }
  return [bold("Promises"), table.toString(), ""];
}

function shortened(reasons: readonly string[]): string[] {
  const more = reasons.length - SHOWN_REASONS;
  return [
    ...reasons.slice(0, SHOWN_REASONS).map((reason) => `– ${reason}`),
    ...(more > 0 ? [`– and ${more} more`] : []),
  ];
}

function painted(verdict: PromiseValue, colour: boolean): string {
  const { green, red, yellow, dim } = createColors(colour);
  return { kept: green, broken: red, unproven: yellow, notClaimed: dim }[verdict](verdict);
}
