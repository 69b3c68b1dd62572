import fc from "fast-check";
import { absent, known, mapDatum, notKnown, withDefault, type Datum } from "../../../policy-pack/facts/datum";
import * as compare from "../../../policy-pack/logic/comparators";
import { fails, holds, type Outcome, type Truth } from "../../../policy-pack/logic/outcome";
import { AddressSet } from "../../../policy-pack/network/addresses";

const source = { resource: "urn:pulumi:production::example::aws:rds/cluster:Cluster::db", path: "settings.0.days" };
const yes = <T>(value: T): Datum<T> => known(value, source);
const missing: Datum<never> = absent(source);
const blocks = (...texts: string[]) => AddressSet.ofBlocks(texts)!;
const later: Datum<never> = notKnown(source);

type Case = readonly [name: string, outcome: () => Outcome, truth: Truth];
const cases: readonly Case[] = [
  ["is: the value", () => compare.is(yes("on"), "on"), true],
  ["is: another", () => compare.is(yes("off"), "on"), false],
  ["is: text that looks like a number", () => compare.is(yes<string | number>("28"), 28), false],
  ["is: absent", () => compare.is(missing, "on"), false],
  ["is: unknown", () => compare.is(later, "on"), "unknown"],
  ["isNot: another", () => compare.isNot(yes("off"), "on"), true],
  ["isNot: the value", () => compare.isNot(yes("on"), "on"), false],
  ["isNot: absent", () => compare.isNot(missing, "on"), true],
  ["isNot: unknown", () => compare.isNot(later, "on"), "unknown"],
  ["oneOf: one of them", () => compare.oneOf(yes("b"), ["a", "b"]), true],
  ["oneOf: none of them", () => compare.oneOf(yes("c"), ["a", "b"]), false],
  ["oneOf: none is wanted", () => compare.oneOf(yes("c"), []), false],
  ["atLeast: just so many", () => compare.atLeast(yes(28), 28), true],
  ["atLeast: one fewer", () => compare.atLeast(yes(27), 28), false],
  ["atLeast: absent", () => compare.atLeast(missing, 0), false],
  ["atLeast: no number", () => compare.atLeast(yes(Number.NaN), 0), false],
  ["atMost: just so many", () => compare.atMost(yes(28), 28), true],
  ["atMost: one more", () => compare.atMost(yes(29), 28), false],
  ["atMost: absent", () => compare.atMost(missing, 28), false],
  ["atMost: absent, where that is allowed", () => compare.atMost(missing, 28, true), true],
  ["present: a value", () => compare.present(yes(0)), true],
  ["present: absent", () => compare.present(missing), false],
  ["present: set, but not known", () => compare.present(later), true],
  ["isAbsent: absent", () => compare.isAbsent(missing), true],
  ["isAbsent: a value", () => compare.isAbsent(yes("")), false],
  ["isAbsent: set, but not known", () => compare.isAbsent(later), false],
  ["covers: more than wanted", () => compare.covers(yes(["a", "b", "c"]), ["c", "a"]), true],
  ["covers: one is missing", () => compare.covers(yes(["a"]), ["a", "b"]), false],
  ["covers: unknown", () => compare.covers(later, ["a"]), "unknown"],
  ["onlyOf: fewer than allowed", () => compare.onlyOf(yes(["a"]), ["a", "b"]), true],
  ["onlyOf: one that is not", () => compare.onlyOf(yes(["a", "c"]), ["a", "b"]), false],
  ["onlyOf: absent", () => compare.onlyOf(missing, ["a"]), true],
  ["atLeastDifferent: two", () => compare.atLeastDifferent(yes(["a", "b"]), 2), true],
  ["atLeastDifferent: one, twice", () => compare.atLeastDifferent(yes(["a", "a"]), 2), false],
  ["keepsOutOf: elsewhere", () => compare.keepsOutOf(yes(blocks("10.0.0.0/8")), blocks("192.0.2.0/24"), "x"), true],
  ["keepsOutOf: overlapping", () => compare.keepsOutOf(yes(blocks("0.0.0.0/1")), blocks("10.0.0.0/8"), "x"), false],
  ["refersTo: what passes", () => compare.refersTo(yes("key"), "a key", () => holds()), true],
  ["refersTo: what does not", () => compare.refersTo(yes("key"), "a key", () => fails("no")), false],
  ["refersTo: nothing", () => compare.refersTo(missing, "a key", () => holds()), false],
  ["refersTo: what cannot be followed", () => compare.refersTo(later, "a key", () => holds()), "unknown"],
];
test.each(cases)("%s", (_, judged, truth) => {
  expect(judged().truth).toBe(truth);
});

test("what fails names the path, what was found and what is wanted", () => {
  expect(compare.atLeast(yes(7), 28).because).toEqual(["settings.0.days is 7; wanted: at least 28"]);
  expect(compare.atLeast(missing, 28).because).toEqual(["settings.0.days is not set; wanted: at least 28"]);
  expect(compare.atLeast(later, 28).because).toEqual(["settings.0.days is known only after the update"]);
  expect(compare.atLeast(notKnown(source, "refers to another stack"), 28).because).toEqual([
    "settings.0.days refers to another stack",
  ]);
});

test("a default is evidence together with its source", () => {
  const datum = withDefault(missing as Datum<number>, 1, "BackupRetentionPeriod is 1");
  expect(compare.atLeast(datum, 28).evidence).toEqual([
    { ...source, value: "1", note: "default: BackupRetentionPeriod is 1" },
  ]);
});

test("a secret is compared, and never shown", () => {
  const text = fc.string({ minLength: 12 }).filter((one) => /^[!-~]+$/.test(one) && !"[secret]".includes(one));
  fc.assert(
    fc.property(text, text, (secret, other) => {
      const datum: Datum<string> = { ...known(secret, source), secret: true };
      const derived = mapDatum(datum, (value) => `${value}!`);
      const judged = [compare.is(datum, secret), compare.is(datum, other), compare.isAbsent(derived)];
      expect(judged[0]!.truth).toBe(true);
      for (const { evidence, because } of [judged[0]!, judged[2]!]) {
        expect(JSON.stringify([evidence, because])).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
      expect(judged.every(({ evidence }) => evidence.every(({ value }) => value === "[secret]"))).toBe(true);
    }),
  );
});

test("at least and at most agree with numbers, for any number", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (value, bound) => {
      expect(compare.atLeast(yes(value), bound).truth).toBe(value >= bound);
      expect(compare.atMost(yes(value), bound).truth).toBe(value <= bound);
    }),
  );
});

test.each<[unknown, string]>([
  ["text", "text"],
  ["x".repeat(200), `${"x".repeat(117)}…`],
  [true, "true"],
  [undefined, "[absent]"],
  [[], "none"],
  [["a", 1, null], "a, 1, [absent]"],
  [{ label: "Allow s3:GetObject" }, "Allow s3:GetObject"],
  [{ subject: { name: "key" } }, "key"],
  [{ a: 1 }, '{"a":1}'],
])("%j is shown as people read it", (value, text) => {
  expect(compare.show(value)).toBe(text);
});
