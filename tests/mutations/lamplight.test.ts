import { graphFromExport } from "../../policy-pack/graph/from-export";
import { promises } from "../../policy-pack/controls/promises";
import { demandsOf } from "../../policy-pack/controls/promise";
import { judge, violated } from "../../policy-pack/verdicts/judge";
import type { GraphDocument } from "../../cli/preview/run-program";
import { installedSdk, typeProblems } from "../support/sdk-types";
import { stackGraph } from "../support/stack-graph";
import { lamplightMutations } from "./lamplight";
import { mutated } from "./mutation";

const judged = (document: GraphDocument) => judge(graphFromExport(document), { asOf: "2026-06-01" });

let document: GraphDocument;
beforeAll(async () => {
  document = await stackGraph("lamplight", ["asOf=2026-06-01"]);
});

test("the unchanged stack violates nothing", () => {
  const { verdicts, promises: verdictsOfPromises } = judged(document);
  expect(
    verdicts
      .filter(({ verdict }) => verdict === "fail")
      .map(({ rule, resource, message }) => ({ rule, resource, message })),
  ).toEqual([]);
  expect(violated(verdicts)).toBe(false);
  expect(verdictsOfPromises.filter(({ verdict }) => verdict === "broken")).toEqual([]);
});

test("every claimed promise is broken in several ways, and every rule that it demands is tried", () => {
  const untried = promises
    .filter(({ organisation }) => organisation === "lamplight")
    .flatMap((promise) => {
      const tried = new Set((lamplightMutations[promise.id] ?? []).map(({ rule }) => rule));
      return demandsOf(promise).flatMap(({ rule }) => (tried.has(rule) ? [] : [`${promise.id}: ${rule}`]));
    });
  expect(untried).toEqual([]);
});

test("every mutation is one that the providers' types take: what they refuse needs no rule", () => {
  const sdks = { aws: installedSdk("aws"), random: installedSdk("random") };
  const refused = Object.values(lamplightMutations)
    .flat()
    .flatMap(({ name, changes }) => typeProblems(mutated(document, changes), sdks).map((why) => `${name}: ${why}`));
  expect(refused).toEqual([]);
});

describe.each(Object.entries(lamplightMutations))("%s", (promise, mutations) => {
  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))("%s", (_name, { rule, changes }) => {
    const { verdicts, promises: all } = judged(mutated(document, changes));
    const failures = verdicts.filter((one) => one.verdict === "fail" && one.enforcement === "mandatory");
    const named = failures.filter((one) => one.promises.includes(promise)).map((one) => one.rule);
    expect(named).toContain(rule);
    expect(all.find(({ id }) => id === promise)?.verdict).toBe("broken");
  });
});
