import type { Rule } from "../rules/rule";
import type { Enforcement } from "./verdict";

/** What a remedy changed. */
export interface Remedied {
  readonly rule: string;
  readonly urn: string;
}

/**
 * Applies the remedies of all rules whose enforcement level is `remediate`, one after another, as the engine does when a
 * resource is registered. The inputs are Pulumi's wire form; undefined where nothing was changed.
 */
export function remediator(rules: readonly Rule[], enforcement: Readonly<Record<string, Enforcement>>) {
  const remedying = rules.filter((rule) => rule.remedies && enforcement[rule.id] === "remediate");
  const changes: Remedied[] = [];
  const remedy = (urn: string, type: string, inputs: Readonly<Record<string, unknown>>) => {
    let current = inputs;
    for (const rule of remedying) {
      const changed = rule.remedies?.[type]?.(current);
      if (changed === undefined || JSON.stringify(changed) === JSON.stringify(current)) continue;
      current = changed;
      changes.push({ rule: rule.id, urn });
    }
    return current === inputs ? undefined : current;
  };
  return { remedy, changes: changes as readonly Remedied[] };
}
