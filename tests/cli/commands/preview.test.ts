import Ajv2020 from "ajv/dist/2020";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import evidenceSchema from "../../../policy-pack/evidence.schema.json";
import type { EvidenceRecord } from "../../../policy-pack/verdicts/record";
import { command, inProcess, type Result } from "./command";

let folder: string;
let text: Result;
let json: Result;
let graph: string;
const file = (name: string) => join(folder, name);
const recordIn = (out: string) => JSON.parse(out) as EvidenceRecord;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "preview-"));
  [text, json] = await Promise.all([
    command(["preview", "lamplight", "--export", file("first.json")]),
    command(["preview", "lamplight", "--json", "--export", file("graph.json")]),
  ]);
  graph = readFileSync(file("graph.json"), "utf8");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("preview lamplight", () => {
  it("ends well: no mandatory failure, and all eighteen promises are kept or at most two unproven with the reason", () => {
    expect(text).toMatchObject({ code: 0, err: "" });
    const { promises, summary } = recordIn(json.out);
    expect(summary.mandatoryFailures).toBe(0);
    const claimed = promises.filter(({ verdict }) => verdict !== "notClaimed");
    expect(claimed).toHaveLength(18);
    const open = claimed.filter(({ verdict }) => verdict !== "kept");
    expect(open.length).toBeLessThanOrEqual(2);
    for (const { verdict, reasons } of open) expect([verdict, reasons.length > 0]).toEqual(["unproven", true]);
  });

  it("shows every resource as a creation, then promises and counts, and says that nothing was created", () => {
    const { summary } = recordIn(json.out);
    const lines = text.out.trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("+ ")).length).toBe(summary.resources + 1);
    expect(text.out).toContain(`+ ${summary.resources} to create`);
    expect(text.out).toMatch(/aws:rds:Cluster +database-cluster\n/);
    expect(text.out).toMatch(/│ lamp-snapshots-28 +│ kept/);
    expect(text.out).toContain(`18 promises claimed: ${summary.promises.kept} kept, 0 broken`);
    expect(text.out).toContain("lamplight: every mandatory rule holds");
    expect(lines.at(-1)).toBe(
      "Nothing was created: this is the embedded preview, which asks no cloud, and not the Pulumi engine.",
    );
  });

  it("prints no colour and no progress into a pipe", () => {
    for (const printed of [text.out, text.err, json.out]) expect(printed).not.toContain(String.fromCharCode(27));
  });

  it("prints the record alone with --json, as the schema has it, with the graph's digest and without a clock", () => {
    const record = recordIn(json.out);
    const validate = new Ajv2020({ formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(evidenceSchema);
    expect(validate(record) ? [] : validate.errors).toEqual([]);
    expect(record.subjects).toEqual([
      {
        stack: "lamplight",
        source: "preview",
        digest: `sha256:${createHash("sha256").update(graph).digest("hex")}`,
      },
    ]);
    expect(record).not.toHaveProperty("asOf");
    expect(record.verdicts.some(({ verdict }) => verdict === "pass")).toBe(true);
  });

  it("exports the same bytes every time, and leaves nothing else behind", () => {
    expect(readFileSync(file("first.json"), "utf8")).toBe(graph);
    expect(readdirSync(folder).sort()).toEqual(["first.json", "graph.json"]);
  });
});

describe("audit of what preview exported", () => {
  it("gives the same verdicts one by one, the same promises and the same digest", async () => {
    const audited = await inProcess("audit", "--state", file("graph.json"), "--json");
    expect(audited).toMatchObject({ code: 0, err: "" });
    const [planned, exported] = [recordIn(json.out), recordIn(audited.out)];
    expect(exported.verdicts).toHaveLength(planned.verdicts.length);
    exported.verdicts.forEach((verdict, i) => expect(verdict).toEqual(planned.verdicts[i]));
    expect(exported.promises).toEqual(planned.promises);
    expect(exported.resources).toEqual(planned.resources);
    expect(exported.subjects).toEqual([{ ...planned.subjects[0], source: file("graph.json") }]);
  });

  it("gives the same bytes as an audit of the program, but for the source's name", async () => {
    const program = await command(["audit", "lamplight", "--json"]);
    expect(program).toMatchObject({ code: 0, err: "" });
    expect(program.out).toBe(json.out);
  });
});

describe("preview --against", () => {
  it("shows no change against its own export", async () => {
    const same = await command(["preview", "lamplight", "--against", file("graph.json")]);
    expect(same.code).toBe(0);
    const { resources } = recordIn(json.out).summary;
    expect(same.out.split("\n")[0]).toBe(`no changes, ${resources} unchanged`);
  });

  it("shows what a changed value changes", async () => {
    const args = ["-c", "hosting:webMaximum=7", "--against", file("graph.json")];
    const changed = await command(["preview", "lamplight", ...args]);
    expect(changed.code).toBe(0);
    expect(changed.out).toMatch(/^~ +aws:autoscaling:Group .*\n +~ maxSize: 6 → 7$/m);
    expect(changed.out).toMatch(/^1 to update, \d+ unchanged$/m);
  });
});

describe("what is asked for by flags", () => {
  it("judges by the day of --as-of and says so in the record", async () => {
    const later = await inProcess("audit", "--state", file("graph.json"), "--as-of", "2031-07-01", "--json");
    expect(later.code).toBe(1);
    const record = recordIn(later.out);
    expect(record.asOf).toBe("2031-07-01");
    const failures = record.verdicts.filter(({ verdict }) => verdict === "fail");
    expect(failures.map(({ rule }) => rule)).toContain("access-is-current");
  });

  it("waives what an approved exception names, until it expires", async () => {
    const waiver = {
      rule: "access-is-current",
      resource: "urn:pulumi:lamplight::*",
      reason: "the register is renewed on Monday",
      owner: "ada_l",
      approver: "margaret_h",
      expires: "2031-07-02",
    };
    writeFileSync(file("waivers.json"), JSON.stringify([waiver]));
    const audit = (day: string) =>
      inProcess("audit", "--state", file("graph.json"), "--as-of", day, "--waivers", file("waivers.json"));
    const during = await audit("2031-07-01");
    expect(during.code).toBe(0);
    expect(during.out).toMatch(/Waived \(\d+\)\n! access-is-current: .*approved by margaret_h, until 2031-07-02\)/);
    const after = await audit("2031-07-03");
    expect(after.code).toBe(1);
    expect(after.out).toContain("(the waiver expired on 2031-07-02)");
  });

  it("writes nothing where the graph cannot be judged or the folder is not there", async () => {
    const refused = await command(["preview", "lamplight", "--export", file("none/graph.json")]);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toMatch(/^--export: \S+ cannot be written \(ENOENT.*\); accepted: .+\n$/);
    expect(existsSync(file("none"))).toBe(false);
  });
});
