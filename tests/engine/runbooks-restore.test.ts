import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Properties } from "../../cli/preview/graph";
import { wantedTenants } from "../../components/aws/database/tenant-job/run";
import { describeEngine, theCli } from "./support/engine";
import { ownBlocksIn, Typist } from "./support/typist";
import { Workspace } from "./support/workspace";

const RUNBOOK = "restore-from-backup";
const STACK = "lamplight";
const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const SNAPSHOT = "aws:rds/clusterSnapshot:ClusterSnapshot";
const DATABASE = "lamplight-production-database";
const BUCKET = "lamplight-production-files-111122223333";
const typedFirst = { database: DATABASE, bucket: BUCKET, moment: "2026-06-01T03:00:00Z" };

describeEngine("restores", () => {
  let deployed: Workspace;
  let workspace: Workspace;
  let person: Typist;
  beforeAll(async () => {
    deployed = new Workspace(theCli(), STACK);
    await deployed.start();
    await deployed.must("up", "-s", STACK, "--yes", "--skip-preview");
  });
  beforeEach(() => {
    workspace = deployed.copy();
    person = new Typist(workspace);
  });
  afterEach(() => workspace.remove());
  afterAll(() => deployed?.remove());

  const type = (heading: string, block = 0): Promise<string> => person.must(RUNBOOK, heading, block, typedFirst);
  const named = (id: string) => workspace.things().filter((thing) => thing.id === id);
  const only = (kind: string, id: string): Properties => {
    const found = named(id).filter((thing) => thing.type === kind);
    expect(found.length).toBe(1);
    return found[0]!.inputs;
  };
  const lose = (kind: string, id: string): void => workspace.do({ did: "delete", type: kind, id });
  const loseDatabase = (): void => {
    lose(CLUSTER, DATABASE);
    for (const number of [1, 2]) lose(INSTANCE, `${DATABASE}-${number}`);
  };
  /** What AWS does when a cluster and its instances are given other names. */
  const rename = (from: string, to: string): void => {
    for (const [kind, end] of [
      [CLUSTER, ""],
      [INSTANCE, "-1"],
      [INSTANCE, "-2"],
    ] as const) {
      const thing = named(from + end).find((one) => one.type === kind)!;
      const outputs = { ...thing.outputs, id: to + end };
      lose(kind, from + end);
      workspace.do({ did: "create", ...thing, urn: "", id: to + end, outputs });
    }
  };
  const declared = (): unknown =>
    (parse(readFileSync(workspace.settingsFile, "utf8")) as { config: Properties }).config[
      "hosting:databaseRestoreFrom"
    ];

  test("a database goes back to a moment beside the one that was damaged, and again forth", async () => {
    const before = only(CLUSTER, DATABASE);
    rename(DATABASE, `${DATABASE}-before`);
    await type("Say what to make it of");
    const printed = await type("Make it");
    // Between what is read and what is done nothing else is proposed: no key, plan or right is made anew.
    expect(printed).toMatch(/\+ 3 to create\n\s+~ \d+ to update\n\s+\d+ changes/);
    await type("Make it", 1);
    expect(only(CLUSTER, DATABASE)).toEqual({
      ...before,
      restoreToPointInTime: { sourceClusterIdentifier: `${DATABASE}-before`, restoreToTime: "2026-06-01T03:00:00Z" },
    });
    await type("Have it complete");
    await type("Have it complete", 1);
    const event = readFileSync(join(workspace.folder, "tenants.json"), "utf8");
    expect(wantedTenants(JSON.parse(event))).toEqual(["northfield-school", "riverside-clinic"]);
    await type("Done when the service answers", 2);
    expect(declared()).toBeUndefined();
    await type("Done when the service answers");

    rename(DATABASE, `${DATABASE}-restored`);
    rename(`${DATABASE}-before`, DATABASE);
    await type("Go back to the one set aside", 1);
    expect(only(CLUSTER, DATABASE)).toEqual(before);
    await type("Done when the service answers");
  });

  test("a database that is lost is made of a backup that there is, and of no other", async () => {
    const before = only(CLUSTER, DATABASE);
    loseDatabase();
    await type("Say which");
    const { snapshot } = declared() as { snapshot: string };
    await type("Make it");
    const refused = await person.type(RUNBOOK, "Make it", 1, typedFirst);
    expect([refused.code === 0, refused.stdout]).toEqual([
      false,
      expect.stringContaining(`${snapshot} does not exist`),
    ]);
    expect(named(DATABASE).filter((thing) => thing.type === CLUSTER)).toEqual([]);
    workspace.do({ did: "create", type: SNAPSHOT, id: snapshot, urn: "", inputs: {}, outputs: { arn: snapshot } });
    await type("Make it", 1);
    expect(only(CLUSTER, DATABASE)).toEqual({ ...before, snapshotIdentifier: snapshot });
  });

  test("a bucket that is lost is there again, closed and encrypted, before files come back", async () => {
    const parts = () =>
      workspace.things().filter((thing) => thing.inputs.bucket === BUCKET && thing.type.startsWith("aws:s3/"));
    const before = parts().map((thing) => [thing.type, thing.inputs]);
    expect(before.length).toBeGreaterThan(6);
    for (const part of parts()) lose(part.type, part.id);
    await type("Have the bucket");
    expect(new Map(parts().map((thing) => [thing.type, thing.inputs]) as [])).toEqual(new Map(before as []));
    await type("Done when");
  });

  test("all that can be typed here was typed", () => {
    expect(ownBlocksIn([RUNBOOK]).filter((block) => !Typist.typed.has(block))).toEqual([]);
  });
});
