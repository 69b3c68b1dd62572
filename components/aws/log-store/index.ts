import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import type { LogStoreHandle } from "../handles";
import { Component } from "../support/component";
import { LOG_RETENTION_DAYS } from "../support/log-group";
import { lockObjects, type ObjectLock } from "../support/object-lock";
import { policyDocument } from "../support/policy-document";
import { bucketsWrite, denials, loadBalancersWrite } from "./bucket-policy";

export type { ObjectLock } from "../support/object-lock";

export interface LogStoreArgs {
  /** Where the bucket is made: `<organisation>-<environment>-logs-<account>`. */
  environment: Environment;
  /**
   * Days until an access log expires; it is gone for good 30 days later. Storage costs about $0.024 per GB and month.
   *
   * @default 365, as PCI DSS v4.0.1 10.5.1 asks of audit logs
   */
  retentionDays?: number;
  /**
   * Lock every object, for at most `retentionDays`. A bucket with Object Lock cannot receive the access logs of other buckets
   * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html), so that this log store then takes
   * load balancers' logs only. It can be chosen only when the bucket is made.
   *
   * @default no lock; the bucket's policy denies every deletion, and only expiry deletes
   */
  objectLock?: ObjectLock;
}

/** Days that an expired or overwritten log can still be brought back. */
const NONCURRENT_DAYS = 30;
/** S3 names are at most this long. */
const LONGEST_BUCKET_NAME = 63;

/**
 * The bucket that receives the access logs of load balancers and buckets. It is encrypted with keys that S3 manages,
 * because neither of the two services can write to a bucket with a KMS key of ours:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html. Its own requests are not logged: a bucket that
 * logs to itself never comes to rest.
 */
export class LogStore extends Component implements LogStoreHandle {
  /** Known before the bucket exists. What writes to it should depend on this component: the policy must be there first. */
  readonly bucketName: string;
  readonly bucketArn: pulumi.Output<string>;

  /** @throws where the bucket's name would be too long, or days are out of range. */
  constructor(name: string, args: LogStoreArgs, opts?: pulumi.ComponentResourceOptions) {
    super("LogStore", name, args.environment, opts);
    const retentionDays = checkedDays("retentionDays", args.retentionDays ?? LOG_RETENTION_DAYS);
    checkLock(args.objectLock, retentionDays);
    this.bucketName = checkedName(this.called("logs", args.environment.accountId));
    const bucket = this.bucket(name, args.objectLock !== undefined);
    this.keepPrivate(name, bucket);
    this.keepVersions(name, bucket, retentionDays, args.objectLock);
    this.admitWriters(name, bucket, args.objectLock !== undefined);
    this.bucketArn = bucket.arn;
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
  }

  private bucket(name: string, objectLockEnabled: boolean): aws.s3.Bucket {
    const tags = this.tags(this.bucketName, "moderate");
    return new aws.s3.Bucket(`${name}-bucket`, { bucket: this.bucketName, objectLockEnabled, tags }, this.child);
  }

  private keepPrivate(name: string, { id: bucket }: aws.s3.Bucket): void {
    new aws.s3.BucketPublicAccessBlock(
      `${name}-public-access-block`,
      { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      this.child,
    );
    // Access lists are off: log writers are admitted by the bucket's policy, and the account owns what they write.
    new aws.s3.BucketOwnershipControls(
      `${name}-ownership`,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      this.child,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { bucket, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      this.child,
    );
  }

  private keepVersions(name: string, { id: bucket }: aws.s3.Bucket, retentionDays: number, lock?: ObjectLock): void {
    const versioning = new aws.s3.BucketVersioning(
      `${name}-versioning`,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      this.child,
    );
    const afterVersioning = { ...this.child, dependsOn: [versioning] };
    new aws.s3.BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      { bucket, rules: lifecycleRules(retentionDays) },
      afterVersioning,
    );
    if (lock) lockObjects(`${name}-object-lock`, bucket, lock, afterVersioning);
  }

  private admitWriters(name: string, { id: bucket }: aws.s3.Bucket, locked: boolean): void {
    const policy = policyDocument(
      ...denials(this.bucketName),
      loadBalancersWrite(this.bucketName, this.environment),
      ...(locked ? [] : [bucketsWrite(this.bucketName, this.environment, this.called())]),
    );
    new aws.s3.BucketPolicy(`${name}-policy`, { bucket, policy }, this.child);
  }
}

function lifecycleRules(days: number): aws.types.input.s3.BucketLifecycleConfigurationRule[] {
  const everything = { status: "Enabled", filter: { prefix: "" } };
  return [
    {
      ...everything,
      id: "expire",
      expiration: { days },
      noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    },
    { ...everything, id: "remove-expired-markers", expiration: { expiredObjectDeleteMarker: true } },
  ];
}

function checkedName(bucketName: string): string {
  if (bucketName.length > LONGEST_BUCKET_NAME) {
    throw new Error(
      `environment.organisation: makes the bucket name "${bucketName}" of ${bucketName.length} characters; ` +
        `accepted are at most ${LONGEST_BUCKET_NAME}`,
    );
  }
  return bucketName;
}

function checkedDays(key: string, days: number): number {
  if (!Number.isInteger(days) || days < 1) {
    throw new Error(`${key}: received ${days}; accepted is a whole number of days, at least 1`);
  }
  return days;
}

function checkLock(lock: ObjectLock | undefined, retentionDays: number): void {
  if (lock && checkedDays("objectLock.days", lock.days) > retentionDays) {
    throw new Error(
      `objectLock.days: received ${lock.days}; accepted are at most the ${retentionDays} of retentionDays`,
    );
  }
}
