import type { Environment } from "../../model/environment";
import type { KeyHandle } from "../handles";
import { mayUseKey } from "../support/key-use";
import type { Statement } from "../support/policy-document";

/** What is backed up, by names that are known before it exists. */
export interface Protected {
  environment: Environment;
  /** ARNs of Aurora clusters. */
  clusters: string[];
  /** ARNs of buckets. */
  buckets: string[];
  /** The keys with which it is encrypted, and the vault's. */
  keys: KeyHandle[];
}

/**
 * The parts of AWS's managed policies for backup that these resources need, bounded to them: the managed ones reach
 * every database, volume and bucket of the account.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
 */
export function mayBackUp(what: Protected): Statement[] {
  return [
    ...(what.clusters.length ? [snapshotClusters(what)] : []),
    ...(what.buckets.length ? copyBuckets(what) : []),
    ...keyStatements(what, ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]),
  ];
}

/**
 * Restores go to new resources that bear AWS Backup's own prefix, never over what is in use: for that, an operator
 * starts a restore with a role of their own.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
 */
export function mayRestore(what: Protected): Statement[] {
  return [
    ...(what.clusters.length ? restoreClusters(what) : []),
    ...(what.buckets.length ? restoreBuckets() : []),
    ...keyStatements(what, ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]),
  ];
}

/** AWS Backup begins the names of what it makes with this. */
const RESTORED = "awsbackup-restore-test-*";

function rds({ environment }: Protected, kind: string): string {
  return `arn:aws:rds:${environment.region}:${environment.accountId}:${kind}`;
}

function snapshotClusters(what: Protected): Statement {
  return {
    sid: "SnapshotClusters",
    actions: [
      "rds:AddTagsToResource",
      "rds:CopyDBClusterSnapshot",
      "rds:CreateDBClusterSnapshot",
      "rds:DeleteDBClusterSnapshot",
      "rds:DescribeDBClusterSnapshots",
      "rds:DescribeDBClusters",
      "rds:ListTagsForResource",
    ],
    resources: [...what.clusters, rds(what, "cluster-snapshot:awsbackup:*")],
  };
}

function copyBuckets({ environment, buckets }: Protected): Statement[] {
  const ours = { StringEquals: { "aws:ResourceAccount": environment.accountId } };
  return [
    {
      sid: "ReadBuckets",
      actions: [
        "s3:GetBucketAcl",
        "s3:GetBucketLocation",
        "s3:GetBucketNotification",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetInventoryConfiguration",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:PutBucketNotification",
        "s3:PutInventoryConfiguration",
      ],
      resources: buckets,
      conditions: ours,
    },
    {
      sid: "ReadObjects",
      actions: [
        "s3:GetObject",
        "s3:GetObjectAcl",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
      ],
      resources: buckets.map((bucket) => `${bucket}/*`),
      conditions: ours,
    },
    {
      sid: "HearOfChanges",
      actions: [
        "events:DeleteRule",
        "events:DescribeRule",
        "events:DisableRule",
        "events:EnableRule",
        "events:ListTargetsByRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
      ],
      resources: `arn:aws:events:${environment.region}:${environment.accountId}:rule/AwsBackupManagedRule*`,
    },
    {
      // Neither knows resources; both only read, and only in this region.
      sid: "MeasureBuckets",
      actions: ["cloudwatch:GetMetricData", "events:ListRules"],
      resources: "*",
      conditions: { StringEquals: { "aws:RequestedRegion": environment.region } },
    },
  ];
}

function restoreClusters(what: Protected): Statement[] {
  return [
    {
      sid: "ReadSnapshots",
      actions: ["rds:DescribeDBClusterSnapshots", "rds:DescribeDBClusters", "rds:ListTagsForResource"],
      resources: [rds(what, "cluster:*"), rds(what, "cluster-snapshot:awsbackup:*")],
    },
    {
      sid: "RestoreClusters",
      actions: ["rds:AddTagsToResource", "rds:RestoreDBClusterFromSnapshot"],
      resources: ["cluster-snapshot:awsbackup:*", `cluster:${RESTORED}`, "cluster-pg:*", "og:*", "subgrp:*"].map(
        (kind) => rds(what, kind),
      ),
    },
    {
      sid: "DeleteRestored",
      actions: ["rds:DeleteDBCluster", "rds:DeleteDBInstance"],
      resources: [rds(what, `cluster:${RESTORED}`), rds(what, `db:${RESTORED}`)],
    },
  ];
}

function restoreBuckets(): Statement[] {
  const bucket = `arn:aws:s3:::${RESTORED}`;
  return [
    {
      sid: "MakeBuckets",
      actions: [
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:GetBucketLocation",
        "s3:GetBucketVersioning",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketVersioning",
      ],
      resources: bucket,
    },
    {
      sid: "WriteObjects",
      actions: [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:GetObject",
        "s3:GetObjectAcl",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectVersionAcl",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
        "s3:PutObjectAcl",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionAcl",
      ],
      resources: `${bucket}/*`,
    },
  ];
}

/** Through each service that holds what is protected; RDS moreover passes a key on to what it makes. */
function keyStatements(what: Protected, actions: string[]): Statement[] {
  const services = ["backup", ...(what.clusters.length ? ["rds"] : []), ...(what.buckets.length ? ["s3"] : [])];
  const keys = [...new Map(what.keys.map((key) => [key.alias, key])).values()];
  return keys.flatMap((key, index) =>
    services.flatMap((service) => {
      const use = mayUseKey(what.environment, key, service, actions);
      const numbered = { ...use, sid: `${use.sid}${index + 1}` };
      return service === "rds" ? [numbered, passOn(numbered)] : [numbered];
    }),
  );
}

function passOn(use: Statement): Statement {
  return {
    ...use,
    sid: `PassOn${use.sid}`,
    actions: "kms:CreateGrant",
    conditions: { ...use.conditions, Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}
