import type { Rule } from "../rules/rule";
import type { Enforcement } from "./verdict";

/** A resource's inputs, in Pulumi's wire form. */
export type WireInputs = Readonly<Record<string, unknown>>;

/** What a remedy changed. */
export interface Remedied {
  readonly rule: string;
  readonly urn: string;
}

/** The rules whose remedies are wanted: those at level `remediate` that have any. */
export function remedying(rules: readonly Rule[], enforcement: Readonly<Record<string, Enforcement>>): readonly Rule[] {
  return rules.filter((rule) => rule.remedies && enforcement[rule.id] === "remediate");
}

/** Applies remedies one after another, as the engine does when a resource is registered: each that changes something. */
export function remediesOn(
  remedying: readonly Rule[],
  type: string,
  inputs: WireInputs,
): readonly { readonly rule: Rule; readonly inputs: WireInputs }[] {
  let current = inputs;
  return remedying.flatMap((rule) => {
    const changed = rule.remedies?.[type]?.(current);
    if (changed === undefined || JSON.stringify(changed) === JSON.stringify(current)) return [];
    current = changed;
    return [{ rule, inputs: changed }];
  });
}

/** The same where nobody but this process registers; it keeps what was changed. */
export function remediator(rules: readonly Rule[], enforcement: Readonly<Record<string, Enforcement>>) {
  const wanted = remedying(rules, enforcement);
  const changes: Remedied[] = [];
  const remedy = (urn: string, type: string, inputs: WireInputs): WireInputs | undefined => {
    const remedies = remediesOn(wanted, type, inputs);
    changes.push(...remedies.map(({ rule }) => ({ rule: rule.id, urn })));
    return remedies.at(-1)?.inputs;
  };
  return { remedy, changes: changes as readonly Remedied[] };
}
