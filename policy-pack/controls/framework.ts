/** A public framework, and which of its clauses a rule helps to meet. */
export interface Framework {
  /** Short name as auditors write it: `CIS AWS`. */
  readonly name: string;
  readonly version: string;
  readonly reference: string;
  readonly specification: string;
  /** Rule id to clauses. */
  readonly clauses: Readonly<Record<string, readonly string[]>>;
}

/** Clauses as a framework orders them, turned round: what a rule helps to meet. */
export function byRule(rulesOf: Readonly<Record<string, readonly string[]>>): Framework["clauses"] {
  const found: Record<string, string[]> = {};
  for (const [clause, rules] of Object.entries(rulesOf)) {
    for (const rule of rules) (found[rule] ??= []).push(clause);
  }
  return found;
}

/** Every clause by rule id, written out: `CIS AWS 3.0.0 2.3.1`. */
export function clausesByRule(frameworks: readonly Framework[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name, version, clauses } of frameworks) {
    for (const [rule, numbers] of Object.entries(clauses)) {
      (found[rule] ??= []).push(...numbers.map((number) => `${name} ${version} ${number}`));
    }
  }
  return found;
}
