import { rules } from "../../../policy-pack/rules";
import { judge, violated } from "../../../policy-pack/verdicts/judge";
import type { Waiver } from "../../../policy-pack/verdicts/verdict";
import { parseWaivers } from "../../../policy-pack/verdicts/waivers";
import { exampleGraph, resource, unknownValue } from "../../support/examples";

const CLUSTER = "aws:rds/cluster:Cluster";
const urn = (name: string) => `urn:pulumi:production::example::${CLUSTER}::${name}`;
const waiver: Waiver = {
  rule: "database-keeps-backups",
  resource: urn("db"),
  reason: "moves to the archive in July",
  owner: "Ada Lovelace",
  approver: "Grace Hopper",
  expires: "2026-06-30",
};

describe("reading", () => {
  const ids = rules.map(({ id }) => id);
  const parsed = (text: string) => parseWaivers(text, "waivers.yaml", ids);
  const but = (changes: object) => JSON.stringify([{ ...waiver, ...changes }]);

  test("takes YAML and JSON", () => {
    const yaml = Object.entries(waiver).map(([key, value]) => `${key}: "${value}"`);
    expect(parsed(`- ${yaml.join("\n  ")}\n`)).toEqual([waiver]);
    expect(parsed(JSON.stringify([waiver]))).toEqual([waiver]);
    expect(parsed("[]")).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    ["no YAML", "- [", /^waivers\.yaml: .*; accepted: YAML or JSON, a list of waivers$/],
    ["no list", "rule: x", /^waivers\.yaml: at the top: .*; accepted: a list of \{rule/],
    ["a rule that is none", but({ rule: "keep-backups" }), /waiver 1: rule: received keep-backups; accepted: a rule/],
    [
      "the owner as approver",
      but({ approver: "Ada Lovelace" }),
      /approver: received Ada Lovelace, who is also the owner/,
    ],
    [
      "the owner in other letters",
      but({ approver: " ada lovelace " }),
      /who is also the owner; accepted: another person/,
    ],
    ["no reason", but({ reason: "" }), /at 0\.reason: /],
    ["nobody who approves", but({ approver: undefined }), /at 0\.approver: /],
    ["no end", but({ expires: undefined }), /at 0\.expires: .*YYYY-MM-DD/],
    ["an end that is no day", but({ expires: "2026-02-30" }), /at 0\.expires: /],
    ["no end, as a word", but({ expires: "never" }), /at 0\.expires: /],
    ["a key that nobody reads", but({ forever: true }), /at 0: .*forever/],
  ])("refuses %s in one line", (_, text, message) => {
    expect(() => parsed(text)).toThrow(message);
    expect(() => parsed(text)).toThrow(/^[^\n]+$/);
  });
});

describe("judging", () => {
  const graph = exampleGraph([
    resource(CLUSTER, "db", { engine: "aurora-postgresql" }),
    resource(CLUSTER, "later", { engine: "aurora-postgresql", backupRetentionPeriod: unknownValue }),
    resource(CLUSTER, "fine", { engine: "aurora-postgresql", backupRetentionPeriod: 28 }),
  ]);
  const verdictsWith = (waivers: readonly Waiver[], asOf = "2026-06-01") =>
    judge(graph, { asOf, waivers }).verdicts.filter(({ rule }) => rule === waiver.rule);
  const verdictOn = (name: string, waivers: readonly Waiver[], asOf?: string) =>
    verdictsWith(waivers, asOf).find(({ resource: of }) => of === urn(name))!;

  test("waives the one rule on the one resource", () => {
    expect(verdictOn("db", [])).toMatchObject({ verdict: "fail" });
    expect(verdictOn("db", [waiver])).toMatchObject({ verdict: "waived", waiver });
    expect(verdictOn("db", [{ ...waiver, rule: "key-rotates" }])).toMatchObject({ verdict: "fail" });
    expect(verdictOn("db", [{ ...waiver, resource: urn("d") }])).toMatchObject({ verdict: "fail" });
    expect(violated(verdictsWith([]))).toBe(true);
    expect(violated(verdictsWith([waiver]))).toBe(false);
  });

  test("holds on its last day, and then says when it expired", () => {
    expect(verdictOn("db", [waiver], "2026-06-30").verdict).toBe("waived");
    expect(verdictOn("db", [waiver], "2026-07-01")).toMatchObject({
      verdict: "fail",
      message: expect.stringMatching(/\(the waiver expired on 2026-06-30\)$/) as string,
    });
  });

  test("a renewed waiver holds whatever its place in the list", () => {
    const renewed = { ...waiver, expires: "2027-01-01" };
    expect(verdictOn("db", [waiver, renewed], "2026-07-01")).toMatchObject({ verdict: "waived", waiver: renewed });
    expect(verdictOn("db", [renewed, waiver], "2026-07-01")).toMatchObject({ verdict: "waived", waiver: renewed });
  });

  test("a star is any run of characters, and every other sign itself", () => {
    const pattern = (text: string) => verdictOn("db", [{ ...waiver, resource: text }]).verdict;
    expect(pattern("*")).toBe("waived");
    expect(pattern(`*::${CLUSTER}::d*`)).toBe("waived");
    expect(pattern(`*::${CLUSTER}::d`)).toBe("fail");
    expect(pattern(urn("db").replace(":pulumi:", ".pulumi."))).toBe("fail");
    expect(pattern("(urn.*)")).toBe("fail");
  });

  test("what is not known is waived as well, and what passes stays a pass", () => {
    const everything = [{ ...waiver, resource: "*" }];
    expect(verdictOn("later", []).verdict).toBe("unknown");
    expect(verdictOn("later", everything).verdict).toBe("waived");
    expect(verdictOn("fine", everything)).toMatchObject({ verdict: "pass" });
    expect(verdictOn("fine", everything)).not.toHaveProperty("waiver");
  });
});
