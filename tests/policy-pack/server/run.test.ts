import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { graphFromExport, type ExportedResource } from "../../../policy-pack/graph/from-export";
import { rules } from "../../../policy-pack/rules";
import { judge, type PackOptions } from "../../../policy-pack/verdicts/judge";
import { exportedExample, ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { stackGraph } from "../../support/stack-graph";
import type { Engine, Violation } from "./engine";
import { servedPack } from "./served";

const AS_OF = "2026-06-01";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

let engine: Engine;
let close: () => void;
beforeAll(async () => {
  ({ engine, close } = await servedPack(AS_OF));
});
beforeEach(() => engine.configure({}));
afterAll(() => close());

const sorted = (violations: readonly Omit<Violation, "level">[]): string[] =>
  violations.map(({ rule, urn, message }) => JSON.stringify([rule, urn, message])).sort();

/** The same by judging the graph itself. */
function judged(
  resources: readonly ExportedResource[],
  options: Partial<PackOptions> = {},
): Omit<Violation, "level">[] {
  const graph = graphFromExport({ version: 3, deployment: { resources: [...resources] } });
  return judge(graph, { asOf: AS_OF, ...options })
    .verdicts.filter(({ verdict }) => verdict === "fail")
    .map(({ rule, resource: urn, message, promises }) => ({
      rule,
      urn,
      message: promises.length > 0 ? `[${promises.join(", ")}] ${message}` : message,
    }));
}

const bad: readonly ExampleResource[] = [
  resource("hosting:index:Claims", "claims", { "lamp-snapshots-28": { days: 28 }, "lamp-db-encrypted": {} }),
  resource("aws:kms/key:Key", "key", { enableKeyRotation: false, policy: unknownValue }),
  resource("aws:rds/cluster:Cluster", "db", { kmsKeyId: ref("key"), backupRetentionPeriod: 7, port: unknownValue }),
  resource("aws:ec2/securityGroup:SecurityGroup", "open", {
    vpcId: unknownValue,
    ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0", unknownValue] }],
  }),
  resource("aws:new/thing:Thing", "thing", { region: unknownValue }),
];
const resources = exportedExample(bad);
const enough = exportedExample([resource("aws:rds/cluster:Cluster", "db", { backupRetentionPeriod: 28 })]);
const fixed = exportedExample([resource("aws:kms/key:Key", "key", { enableKeyRotation: true })]);
const of = (rule: string, violations: readonly Violation[]) => violations.filter((one) => one.rule === rule);

describe("a run", () => {
  test("gives the verdicts of judging the graph, unknowns and all, each mandatory", async () => {
    const expected = judged(resources);
    expect(expected.length).toBeGreaterThan(5);
    const found = await engine.run(resources);
    expect(sorted(found)).toEqual(sorted(expected));
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set([EnforcementLevel.MANDATORY]));
  });

  test("starts a violation with the promises that it breaks, after the policy's description", async () => {
    const [found] = of("database-keeps-backups", await engine.run(resources));
    expect(found?.message).toMatch(/^\[lamp-snapshots-28\] backupRetentionPeriod is 7; wanted: at least 28$/);
    const [diagnostic] = (await engine.analyzeStack(resources)).getDiagnosticsList();
    expect(diagnostic!.getMessage().split("\n")[0]).toBe(diagnostic!.getDescription());
    expect(diagnostic!.getPolicypackname()).toBe("hardened-hosting");
  });

  test("says of what it has nothing to judge", async () => {
    const response = await engine.analyzeStack(fixed);
    const idle = response.getNotApplicableList().map((one) => one.getPolicyName());
    expect(idle).toContain("database-keeps-backups");
    expect(idle).not.toContain("key-rotates");
    const single = await engine.analyze(fixed[0]!);
    expect(single.getDiagnosticsList()).toEqual([]);
    expect(single.getNotApplicableList().map((one) => one.getPolicyName())).toEqual(
      rules.filter(({ remedies }) => remedies).map(({ id }) => id),
    );
  });

  test("knows nothing of the run before", async () => {
    for (const [stack, count] of [[resources, 1] as const, [fixed, 0] as const, [resources, 1] as const]) {
      expect(of("key-rotates", await engine.run(stack)).length).toBe(count);
    }
  });

  test("judges what the program says, also where the provider answers otherwise", async () => {
    const answered = [{ ...fixed[0]!, outputs: { enableKeyRotation: false } }];
    expect(sorted(await engine.run(answered))).toEqual(sorted(judged(answered)));
  });

  test("keeps a secret's mark, so that no message has it in plain", async () => {
    const secret = { ...SECRET, value: "correct horse battery staple" };
    const stack = exportedExample([resource("aws:rds/cluster:Cluster", "db", { masterPassword: secret })]);
    const found = await engine.run(stack);
    expect(sorted(found)).toEqual(sorted(judged(stack)));
    expect(JSON.stringify(found)).not.toContain("battery");
  });

  test("gives the same verdicts on the whole of Lamplight, and on Lamplight weakened", async () => {
    const { deployment } = await stackGraph("lamplight", [`asOf=${AS_OF}`]);
    const whole = deployment.resources as unknown as readonly ExportedResource[];
    expect(sorted(await engine.run(whole))).toEqual(sorted(judged(whole)));
    const taken = ["aws:s3/bucketVersioning:BucketVersioning", "aws:sns/topicSubscription:TopicSubscription"];
    const weakened = whole
      .filter(({ type }) => !taken.includes(type))
      .map((one) =>
        one.type === "aws:rds/cluster:Cluster" ? { ...one, inputs: { ...one.inputs, backupRetentionPeriod: 1 } } : one,
      );
    const expected = judged(weakened);
    expect(expected.length).toBeGreaterThan(10);
    expect(sorted(await engine.run(weakened))).toEqual(sorted(expected));
  });
});

describe("its configuration", () => {
  test("makes a rule stricter", async () => {
    expect(of("database-keeps-backups", await engine.run(enough))).toEqual([]);
    await engine.configure({ "database-keeps-backups": { properties: { days: 35 } } });
    expect(of("database-keeps-backups", await engine.run(enough))).toMatchObject([
      { message: expect.stringContaining("at least 35") as string },
    ]);
  });

  test("disables a rule, or makes it an advice; what no remedy corrected stays mandatory", async () => {
    const levels = { DISABLED: [], ADVISORY: ["ADVISORY"], REMEDIATE: ["MANDATORY"] } as const;
    for (const [level, found] of Object.entries(levels)) {
      await engine.configure({ "key-rotates": { level: EnforcementLevel[level as keyof typeof EnforcementLevel] } });
      expect(of("key-rotates", await engine.run(resources)).map((one) => one.level)).toEqual(
        found.map((one) => EnforcementLevel[one]),
      );
    }
  });

  test("has remedies applied only at level remediate, unknowns and secrets as they were", async () => {
    const secret = { ...SECRET, value: "a description" };
    const [key] = exportedExample([
      resource("aws:kms/key:Key", "key", { enableKeyRotation: false, policy: unknownValue, description: secret }),
    ]);
    expect(await engine.remediate(key!)).toEqual([]);
    await engine.configure({ "key-rotates": { level: EnforcementLevel.REMEDIATE } });
    const [remedy, ...others] = await engine.remediate(key!);
    expect(others).toEqual([]);
    expect(remedy).toMatchObject({
      rule: "key-rotates",
      inputs: { enableKeyRotation: true, policy: unknownValue, description: secret },
    });
    expect(await engine.remediate(resources.find(({ type }) => type === "aws:new/thing:Thing")!)).toEqual([]);
  });
});
