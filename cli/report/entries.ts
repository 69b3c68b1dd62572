import { clausesByRule } from "../../policy-pack/controls/framework";
import { frameworks } from "../../policy-pack/controls/frameworks";
import { demandsOf, type PromiseSpec } from "../../policy-pack/controls/promise";
import { promises } from "../../policy-pack/controls/promises";
import type { AnyParameter } from "../../policy-pack/rules/parameter";
import type { Rule } from "../../policy-pack/rules/rule";

const controls = clausesByRule(frameworks);

/** A parameter as catalogues give it. */
export interface ParameterEntry {
  readonly description: string;
  readonly default: unknown;
}

/** A rule as catalogues give it: what it asks, of what, why and for whom. */
export interface RuleEntry {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  /** The kind of thing that it is about; `estate` for the whole stack. */
  readonly over: string;
  readonly enforced: "always" | "claimed";
  readonly parameters: Readonly<Record<string, ParameterEntry>>;
  readonly fix: Readonly<Record<string, string>>;
  readonly source?: string;
  readonly promises: readonly string[];
  readonly controls: readonly string[];
}

/** A promise as catalogues give it. */
export interface PromiseEntry {
  readonly id: string;
  readonly organisation: string;
  readonly title: string;
  readonly parameters: Readonly<Record<string, ParameterEntry>>;
  readonly rules: readonly string[];
  readonly controls: readonly string[];
}

export function ruleEntry(rule: Rule): RuleEntry {
  const { id, title, severity, over, enforced, fix, source } = rule;
  return {
    id,
    title,
    severity,
    over,
    enforced,
    parameters: parametersOf(rule.parameters),
    fix,
    ...(source === undefined ? {} : { source }),
    promises: promises.filter((promise) => rulesOf(promise).includes(id)).map((promise) => promise.id),
    controls: controls[id] ?? [],
  };
}

export function promiseEntry(promise: PromiseSpec): PromiseEntry {
  const { id, organisation, title, parameters = {} } = promise;
  const rules = rulesOf(promise);
  return {
    id,
    organisation,
    title,
    parameters: parametersOf(parameters),
    rules,
    controls: [...new Set(rules.flatMap((rule) => controls[rule] ?? []))].sort(),
  };
}

function rulesOf(promise: PromiseSpec): string[] {
  return [...new Set(demandsOf(promise).map(({ rule }) => rule))].sort();
}

function parametersOf(parameters: Readonly<Record<string, AnyParameter>>): Record<string, ParameterEntry> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { description, default: value }]) => [
      name,
      { description, default: value },
    ]),
  );
}
