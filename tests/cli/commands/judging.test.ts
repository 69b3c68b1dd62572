import { exitCodeOf, type Judged } from "../../../cli/commands/judging";
import type { PromiseVerdict } from "../../../policy-pack/verdicts/promises";
import type { Verdict } from "../../../policy-pack/verdicts/verdict";

const resource = "urn:pulumi:production::shop::aws:s3/bucket:Bucket::files";

function verdict(change: Partial<Verdict>): Verdict {
  return {
    rule: "bucket-is-versioned",
    resource,
    verdict: "pass",
    severity: "high",
    enforcement: "mandatory",
    message: "",
    evidence: [],
    promises: ["lamp-files-encrypted"],
    controls: [],
    ...change,
  };
}

function unproven(resources: string[]): PromiseVerdict {
  return {
    id: "lamp-files-encrypted",
    verdict: "unproven",
    parameters: {},
    rules: [],
    resources,
    evidence: [],
    reasons: ["nothing in the stack shows it"],
  };
}

function judged(verdicts: Verdict[], promises: PromiseVerdict[] = []): Judged[] {
  return [{ subject: { stack: "s", source: "preview", digest: "" }, judgement: { verdicts, promises } as never }];
}

describe("exitCodeOf", () => {
  it.each<[string, Judged[], normally: number, strictly: number]>([
    ["passes", judged([verdict({})]), 0, 0],
    ["a mandatory failure", judged([verdict({ verdict: "fail" })]), 1, 1],
    ["an advisory failure", judged([verdict({ verdict: "fail", enforcement: "advisory" })]), 0, 0],
    ["a waived failure", judged([verdict({ verdict: "waived" })], [unproven([resource])]), 0, 0],
    ["an unknown that a promise demands", judged([verdict({ verdict: "unknown" })]), 0, 1],
    ["an unknown that no promise demands", judged([verdict({ verdict: "unknown", promises: [] })]), 0, 0],
    ["a promise that nothing shows", judged([verdict({})], [unproven([])]), 0, 1],
    ["one bad stack of two", [...judged([verdict({})]), ...judged([verdict({ verdict: "fail" })])], 1, 1],
  ])("%s", (_, stacks, normally, strictly) => {
    expect(exitCodeOf(stacks, {})).toBe(normally);
    expect(exitCodeOf(stacks, { requireKnown: true })).toBe(strictly);
  });
});
