import fs from "node:fs";
import path from "node:path";
import { adapters } from "../../policy-pack/facts/adapters";
import { factsOf } from "../../policy-pack/facts/context";
import { Estate } from "../../policy-pack/facts/estate";
import { rules } from "../../policy-pack/rules";
import type { Rule } from "../../policy-pack/rules/rule";
import { verdictsOf } from "../../policy-pack/verdicts/evaluate";
import { exampleGraph, type ExampleResource, type Examples } from "../support/examples";

const folders = path.join(__dirname, "../../policy-pack/rules");
const examplesOf = (rule: Rule): { file: string; examples: Examples | undefined } => {
  const subject = fs.readdirSync(folders).find((folder) => fs.existsSync(path.join(folders, folder, `${rule.id}.ts`)));
  const file = path.join(__dirname, "examples", subject ?? "?", `${rule.id}.ts`);
  if (!fs.existsSync(file)) return { file, examples: undefined };
  return { file, examples: jest.requireActual<{ examples: Examples }>(file).examples };
};

function judge(rule: Rule, resources: readonly ExampleResource[], values: Readonly<Record<string, unknown>> = {}) {
  const estate = new Estate(factsOf(exampleGraph(resources), adapters), "2026-01-01");
  const defaults = Object.fromEntries(Object.entries(rule.parameters).map(([name, one]) => [name, one.default]));
  return verdictsOf(estate, { rule, promises: ["example"], values: { ...defaults, ...values } }, {}).map((verdict) => ({
    verdict: verdict.verdict,
    says: `${verdict.resource}: ${verdict.message}`,
  }));
}

test("every rule's file bears its id", () => {
  const files = fs
    .readdirSync(folders, { recursive: true, encoding: "utf8" })
    .filter(
      (file) => /^[a-z]+\/[a-z0-9-]+\.ts$/.test(file) && !file.startsWith("shared/") && !file.endsWith("index.ts"),
    )
    .map((file) => path.basename(file, ".ts"));
  expect(rules.map((rule) => rule.id)).toEqual(files.sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const { file, examples } = examplesOf(rule);

  test("has examples", () => {
    expect(examples === undefined ? `missing: ${path.relative(process.cwd(), file)}` : "found").toBe("found");
    expect(Object.keys(examples!.good).length).toBeGreaterThan(0);
    expect(Object.keys(examples!.bad).length).toBeGreaterThan(0);
    expect(Object.keys(examples!.unknown).length).toBeGreaterThan(0);
  });
  if (!examples) return;

  test.each(Object.entries(examples.good))("good: %s", (_name, resources) => {
    const verdicts = judge(rule, resources, examples.values);
    expect(verdicts.filter((one) => one.verdict !== "pass" && one.verdict !== "notApplicable")).toEqual([]);
    expect(verdicts.map((one) => one.verdict)).toContain("pass");
  });

  test.each(Object.entries(examples.bad))("bad: %s", (_name, resources) => {
    expect(judge(rule, resources, examples.values).map((one) => one.verdict)).toContain("fail");
  });

  if ("never" in examples.unknown && typeof examples.unknown.never === "string") return;
  test.each(Object.entries(examples.unknown as Record<string, readonly ExampleResource[]>))(
    "unknown: %s",
    (_name, resources) => {
      const verdicts = judge(rule, resources, examples.values);
      expect(verdicts.filter((one) => one.verdict === "fail")).toEqual([]);
      expect(verdicts.map((one) => one.verdict)).toContain("unknown");
    },
  );
});
