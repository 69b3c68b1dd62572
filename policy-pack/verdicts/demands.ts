import type { PromiseSpec } from "../controls/promise";
import { demandsOf } from "../controls/promise";
import type { Claims } from "../facts/estate";
import type { Rule } from "../rules/rule";

/** What is asked of one rule in one stack: which claimed promises ask, and with which values. */
export interface Demand {
  readonly rule: Rule;
  readonly promises: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** The rules with the values that claims and configuration give them; of several demands the strictest holds. */
export function demandsOn(
  rules: readonly Rule[],
  promises: readonly PromiseSpec[],
  claims: Claims,
  configured: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): readonly Demand[] {
  const claimed = promises.filter((promise) => claims.has(promise.id));
  return rules.map((rule) => {
    const asking = claimed.flatMap((promise) =>
      demandsOf(promise)
        .filter((demand) => demand.rule === rule.id)
        .map((demand) => ({ promise: promise.id, values: valuesFor(demand.with, promise, claims) })),
    );
    const values: Record<string, unknown> = {};
    for (const [name, parameter] of Object.entries(rule.parameters)) {
      const asked = asking.map((one) => one.values[name]).filter((value) => value !== undefined);
      const said = configured[rule.id]?.[name];
      const [first, ...others] = said === undefined ? asked : [...asked, said];
      values[name] =
        first === undefined ? parameter.default : others.reduce<unknown>((a, b) => parameter.strictest(a, b), first);
    }
    return { rule, promises: [...new Set(asking.map((one) => one.promise))].sort(), values };
  });
}

// A claim may promise more than what the organisation says in public, never less. One that is not known yet says nothing.
function valuesFor(
  mapping: Readonly<Record<string, string>>,
  promise: PromiseSpec,
  claims: Claims,
): Record<string, unknown> {
  const claim = claims.get(promise.id) ?? {};
  return Object.fromEntries(
    Object.entries(mapping).map(([name, from]) => {
      const published = promise.parameters?.[from];
      const claimed = typeof claim[from] === "symbol" ? undefined : claim[from];
      if (published === undefined || claimed === undefined) return [name, claimed ?? published?.default];
      return [name, published.strictest(published.default as never, claimed as never)];
    }),
  );
}
