import { promises } from "../../../policy-pack/controls/promises";
import { rules } from "../../../policy-pack/rules";
import type { PromiseEntry, RuleEntry } from "../../../cli/report/entries";
import { inProcess } from "./command";

describe("the catalogues", () => {
  it("lists the stacks with their files", async () => {
    const { code, out } = await inProcess("stacks");
    expect(code).toBe(0);
    expect(out).toMatch(/^lamplight +stacks\/Pulumi\.lamplight\.yaml$/m);
    expect(JSON.parse((await inProcess("stacks", "--json")).out)).toContainEqual({
      name: "lamplight",
      file: "stacks/Pulumi.lamplight.yaml",
    });
  });

  it("lists every rule once, for people and as JSON", async () => {
    const lines = (await inProcess("rules")).out.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(rules.map(({ id }) => id));
    const entries = JSON.parse((await inProcess("rules", "--json")).out) as RuleEntry[];
    expect(entries).toHaveLength(rules.length);
    expect(entries.find(({ id }) => id === "database-keeps-backups")).toMatchObject({
      severity: "high",
      over: "database",
      parameters: { days: { default: 7 } },
      promises: ["lamp-snapshots-28"],
    });
  });

  it("lists every promise once, for people and as JSON", async () => {
    const lines = (await inProcess("promises")).out.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(promises.map(({ id }) => id));
    const entries = JSON.parse((await inProcess("promises", "--json")).out) as PromiseEntry[];
    expect(entries.find(({ id }) => id === "lamp-snapshots-28")).toMatchObject({
      organisation: "lamplight",
      parameters: { days: { default: 28 } },
      rules: expect.arrayContaining(["database-keeps-backups"]) as unknown,
    });
  });
});

describe("explain", () => {
  it("says of a rule what it asks, for which promises, why and how to put it right", async () => {
    const { code, out } = await inProcess("explain", "database-keeps-backups");
    expect(code).toBe(0);
    expect(out).toMatch(/^database-keeps-backups\n.+\n\n/);
    expect(out).toMatch(/^parameters +days = 7: /m);
    expect(out).toMatch(/^promises +lamp-snapshots-28: /m);
    expect(out).toMatch(/^fix +aws: Set backupRetentionPeriod\.$/m);
  });

  it("says of a promise what it is and which rules enforce it", async () => {
    const { out } = await inProcess("explain", "lamp-snapshots-28");
    expect(out).toMatch(/^organisation +lamplight$/m);
    expect(out).toMatch(/^parameters +days = 28: /m);
    expect(out).toMatch(/^(rules)? +database-keeps-backups: A database keeps/m);
  });

  it("explains everything that the catalogues list", async () => {
    for (const { id, title } of [...rules, ...promises]) {
      const { code, out } = await inProcess("explain", id);
      expect({ code, head: out.split("\n").slice(0, 2) }).toEqual({ code: 0, head: [id, title] });
    }
  });
});
