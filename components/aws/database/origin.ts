import type { types } from "@pulumi/aws";
import type { RestoreFrom } from "./args";

/** The inputs of a cluster that say what it is made from; none where it is made empty. */
export interface Origin {
  snapshotIdentifier?: string;
  restoreToPointInTime?: types.input.rds.ClusterRestoreToPointInTime;
}

// Those that RDS and AWS Backup take by themselves have a prefix.
const SNAPSHOT = /^(arn:aws[\w-]*:rds:[\w-]+:\d{12}:cluster-snapshot:)?((rds|awsbackup):)?[A-Za-z][A-Za-z0-9-]{0,254}$/;
const CLUSTER = /^[a-z](?:-?[a-z0-9])*$/;
const RESOURCE = /^cluster-[A-Z0-9]+$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** @throws where something is not what RDS calls such a thing */
export function checkedOrigin(from: RestoreFrom | undefined): Origin {
  if (from === undefined) return {};
  if ("snapshot" in from) {
    const snapshot = matching("snapshot", from.snapshot, SNAPSHOT, "a cluster snapshot's name or ARN");
    return { snapshotIdentifier: snapshot };
  }
  const source =
    "cluster" in from
      ? { sourceClusterIdentifier: matching("cluster", from.cluster, CLUSTER, "the name of a cluster") }
      : { sourceClusterResourceId: matching("deletedCluster", from.deletedCluster, RESOURCE, "an id, cluster-…") };
  return { restoreToPointInTime: { ...source, ...moment(from.at) } };
}

function moment(at: string) {
  if (at === "latest") return { useLatestRestorableTime: true };
  if (!MOMENT.test(at) || Number.isNaN(Date.parse(at))) {
    throw refusal("at", at, "latest, or a time in UTC such as 2026-06-01T03:00:00Z");
  }
  return { restoreToTime: at };
}

function matching(key: string, received: string, pattern: RegExp, accepted: string): string {
  if (pattern.test(received)) return received;
  throw refusal(key, received, accepted);
}

function refusal(key: string, received: string, accepted: string): Error {
  return new Error(`restoreFrom.${key}: received "${received}"; accepted: ${accepted}`);
}
