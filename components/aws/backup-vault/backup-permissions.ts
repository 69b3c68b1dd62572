import type { Statement } from "../support/policy-document";
import { mayUseKeys, rds, type Protected } from "./protected";

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
    ...mayUseKeys(what),
  ];
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
