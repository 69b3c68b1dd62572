import { Database, type RestoreFrom } from "../../../../components/aws/database";
import { graphOf } from "../../../support/graph-of";
import { required } from "./example";

const clusterFrom = async (restoreFrom?: RestoreFrom) =>
  (await graphOf(() => void new Database("database", { ...required, restoreFrom }))).only("aws:rds/cluster:Cluster");

const SNAPSHOT = "arn:aws:rds:eu-west-2:111122223333:cluster-snapshot:awsbackup:job-0b1c2d3e";

describe("a database that is made from a backup", () => {
  it.each<[RestoreFrom, Record<string, unknown>]>([
    [{ snapshot: SNAPSHOT }, { snapshotIdentifier: SNAPSHOT }],
    [
      { snapshot: "lamplight-production-database-final" },
      { snapshotIdentifier: "lamplight-production-database-final" },
    ],
    [
      { cluster: "lamplight-production-database-before", at: "2026-06-01T03:00:00Z" },
      {
        restoreToPointInTime: {
          sourceClusterIdentifier: "lamplight-production-database-before",
          restoreToTime: "2026-06-01T03:00:00Z",
        },
      },
    ],
    [
      { deletedCluster: "cluster-ABCDEFGH1234567890", at: "latest" },
      {
        restoreToPointInTime: {
          sourceClusterResourceId: "cluster-ABCDEFGH1234567890",
          useLatestRestorableTime: true,
        },
      },
    ],
  ])("%j", async (restoreFrom, inputs) => {
    const [empty, restored] = [await clusterFrom(), await clusterFrom(restoreFrom)];
    // In everything else it is the cluster that it replaces.
    expect(restored.inputs).toEqual({ ...empty.inputs, ...inputs });
  });

  it("leaves what names it by its ARN as it was", async () => {
    const arns: unknown[] = [];
    await graphOf(() => new Database("database", required).arn.apply((arn) => arns.push(arn)));
    expect(arns).toEqual(["arn:aws:rds:eu-west-2:111122223333:cluster:lamplight-production-database"]);
  });

  it("is not made anew when that is said, changed or taken back later", async () => {
    for (const cluster of [await clusterFrom(), await clusterFrom({ snapshot: "one" })]) {
      expect(cluster.ignoreChanges).toEqual(["snapshotIdentifier", "restoreToPointInTime"]);
    }
  });

  it.each<[RestoreFrom, string]>([
    [{ snapshot: "-x" }, 'restoreFrom.snapshot: received "-x"; accepted: a cluster snapshot\'s name or ARN'],
    [
      { snapshot: "arn:aws:rds:eu-west-2:111122223333:snapshot:of-an-instance" },
      'restoreFrom.snapshot: received "arn:aws:rds:eu-west-2:111122223333:snapshot:of-an-instance"; accepted: ',
    ],
    [
      { cluster: "Database", at: "latest" },
      'restoreFrom.cluster: received "Database"; accepted: the name of a cluster',
    ],
    [{ deletedCluster: "database", at: "latest" }, 'restoreFrom.deletedCluster: received "database"; accepted: an id'],
    [{ cluster: "database", at: "yesterday" }, 'restoreFrom.at: received "yesterday"; accepted: latest, or a time'],
    [{ cluster: "database", at: "2026-06-01 03:00" }, 'restoreFrom.at: received "2026-06-01 03:00"; accepted: '],
    [{ cluster: "database", at: "2026-13-01T03:00:00Z" }, "restoreFrom.at: received"],
  ])("refuses %j", async (restoreFrom, message) => {
    await expect(clusterFrom(restoreFrom)).rejects.toThrow(message);
  });
});
