import type { PromiseSpec } from "../../../policy-pack/controls/promise";
import { promises } from "../../../policy-pack/controls/promises";
import { demandsOf } from "../../../policy-pack/controls/promise";
import { rules } from "../../../policy-pack/rules";
import { promiseVerdicts } from "../../../policy-pack/verdicts/promises";
import type { Verdict, VerdictValue } from "../../../policy-pack/verdicts/verdict";

const spec: PromiseSpec = {
  id: "lamp-backups",
  organisation: "lamplight",
  title: "Backups are kept",
  rules: ["keeps", { rule: "locks", with: {} }, "keeps"],
};
const said = (rule: string, verdict: VerdictValue, more: Partial<Verdict> = {}): Verdict => ({
  rule,
  verdict,
  resource: `urn:pulumi:${rule}`,
  severity: "high",
  enforcement: "mandatory",
  message: `${rule} says ${verdict}`,
  evidence: [{ resource: `urn:pulumi:${rule}`, path: "days", value: verdict }],
  promises: [spec.id],
  controls: [],
  ...more,
});
const conclude = (...verdicts: readonly Verdict[]) =>
  promiseVerdicts([spec], new Map([[spec.id, { days: 28 }]]), verdicts)[0]!;
const waiver = { rule: "locks", resource: "*", reason: "r", owner: "a", approver: "Grace", expires: "2026-06-30" };

test.each<[string, readonly Verdict[], string]>([
  ["everything passes", [said("keeps", "pass"), said("locks", "pass")], "kept"],
  ["one passes, and the other is not about this", [said("keeps", "pass"), said("locks", "notApplicable")], "kept"],
  ["one fails", [said("keeps", "pass"), said("locks", "fail")], "broken"],
  ["one fails and one is not known", [said("keeps", "unknown"), said("locks", "fail")], "broken"],
  ["one fails though it is only advisory", [said("locks", "fail", { enforcement: "advisory" })], "broken"],
  ["one is not known", [said("keeps", "pass"), said("locks", "unknown")], "unproven"],
  ["one is waived", [said("keeps", "pass"), said("locks", "waived", { waiver })], "unproven"],
  ["nothing is about it", [said("keeps", "notApplicable")], "unproven"],
  ["nothing was judged", [], "unproven"],
  ["another rule fails", [said("keeps", "pass"), said("other", "fail")], "kept"],
])("%s: %s", (_, verdicts, verdict) => {
  expect(conclude(...verdicts).verdict).toBe(verdict);
});

test("a broken promise names what broke it, and nothing else", () => {
  expect(conclude(said("keeps", "pass"), said("locks", "fail"), said("locks", "fail"))).toEqual({
    id: "lamp-backups",
    verdict: "broken",
    parameters: { days: 28 },
    rules: ["keeps", "locks"],
    resources: ["urn:pulumi:locks"],
    evidence: [{ resource: "urn:pulumi:locks", path: "days", value: "fail" }],
    reasons: ["locks: locks says fail"],
  });
});

test("a waived rule says until when and by whom", () => {
  expect(conclude(said("locks", "waived", { waiver })).reasons).toEqual([
    "locks: locks says waived (waived until 2026-06-30 by Grace)",
  ]);
  expect(conclude().reasons).toEqual(["nothing in the stack shows it"]);
});

test("a promise that nobody claims is judged by nothing", () => {
  expect(promiseVerdicts([spec], new Map(), [said("keeps", "fail")])).toMatchObject([
    { verdict: "notClaimed", parameters: {}, resources: [], evidence: [], reasons: [] },
  ]);
});

test("promises come in the order of their ids", () => {
  const other = { ...spec, id: "a-first" };
  expect(promiseVerdicts([spec, other], new Map(), []).map(({ id }) => id)).toEqual(["a-first", "lamp-backups"]);
});

describe("the catalogue", () => {
  test.each(promises.map((promise) => [promise.id, promise] as const))("%s demands rules that exist", (_, promise) => {
    for (const { rule: id, with: mapping } of demandsOf(promise)) {
      const rule = rules.find((one) => one.id === id);
      expect([id, rule?.id]).toEqual([id, id]);
      expect(Object.keys(rule!.parameters)).toEqual(expect.arrayContaining(Object.keys(mapping)));
      expect(Object.keys(promise.parameters ?? {})).toEqual(expect.arrayContaining(Object.values(mapping)));
    }
  });

  test("a rule that is enforced only where claimed is demanded by some promise", () => {
    const demanded = new Set(promises.flatMap((promise) => demandsOf(promise).map(({ rule }) => rule)));
    expect(rules.filter(({ enforced, id }) => enforced === "claimed" && !demanded.has(id)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});
