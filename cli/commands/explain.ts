import { createColors } from "picocolors";
import { promises } from "../../policy-pack/controls/promises";
import { rules } from "../../policy-pack/rules";
import { InputError } from "../preview/input-error";
import { promiseEntry, ruleEntry, type ParameterEntry } from "../report/entries";
import { exit, type ExitCode } from "./exit";
import { didYouMean } from "./near";
import type { Terminal } from "./terminal";

type Row = readonly [label: string, texts: readonly string[]];

/** `hardened-hosting explain`: everything that is known of a rule or promise. */
export function explain(id: string, terminal: Terminal): ExitCode {
  const rule = rules.find((one) => one.id === id);
  const promise = promises.find((one) => one.id === id);
  if (rule !== undefined) terminal.out(explained(id, rule.title, rowsOfRule(rule), terminal));
  else if (promise !== undefined) terminal.out(explained(id, promise.title, rowsOfPromise(promise), terminal));
  else {
    const ids = [...rules, ...promises].map((one) => one.id);
    throw new InputError(
      `explain: received ${id}; accepted: an id that \`hardened-hosting rules\` or \`hardened-hosting promises\` lists` +
        didYouMean(id, ids),
    );
  }
  return exit.holds;
}

function rowsOfRule(rule: (typeof rules)[number]): readonly Row[] {
  const entry = ruleEntry(rule);
  return [
    ["severity", [entry.severity]],
    ["about", [entry.over === "estate" ? "the whole stack" : `every ${entry.over}`]],
    ["enforced", [entry.enforced === "always" ? "on every stack" : "where a promise that demands it is claimed"]],
    ["parameters", parameterTexts(entry.parameters)],
    ["promises", entry.promises.map((id) => `${id}: ${promises.find((one) => one.id === id)!.title}`)],
    ["why", [entry.source ?? ""].filter((text) => text !== "")],
    ["frameworks", entry.controls],
    ["fix", Object.entries(entry.fix).map(([cloud, text]) => `${cloud}: ${text}`)],
  ];
}

function rowsOfPromise(promise: (typeof promises)[number]): readonly Row[] {
  const entry = promiseEntry(promise);
  return [
    ["organisation", [entry.organisation]],
    ["parameters", parameterTexts(entry.parameters)],
    ["rules", entry.rules.map((id) => `${id}: ${rules.find((one) => one.id === id)?.title ?? id}`)],
    ["frameworks", entry.controls],
  ];
}

function parameterTexts(parameters: Readonly<Record<string, ParameterEntry>>): string[] {
  return Object.entries(parameters).map(
    ([name, { description, default: value }]) => `${name} = ${JSON.stringify(value)}: ${description}`,
  );
}

function explained(id: string, title: string, rows: readonly Row[], { colour }: Terminal): string {
  const { bold, cyan } = createColors(colour);
  const filled = rows.filter(([, texts]) => texts.length > 0);
  const width = Math.max(...filled.map(([label]) => label.length));
  const lines = filled.flatMap(([label, texts]) =>
    texts.map((text, i) => `${cyan((i === 0 ? label : "").padEnd(width))}  ${text}`),
  );
  return `${[bold(id), title, "", ...lines].join("\n")}\n`;
}
