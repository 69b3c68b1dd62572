import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvidenceRecord } from "../../../policy-pack/verdicts/record";
import { inProcess } from "./command";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "audit-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function bucket(stack: string): object {
  const type = "aws:s3/bucket:Bucket";
  return {
    urn: `urn:pulumi:${stack}::shop::${type}::files`,
    type,
    custom: true,
    id: "files",
    inputs: { bucket: "files", region: "eu-west-2" },
    outputs: { bucket: "files", region: "eu-west-2" },
  };
}

function state(stack: string, content: object = { version: 3, deployment: { resources: [bucket(stack)] } }): string {
  const path = join(folder, `${stack}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe("audit of states", () => {
  it("names what fails, in which resource, and how to put it right", async () => {
    const { code, out, err } = await inProcess("audit", "--state", state("production"));
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(/^Audit of production \(.*production\.json, sha256:[0-9a-f]{64}\)$/m);
    expect(out).toMatch(/^✗ aws:s3:Bucket files$/m);
    expect(out).toMatch(/^ {4}bucket-is-versioned \(\w+\): .+\n {6}fix: .+$/m);
    expect(out).toMatch(/^production: \d+ violations of mandatory rules$/m);
    expect(out).toContain("No promise is claimed.");
  });

  it("judges several states at once, each under its own name, in one record", async () => {
    const files = [state("production"), state("staging")];
    const { code, out } = await inProcess("audit", "--state", ...files, "--json");
    expect(code).toBe(1);
    const { subjects, verdicts, summary } = JSON.parse(out) as EvidenceRecord;
    expect(subjects.map(({ stack, source }) => [stack, source])).toEqual([
      ["production", files[0]],
      ["staging", files[1]],
    ]);
    expect(summary.resources).toBe(2);
    const failing = (stack: string) =>
      verdicts.filter(({ resource, verdict }) => verdict === "fail" && resource.startsWith(`urn:pulumi:${stack}::`));
    expect(failing("production").length).toBeGreaterThan(0);
    expect(failing("staging")).toHaveLength(failing("production").length);
  });

  it("reads the output of `pulumi preview --json` and says the same of it", async () => {
    const steps = [{ op: "create", urn: "x", newState: bucket("planned") }];
    const planned = await inProcess("audit", "--state", state("planned", { steps }), "--json");
    const exported = await inProcess("audit", "--state", state("planned"), "--json");
    expect(planned.code).toBe(1);
    expect(planned.out).toBe(exported.out);
  });

  it("writes each format to the folder and prints where", async () => {
    const out = join(folder, "reports/new");
    const args = ["--state", state("production"), "--format", "text,json"];
    const written = await inProcess("audit", ...args, "--out", out);
    expect(written.code).toBe(1);
    expect(written.out.split("\n")).toEqual([join(out, "audit.txt"), join(out, "evidence.json"), ""]);
    expect(readdirSync(out).sort()).toEqual(["audit.txt", "evidence.json"]);
    const printed = await inProcess("audit", "--state", state("production"), "--format", "json");
    expect(readFileSync(join(out, "evidence.json"), "utf8")).toBe(printed.out);
  });
});
