import { promises } from "../../policy-pack/controls/promises";
import { rules } from "../../policy-pack/rules";
import { promiseEntry, ruleEntry, type ParameterEntry } from "./entries";

const written = "<!-- Written by scripts/reference.ts from the policy pack; do not edit. -->";

/** docs/rules.md: every rule with a heading of its own, which the policies' addresses lead to. */
export function rulesReference(): string {
  return page("Rules", `The policy pack has ${rules.length} rules.`, rules.map(ruleSection));
}

/** docs/promises.md: every promise that a stack can claim, and the rules that enforce it. */
export function promisesReference(): string {
  return page(
    "Promises",
    `A stack can claim ${promises.length} promises. A claimed promise makes its rules mandatory.`,
    promises.map(promiseSection),
  );
}

function page(title: string, about: string, sections: readonly (readonly string[])[]): string {
  return `${[`# ${title}`, written, about, ...sections.flat()].join("\n\n")}\n`;
}

function ruleSection(rule: (typeof rules)[number]): string[] {
  const entry = ruleEntry(rule);
  const scope = entry.over === "estate" ? "the whole stack" : `every \`${entry.over}\``;
  return [
    `## ${entry.id}`,
    `${escaped(entry.title)}.`,
    list([
      `Severity: ${entry.severity}`,
      `About: ${scope}, ${entry.enforced === "always" ? "always" : "where a promise that demands it is claimed"}`,
      ...parameterItems(entry.parameters),
      ...(entry.promises.length > 0
        ? [`Promises: ${entry.promises.map((id) => `[${id}](promises.md#${id})`).join(", ")}`]
        : []),
      ...(entry.controls.length > 0 ? [`Frameworks: ${escaped(entry.controls.join("; "))}`] : []),
      ...(entry.source === undefined ? [] : [`Source: ${escaped(entry.source)}`]),
      ...Object.entries(entry.fix).map(([cloud, text]) => `Fix (${cloud}): ${escaped(text)}`),
    ]),
  ];
}

function promiseSection(promise: (typeof promises)[number]): string[] {
  const entry = promiseEntry(promise);
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return [
    `## ${entry.id}`,
    `${escaped(entry.title)}.`,
    list([
      `Organisation: ${entry.organisation}`,
      ...parameterItems(entry.parameters),
      ...entry.rules.map((id) => `[${id}](rules.md#${id}): ${escaped(titles.get(id) ?? id)}`),
    ]),
  ];
}

function parameterItems(parameters: Readonly<Record<string, ParameterEntry>>): string[] {
  return Object.entries(parameters).map(
    ([name, { description, default: value }]) =>
      `Parameter \`${name}\`, by default \`${JSON.stringify(value)}\`: ${escaped(description)}`,
  );
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Text in which nothing is Markdown. */
function escaped(text: string): string {
  return text.replace(/[*_<>[\]`]/g, "\\$&");
}
