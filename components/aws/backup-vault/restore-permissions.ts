import type { Statement } from "../support/policy-document";
import { mayUseKeys, rds, type Protected } from "./protected";

/**
 * Restores go to new resources that bear AWS Backup's own prefix, never over what is in use: for that, an operator
 * starts a restore with a role of their own.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
 */
export function mayRestore(what: Protected): Statement[] {
  return [
    ...(what.clusters.length ? restoreClusters(what) : []),
    ...(what.buckets.length ? restoreBuckets() : []),
    ...mayUseKeys(what),
  ];
}

/** AWS Backup begins the names of what it makes with this. */
const RESTORED = "awsbackup-restore-test-*";

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
