import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameIn, type Environment } from "../../model/environment";
import { tagsOf } from "../../model/tags";
import type { KeyHandle, LogStoreHandle } from "../handles";
import { madeHere } from "../support/ec2-subnets";
import { lockObjects, type ObjectLock } from "../support/object-lock";
import { policyDocument, type Statement } from "../support/policy-document";
import { ownKeysOnly, tlsOnly } from "./bucket-policy";
import { lifecycleRules, type Lifetimes } from "./lifecycle";

export interface PrivateBucketArgs extends Lifetimes {
  environment: Environment;
  bucketName: string;
  key: KeyHandle;
  accessLogs: LogStoreHandle;
  objectLock?: ObjectLock;
  /** What services may do with the bucket, beside what is denied to all. */
  statements?: Statement[];
  /** The objects for which the key is enforced. @default `*`, all of them */
  keyEnforcedOn?: string;
}

/** `lamplight-production-files-123456789012`: bucket names are shared by all accounts of the world. */
export function bucketNameIn(environment: Environment, ...parts: string[]): string {
  const bucketName = `${nameIn(environment, ...parts)}-${environment.accountId}`;
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucketName)) {
    throw new Error(
      `name: received "${parts.join("-")}", which makes the bucket "${bucketName}" (${bucketName.length} characters); ` +
        `accepted: lower-case letters, digits and hyphens, 63 characters in all`,
    );
  }
  return bucketName;
}

/** The ARN of a bucket, known before the bucket exists. */
export function bucketArn(bucketName: string): string {
  return `arn:aws:s3:::${bucketName}`;
}

/**
 * A bucket with everything that a private one needs; `FileStore` and `Guardrails` make theirs here. Who writes to it has
 * to wait for the policy.
 */
export function privateBucket(name: string, args: PrivateBucketArgs, opts: pulumi.CustomResourceOptions) {
  const bucket = new aws.s3.Bucket(
    name,
    {
      bucket: args.bucketName,
      objectLockEnabled: args.objectLock !== undefined,
      tags: tagsOf(args.environment, args.bucketName, args.key.dataClass),
    },
    // What the bucket holds cannot be made again: in production Pulumi refuses to delete it.
    { ...opts, protect: args.environment.name === "production" },
  );
  const ofBucket = { bucket: bucket.bucket };
  const versioning = new aws.s3.BucketVersioning(
    `${name}-versions`,
    { ...ofBucket, versioningConfiguration: { status: "Enabled" } },
    opts,
  );
  encrypt(name, bucket, args.key, opts);
  const policy = closeToThePublic(name, bucket, args, opts);
  new aws.s3.BucketLifecycleConfiguration(
    `${name}-lifetimes`,
    { ...ofBucket, rules: lifecycleRules(args) },
    { ...opts, dependsOn: versioning },
  );
  new aws.s3.BucketLogging(
    `${name}-access-log`,
    { ...ofBucket, targetBucket: args.accessLogs.bucketName, targetPrefix: `${args.bucketName}/` },
    { ...opts, dependsOn: madeHere(args.accessLogs) },
  );
  if (args.objectLock) {
    lockObjects(`${name}-lock`, bucket.bucket, args.objectLock, { ...opts, dependsOn: versioning });
  }
  return { bucket, policy };
}

function encrypt(name: string, bucket: aws.s3.Bucket, key: KeyHandle, opts: pulumi.CustomResourceOptions) {
  new aws.s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    {
      bucket: bucket.bucket,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
          // One call to KMS for many objects: about a hundredth of the price.
          bucketKeyEnabled: true,
          // Keys that callers bring with each request would be keys that we do not have.
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    },
    opts,
  );
}

function closeToThePublic(
  name: string,
  bucket: aws.s3.Bucket,
  args: PrivateBucketArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const block = new aws.s3.BucketPublicAccessBlock(
    `${name}-public-access`,
    {
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    opts,
  );
  new aws.s3.BucketOwnershipControls(
    `${name}-ownership`,
    { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    opts,
  );
  const arn = bucketArn(args.bucketName);
  return new aws.s3.BucketPolicy(
    `${name}-policy`,
    {
      bucket: bucket.bucket,
      policy: policyDocument(
        ...tlsOnly(arn),
        ...ownKeysOnly(args.environment, arn, args.keyEnforcedOn ?? "*"),
        ...(args.statements ?? []),
      ),
    },
    // S3 refuses two changes of one bucket's access at the same time.
    { ...opts, dependsOn: block },
  );
}
