import fs from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { graphFromExport, type ExportedResource } from "../../../policy-pack/graph/from-export";
import { judge } from "../../../policy-pack/verdicts/judge";
import { recordOf, type EvidenceRecord } from "../../../policy-pack/verdicts/record";
import { exampleGraph, ref, resource, unknownValue } from "../../support/examples";

const schema = JSON.parse(
  fs.readFileSync(path.join(__dirname, "../../../policy-pack/evidence.schema.json"), "utf8"),
) as Record<string, unknown>;
const ajv = new Ajv2020({ allErrors: true, strict: true });
// The one format that the schema uses: a day of the calendar.
ajv.addFormat("date", (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text));
const isRecord = ajv.compile(schema);

const waiver = {
  rule: "database-keeps-backups",
  resource: "*::short",
  reason: "moves in July",
  owner: "Ada",
  approver: "Grace",
  expires: "2026-06-30",
};
const graph = exampleGraph([
  resource("hosting:index:Claims", "claims", { "lamp-snapshots-28": { days: 28 }, "lamp-region": {} }),
  resource("aws:kms/key:Key", "key", { enableKeyRotation: true }),
  resource("aws:rds/cluster:Cluster", "db", { kmsKeyId: ref("key"), backupRetentionPeriod: unknownValue }),
  resource("aws:rds/cluster:Cluster", "short", { masterPassword: "hunter2" }),
]);
const subject = { stack: "production", source: "preview", digest: `sha256:${"0".repeat(64)}` };
const judgement = () => judge(graph, { asOf: "2026-06-01", waivers: [waiver] });
const record = recordOf([{ subject, judgement: judgement() }], "1.2.3", "2026-06-01");
const plain = (value: EvidenceRecord) => JSON.parse(JSON.stringify(value)) as Record<string, never>;
const errorsOf = (value: unknown) => (isRecord(value) ? [] : isRecord.errors!.map((one) => one.instancePath));

test("is what its schema says, with verdicts of every kind in it", () => {
  expect(errorsOf(plain(record))).toEqual([]);
  expect(new Set(record.verdicts.map(({ verdict }) => verdict))).toEqual(
    new Set(["pass", "fail", "unknown", "notApplicable", "waived"]),
  );
  expect(errorsOf(plain(recordOf([], "1.2.3")))).toEqual([]);
});

// Otherwise a schema that takes anything would pass the test above.
test.each<[string, (value: Record<string, never>) => unknown, string]>([
  ["another schema", (value) => ({ ...value, schema: "https://example.org/2" }), "/schema"],
  ["more than the schema knows", (value) => ({ ...value, host: "build-7" }), ""],
  ["a day that is none", (value) => ({ ...value, asOf: "2026-02-30" }), "/asOf"],
  [
    "a digest of another kind",
    (value) => ({ ...value, subjects: [{ ...subject, digest: "md5:0" }] }),
    "/subjects/0/digest",
  ],
  ["a verdict that is none", (value) => withVerdict(value, { verdict: "maybe" }), "/verdicts/0/verdict"],
  ["a resource that is no URN", (value) => withVerdict(value, { resource: "db" }), "/verdicts/0/resource"],
  ["a verdict without evidence", (value) => withVerdict(value, { evidence: undefined }), "/verdicts/0"],
])("refuses %s", (_, change, at) => {
  expect(errorsOf(plain(change(plain(record)) as EvidenceRecord))).toContain(at);
});

function withVerdict(value: Record<string, never>, change: object): unknown {
  const [first, ...others] = value.verdicts as unknown as readonly object[];
  return { ...value, verdicts: [{ ...first, ...change }, ...others] };
}

test("counts what it holds", () => {
  const count = (verdict: string) => record.verdicts.filter((one) => one.verdict === verdict).length;
  const { summary } = record;
  expect(summary.resources).toBe(4);
  expect(summary.verdicts).toEqual({
    pass: count("pass"),
    fail: count("fail"),
    unknown: count("unknown"),
    notApplicable: count("notApplicable"),
    waived: 1,
  });
  expect(summary.mandatoryFailures).toBe(count("fail"));
  expect(summary.rules).toBe(new Set(record.verdicts.map(({ rule }) => rule)).size);
  expect(Object.values(summary.promises).reduce((a, b) => a + b, 0)).toBe(record.promises.length);
});

test("holds the day only where it was given", () => {
  expect(record.asOf).toBe("2026-06-01");
  expect(recordOf([{ subject, judgement: judgement() }], "1.2.3")).not.toHaveProperty("asOf");
});

test("is the same between runs, and whatever order the state has", () => {
  const text = JSON.stringify(record);
  expect(JSON.stringify(recordOf([{ subject, judgement: judgement() }], "1.2.3", "2026-06-01"))).toBe(text);
  const resources: readonly ExportedResource[] = graph.resources.map(
    ({ urn, type, custom, inputs, propertyDependencies }) => ({
      urn,
      type,
      custom,
      inputs: inputs,
      propertyDependencies: propertyDependencies as Record<string, string[]>,
    }),
  );
  const judged = (list: readonly ExportedResource[]) =>
    judge(graphFromExport({ version: 3, deployment: { resources: [...list] } }), { asOf: "2026-06-01" }).verdicts;
  expect(judged([...resources].reverse())).toEqual(judged(resources));
});

test("verdicts are sorted by resource and rule", () => {
  const keys = record.verdicts.map(({ resource: urn, rule }) => `${urn} ${rule}`);
  expect(keys).toEqual([...keys].sort());
});
