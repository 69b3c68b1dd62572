import { byRule, clausesByRule } from "../../../policy-pack/controls/framework";
import { frameworks, UNMAPPED } from "../../../policy-pack/controls/frameworks";
import { rules } from "../../../policy-pack/rules";

const ids = new Set(rules.map(({ id }) => id));
const mapped = new Set(frameworks.flatMap(({ clauses }) => Object.keys(clauses)));

/** How each framework numbers its clauses. */
const NUMBERS: Readonly<Record<string, RegExp>> = {
  "CIS AWS": /^[1-5]\.\d{1,2}(\.\d)?$/,
  "PCI DSS": /^([1-9]|1[0-2])\.\d{1,2}\.\d{1,2}(\.\d)?$/,
  "NIST 800-53": /^(AC|AU|CA|CM|CP|IA|IR|RA|SA|SC|SI)-\d{1,2}(\(\d{1,2}\))?$/,
  "ISO 27001": /^A\.(5\.([1-9]|[12]\d|3[0-7])|6\.[1-8]|7\.([1-9]|1[0-4])|8\.([1-9]|[12]\d|3[0-4]))$/,
};

test.each(frameworks.map((framework) => [framework.name, framework] as const))("%s", (name, framework) => {
  expect(framework.reference).toMatch(/^https:\/\//);
  expect(Object.keys(framework.clauses).filter((id) => !ids.has(id))).toEqual([]);
  const numbers = Object.values(framework.clauses).flat();
  expect(numbers.length).toBeGreaterThan(20);
  expect(numbers.filter((number) => !NUMBERS[name]!.test(number))).toEqual([]);
  for (const [id, clauses] of Object.entries(framework.clauses)) {
    expect([id, new Set(clauses).size]).toEqual([id, clauses.length]);
  }
});

test("every rule helps to meet a clause, or says why none asks for it", () => {
  expect([...ids].filter((id) => !mapped.has(id) && UNMAPPED[id] === undefined)).toEqual([]);
});

test("what is listed without a clause is a rule, has none, and says why", () => {
  for (const [id, reason] of Object.entries(UNMAPPED)) {
    expect([id, ids.has(id), mapped.has(id)]).toEqual([id, true, false]);
    expect(reason.length).toBeGreaterThan(20);
  }
});

// A rule's own source may name a clause of one of these: then the mapping must have it too.
test.each([
  ["CIS AWS", /^CIS AWS Foundations Benchmark 3\.0\.0, (.+)$/],
  ["PCI DSS", /PCI DSS v4\.0\.1, ([\d.]+)/],
  ["ISO 27001", /ISO\/IEC 27001:2022, (A[\d.]+\d)/],
])("%s: the clauses that a rule gives as its source are mapped", (name, pattern) => {
  const { clauses } = frameworks.find((one) => one.name === name)!;
  const given = rules.flatMap(({ id, source }) => {
    const found = pattern.exec(source ?? "")?.[1] ?? "";
    return found
      .split(/, | and |; /)
      .filter((one) => /^(A\.)?\d/.test(one))
      .map((clause) => [id, clause] as const);
  });
  expect(given.length).toBeGreaterThan(0);
  expect(given.filter(([id, clause]) => !clauses[id]?.includes(clause))).toEqual([]);
});

test("clauses are turned round and written out", () => {
  const clauses = byRule({ "1.1": ["a", "b"], "1.2": ["a"] });
  expect(clauses).toEqual({ a: ["1.1", "1.2"], b: ["1.1"] });
  const framework = { name: "X", version: "2", reference: "https://x.example", specification: "X", clauses };
  expect(clausesByRule([framework, { ...framework, name: "Y", clauses: { a: ["9"] } }])).toEqual({
    a: ["X 2 1.1", "X 2 1.2", "Y 2 9"],
    b: ["X 2 1.1"],
  });
});
