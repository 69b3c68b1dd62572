import fc from "fast-check";
import {
  all,
  any,
  atLeastSo,
  every,
  exists,
  fails,
  holds,
  implies,
  not,
  outcome,
  unsure,
  type Outcome,
  type Truth,
} from "../../../policy-pack/logic/outcome";

const truths: readonly Truth[] = [true, false, "unknown"];
const because = (truth: Truth): Outcome =>
  truth === true ? holds() : truth === false ? fails("it is wrong") : unsure("it is not known");
const anyTruth = fc.constantFrom(...truths);
const anyTruths = fc.array(anyTruth, { maxLength: 8 });

// Kleene's tables, written out: the implementation must not be its own witness.
const AND: readonly (readonly [Truth, Truth, Truth])[] = [
  [true, true, true],
  [true, "unknown", "unknown"],
  [true, false, false],
  ["unknown", "unknown", "unknown"],
  ["unknown", false, false],
  [false, false, false],
];
const OR: readonly (readonly [Truth, Truth, Truth])[] = [
  [true, true, true],
  [true, "unknown", true],
  [true, false, true],
  ["unknown", "unknown", "unknown"],
  ["unknown", false, "unknown"],
  [false, false, false],
];
const IMPLIES: readonly (readonly [Truth, Truth, Truth])[] = [
  [true, true, true],
  [true, "unknown", "unknown"],
  [true, false, false],
  ["unknown", true, true],
  ["unknown", "unknown", "unknown"],
  ["unknown", false, "unknown"],
  [false, true, true],
  [false, "unknown", true],
  [false, false, true],
];

describe("tables", () => {
  test.each(AND)("%s and %s is %s, in either order", (a, b, result) => {
    expect(all(because(a), because(b)).truth).toBe(result);
    expect(all(because(b), because(a)).truth).toBe(result);
  });
  test.each(OR)("%s or %s is %s, in either order", (a, b, result) => {
    expect(any(because(a), because(b)).truth).toBe(result);
    expect(any(because(b), because(a)).truth).toBe(result);
  });
  test.each(IMPLIES)("%s implies %s is %s", (a, b, result) => {
    expect(implies(because(a), () => because(b)).truth).toBe(result);
  });
  test("nothing is true of all, and of none", () => {
    expect(all().truth).toBe(true);
    expect(any().truth).toBe(false);
    expect(every([], () => fails("never")).truth).toBe(true);
    expect(exists([], () => holds(), "there is none")).toMatchObject({ truth: false, because: ["there is none"] });
  });
});

describe("laws", () => {
  const truthOf = (parts: readonly Truth[], join: typeof all) => join(...parts.map(because)).truth;

  test("associative, commutative, idempotent", () => {
    fc.assert(
      fc.property(anyTruths, anyTruths, (a, b) => {
        for (const join of [all, any]) {
          expect(join(join(...a.map(because)), join(...b.map(because))).truth).toBe(truthOf([...a, ...b], join));
          expect(truthOf([...b, ...a], join)).toBe(truthOf([...a, ...b], join));
          expect(truthOf([...a, ...a], join)).toBe(truthOf(a, join));
        }
      }),
    );
  });

  test("De Morgan", () => {
    const opposite = (truth: Truth) => not(because(truth), "turned round");
    fc.assert(
      fc.property(anyTruths, (parts) => {
        expect(not(all(...parts.map(because)), "no").truth).toBe(any(...parts.map(opposite)).truth);
        expect(not(any(...parts.map(because)), "no").truth).toBe(all(...parts.map(opposite)).truth);
      }),
    );
  });

  test("an unknown never hides a certain failure", () => {
    fc.assert(
      fc.property(anyTruths, (others) => {
        const joined = all(...others.map(because), fails("it is wrong"), unsure("it is not known"));
        expect(joined).toMatchObject({ truth: false, because: ["it is wrong"] });
      }),
    );
  });

  test("atLeastSo counts what is certain, and leaves open what may be", () => {
    fc.assert(
      fc.property(anyTruths, fc.nat({ max: 8 }), (parts, wanted) => {
        const certain = parts.filter((truth) => truth === true).length;
        const possible = parts.filter((truth) => truth !== false).length;
        const expected = certain >= wanted ? true : possible >= wanted ? "unknown" : false;
        expect(atLeastSo(wanted, parts, because, "too few").truth).toBe(expected);
      }),
    );
  });
});

/** An expression over named truths, as rules build them. */
type Expression = (truths: readonly Truth[]) => Outcome;
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.nat({ max: 4 }).map(
      (i): Expression =>
        (values) =>
          because(values[i]!),
    ),
    fc.array(tie("expression"), { maxLength: 3 }).map(
      (parts): Expression =>
        (values) =>
          all(...parts.map((one) => one(values))),
    ),
    fc.array(tie("expression"), { maxLength: 3 }).map(
      (parts): Expression =>
        (values) =>
          any(...parts.map((one) => one(values))),
    ),
    tie("expression").map(
      (part): Expression =>
        (values) =>
          not(part(values), "turned round"),
    ),
    fc.tuple(tie("expression"), tie("expression")).map(
      ([a, b]): Expression =>
        (values) =>
          implies(a(values), () => b(values)),
    ),
    fc.array(tie("expression"), { maxLength: 3 }).map(
      (parts): Expression =>
        (values) =>
          exists(parts, (one) => one(values), "none"),
    ),
    fc.tuple(fc.nat({ max: 3 }), fc.array(tie("expression"), { maxLength: 3 })).map(
      ([wanted, parts]): Expression =>
        (values) =>
          atLeastSo(wanted, parts, (one) => one(values), "too few"),
    ),
  ),
}));

test("to learn what was unknown never turns a pass into a failure, nor a failure into a pass", () => {
  const five = fc.array(anyTruth, { minLength: 5, maxLength: 5 });
  const learnt = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(expression, five, learnt, (judge, before, known) => {
      const after = before.map((truth, i) => (truth === "unknown" ? known[i]! : truth));
      const verdict = judge(before).truth;
      fc.pre(verdict !== "unknown");
      expect(judge(after).truth).toBe(verdict);
    }),
    { numRuns: 500 },
  );
});

test("what is not true says why, and what is true says nothing", () => {
  const five = fc.array(anyTruth, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(expression, five, (judge, values) => {
      const { truth, because: reasons } = judge(values);
      if (truth === true) expect(reasons).toEqual([]);
    }),
  );
});

test("only the parts that decide are evidence", () => {
  const evidence = (value: string) => ({ resource: "urn", path: "path", value });
  const [fine, wrong] = [outcome(true, [evidence("fine")]), outcome(false, [evidence("wrong")], ["wrong"])];
  expect(all(fine, wrong).evidence).toEqual([evidence("wrong")]);
  expect(any(fine, wrong).evidence).toEqual([evidence("fine")]);
  expect(any(wrong, wrong).because).toEqual(["wrong"]);
  expect(implies(fine, () => wrong).evidence).toEqual([evidence("fine"), evidence("wrong")]);
});

test("a consequence is not asked for where its condition fails", () => {
  const asked = jest.fn(() => holds());
  implies(fails("no"), asked);
  expect(asked).not.toHaveBeenCalled();
});
