import fc from "fast-check";
import type { PromiseSpec } from "../../../policy-pack/controls/promise";
import { UNKNOWN } from "../../../policy-pack/graph/values";
import { holds } from "../../../policy-pack/logic/outcome";
import { allowed, days, least, most } from "../../../policy-pack/rules/parameter";
import { rule } from "../../../policy-pack/rules/rule";
import { demandsOn } from "../../../policy-pack/verdicts/demands";

const backups = rule({
  id: "keeps-backups",
  title: "Backups are kept",
  severity: "high",
  over: "estate",
  parameters: { days: days(7), seconds: most(60, "At most."), regions: allowed(["a", "b", "c"], "Where.") },
  holds: () => holds(),
  fix: { aws: "Keep them." },
});
const promise = (id: string, rules: PromiseSpec["rules"], more: Partial<PromiseSpec> = {}): PromiseSpec => ({
  id,
  organisation: "lamplight",
  title: id,
  rules,
  ...more,
});
const all = { days: "days", seconds: "seconds", regions: "regions" };
const one = promise("one", [{ rule: "keeps-backups", with: all }], { parameters: { days: days(28) } });
const two = promise("two", [{ rule: "keeps-backups", with: all }]);
const plain = promise("plain", ["keeps-backups"]);

function valuesOf(claims: Readonly<Record<string, Readonly<Record<string, unknown>>>>, configured = {}) {
  const [demand] = demandsOn([backups], [one, two, plain], new Map(Object.entries(claims)), configured);
  return demand!;
}

test("without a claim the rule's own defaults hold", () => {
  expect(valuesOf({})).toMatchObject({ promises: [], values: { days: 7, seconds: 60, regions: ["a", "b", "c"] } });
});

test("a claim's value holds, also where it is less strict than the rule's default", () => {
  expect(valuesOf({ two: { days: 3 } }).values.days).toBe(3);
});

test("a claim may promise more than the promise says in public, never less", () => {
  expect(valuesOf({ one: { days: 35 } }).values.days).toBe(35);
  expect(valuesOf({ one: { days: 27 } }).values.days).toBe(28);
});

test("a claim that is not known yet says nothing", () => {
  expect(valuesOf({ one: { days: UNKNOWN } }).values.days).toBe(28);
});

test("what a claim leaves out is the promise's default, and then the rule's", () => {
  expect(valuesOf({ one: {} }).values).toMatchObject({ days: 28, seconds: 60 });
});

test("a promise that passes nothing on demands the rule with its defaults", () => {
  expect(valuesOf({ plain: {} })).toMatchObject({ promises: ["plain"], values: { days: 7 } });
});

test("of several demands the strictest holds, whoever makes it", () => {
  const claims = {
    one: { days: 28, seconds: 30, regions: ["a", "b"] },
    two: { days: 35, seconds: 45, regions: ["b", "c"] },
  };
  expect(valuesOf(claims)).toMatchObject({
    promises: ["one", "two"],
    values: { days: 35, seconds: 30, regions: ["b"] },
  });
});

test("the pack's configuration makes a claim stricter, never weaker", () => {
  const said = (value: number) => valuesOf({ one: { days: 28 } }, { "keeps-backups": { days: value } }).values.days;
  expect(said(35)).toBe(35);
  expect(said(1)).toBe(28);
  expect(valuesOf({}, { "keeps-backups": { days: 1 } }).values.days).toBe(1);
  expect(valuesOf({}, { other: { days: 1 } }).values.days).toBe(7);
});

test("promises that are demanded twice are named once, in order", () => {
  const twice = promise("b", ["keeps-backups", { rule: "keeps-backups", with: {} }]);
  const [demand] = demandsOn(
    [backups],
    [twice, promise("a", ["keeps-backups"])],
    new Map([
      ["b", {}],
      ["a", {}],
    ]),
  );
  expect(demand!.promises).toEqual(["a", "b"]);
});

test("what satisfies the strictest satisfies both, for any values", () => {
  const [atLeast, atMost] = [least(0, ""), most(0, "")];
  const only = allowed<string>([], "");
  const list = fc.array(fc.constantFrom<string>("a", "b", "c", "d"));
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), list, list, (a, b, value, left, right) => {
      expect(value >= atLeast.strictest(a, b)).toBe(value >= a && value >= b);
      expect(value <= atMost.strictest(a, b)).toBe(value <= a && value <= b);
      for (const item of ["a", "b", "c", "d"]) {
        expect(only.strictest(left, right).includes(item)).toBe(left.includes(item) && right.includes(item));
      }
    }),
  );
});
