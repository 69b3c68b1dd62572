import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameIn, type Environment } from "../../model/environment";
import { tagsOf } from "../../model/tags";
import { bucketArn, bucketNameIn, privateBucket } from "../file-store/private-bucket";
import type { KeyHandle, LogStoreHandle } from "../handles";
import { logGroup, logGroupArn } from "../support/log-group";
import type { ObjectLock } from "../support/object-lock";
import { assumedBy, policyDocument, type Statement } from "../support/policy-document";

export interface TrailArgs {
  environment: Environment;
  key: KeyHandle;
  accessLogs: LogStoreHandle;
  retentionDays: number;
  logRetentionDays: number;
  lock: ObjectLock;
}

/** What others need of the trail. */
export interface MadeTrail {
  arn: string;
  bucketName: string;
  /** Known before the log group exists, and only there once it does. */
  logGroupName: pulumi.Output<string>;
}

/**
 * Every call to AWS in the account, in every region and of the global services: somebody who gets in will not stay in
 * the region that is watched. The files stay in the environment's region.
 */
export function trail(name: string, args: TrailArgs, opts: pulumi.CustomResourceOptions): MadeTrail {
  const { environment, key } = args;
  const trailName = nameIn(environment, name, "trail");
  const arn = `arn:aws:cloudtrail:${environment.region}:${environment.accountId}:trail/${trailName}`;
  const { bucketName, policy } = trailBucket(name, arn, args, opts);
  const group = logGroup(
    `${name}-trail-log`,
    { environment, key, logGroupName: `/aws/cloudtrail/${trailName}`, retentionDays: args.logRetentionDays },
    opts,
  );
  const role = logRole(name, `/aws/cloudtrail/${trailName}`, args, opts);
  new aws.cloudtrail.Trail(
    `${name}-trail`,
    {
      name: trailName,
      s3BucketName: bucketName,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      kmsKeyId: key.arn,
      cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      eventSelectors: [{ includeManagementEvents: true, readWriteType: "All" }],
      tags: tagsOf(environment, trailName, key.dataClass),
    },
    // CloudTrail tries to write to both when it is made.
    { ...opts, dependsOn: [policy, role.policy] },
  );
  return { arn, bucketName: bucketNameIn(environment, name, "trail"), logGroupName: group.name };
}

function trailBucket(name: string, trailArn: string, args: TrailArgs, opts: pulumi.CustomResourceOptions) {
  const { environment, key, accessLogs, lock, retentionDays } = args;
  const bucketName = bucketNameIn(environment, name, "trail");
  const files = `AWSLogs/${environment.accountId}`;
  const { bucket, policy } = privateBucket(
    `${name}-trail-bucket`,
    {
      environment,
      key,
      accessLogs,
      bucketName,
      objectLock: lock,
      expireDays: retentionDays,
      statements: trailWrites(bucketArn(bucketName), files, trailArn),
      // The digests by which the files are validated come with S3's own encryption, whatever the trail says.
      keyEnforcedOn: `${files}/CloudTrail/*`,
    },
    opts,
  );
  return { bucketName: bucket.bucket, policy };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function trailWrites(bucket: string, files: string, trailArn: string): Statement[] {
  const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
  return [
    {
      sid: "TrailLooks",
      principals: cloudTrail,
      actions: "s3:GetBucketAcl",
      resources: bucket,
      conditions: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      sid: "TrailWrites",
      principals: cloudTrail,
      actions: "s3:PutObject",
      resources: `${bucket}/${files}/*`,
      conditions: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
function logRole(name: string, logGroupName: string, args: TrailArgs, opts: pulumi.CustomResourceOptions) {
  const { environment, key } = args;
  const roleName = nameIn(environment, name, "trail-log");
  const role = new aws.iam.Role(
    `${name}-trail-role`,
    {
      name: roleName,
      assumeRolePolicy: assumedBy("cloudtrail.amazonaws.com", environment.accountId),
      tags: tagsOf(environment, roleName, key.dataClass),
    },
    opts,
  );
  const streams = `${environment.accountId}_CloudTrail_${environment.region}*`;
  const policy = new aws.iam.RolePolicy(
    `${name}-trail-permissions`,
    {
      name: "write-log",
      role: role.name,
      policy: policyDocument({
        sid: "WriteTrail",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: `${logGroupArn(environment, logGroupName)}:log-stream:${streams}`,
      }),
    },
    opts,
  );
  return { arn: role.arn, policy };
}
