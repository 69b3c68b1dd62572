import { createColors } from "picocolors";
import { shortType } from "../preview/tree";
import type { Change, Difference, Operation } from "./diff";
import type { PropertyChange } from "./property-changes";

const marks: Record<Operation, string> = { create: "+", update: "~", replace: "+-", delete: "-", same: " ", read: ">" };

type Colours = ReturnType<typeof createColors>;

/** The difference as lines for people: what changes and how, then the counts. What stays the same is only counted. */
export function diffLines({ changes, counts }: Difference, { colour = false }: { colour?: boolean } = {}): string[] {
  const colours = createColors(colour);
  const shown = changes.filter(({ operation }) => operation !== "same" && operation !== "read");
  const lines = shown.flatMap((change) => [headLine(change, colours), ...propertyLines(change.properties, colours)]);
  return [...lines, ...(lines.length > 0 ? [""] : []), countLine(counts)];
}

function headLine(change: Change, colours: Colours): string {
  const paint = painter(change.operation, colours);
  const notes = [
    change.formerUrn !== undefined && `was ${change.formerUrn}`,
    change.protected === true && "protected: Pulumi will refuse to delete it",
    change.retained === true && "only from the state: the cloud keeps it",
  ].filter((note) => note !== false);
  const note = notes.length > 0 ? `  (${notes.join("; ")})` : "";
  return `${paint(marks[change.operation].padEnd(2))} ${shortType(change.type)} ${colours.bold(change.name)}${note}`;
}

function propertyLines(properties: readonly PropertyChange[], colours: Colours): string[] {
  return properties.map(({ path, kind, from, to, forcesReplacement }) => {
    const forced = forcesReplacement === true ? colours.magenta("  forces replacement") : "";
    if (kind === "add") return `     ${colours.green("+")} ${path}: ${to}${forced}`;
    if (kind === "remove") return `     ${colours.red("-")} ${path}: ${from}${forced}`;
    return `     ${colours.yellow("~")} ${path}: ${from} → ${to}${forced}`;
  });
}

function painter(operation: Operation, { green, yellow, magenta, red, dim }: Colours): (text: string) => string {
  return { create: green, update: yellow, replace: magenta, delete: red, same: dim, read: dim }[operation];
}

function countLine(counts: Record<Operation, number>): string {
  const words: [Operation, string][] = [
    ["create", "to create"],
    ["update", "to update"],
    ["replace", "to replace"],
    ["delete", "to delete"],
    ["read", "to read"],
  ];
  const parts = words
    .filter(([operation]) => counts[operation] > 0)
    .map(([operation, word]) => `${counts[operation]} ${word}`);
  return [...(parts.length > 0 ? parts : ["no changes"]), `${counts.same} unchanged`].join(", ");
}
