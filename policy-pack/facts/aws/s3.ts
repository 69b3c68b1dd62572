import type { Adapter, Context } from "../context";
import { valueOf } from "../datum";
import type { StoreFact } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";
import { storeOf } from "../store-of";
import * as read from "./s3-parts";

const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const POLICY = ["aws:s3/bucketPolicy:BucketPolicy"];
/** A bucket's parts by their name; each has had a V2 token beside the one of today. */
const PARTS = {
  access: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
  encryption: both("BucketServerSideEncryptionConfiguration"),
  versioning: both("BucketVersioning"),
  ownership: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  lifecycle: both("BucketLifecycleConfiguration"),
  logging: both("BucketLogging"),
  lock: both("BucketObjectLockConfiguration"),
  replication: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
} as const;
const LOGGERS = [...BUCKETS, ...PARTS.logging];

/** Buckets, whether their settings are their own arguments or resources beside them. */
export const s3: Adapter = {
  cloud: "aws",
  reads: [...BUCKETS, ...POLICY, ...Object.values(PARTS).flat()],
  facts: (context) => context.each(...BUCKETS).map((bucket) => bucketFact(bucket, context)),
};

function bucketFact(bucket: Reader, context: Context): StoreFact {
  const part = (types: readonly string[]) =>
    types.flatMap((type) => context.partsOf(bucket.resource, type, "bucket")).at(0);
  const parts = Object.fromEntries(Object.entries(PARTS).map(([name, types]) => [name, part(types)])) as {
    [name in keyof typeof PARTS]: Reader | undefined;
  };
  const policy = part(POLICY);
  const document = policyOf(policy ?? bucket, "policy");
  const logging = parts.logging;
  return storeOf(bucket, "bucket", {
    sources: [bucket, policy, ...Object.values(parts)]
      .filter((one) => one !== undefined)
      .map(({ resource }) => resource),
    ...read.encryption(bucket, parts.encryption),
    blocksPublicAccess: read.publicAccessBlock(bucket, parts.access),
    policy: document,
    versioned: read.versioned(bucket, parts.versioning),
    lock: read.lock(bucket, parts.lock),
    lockDays: read.lockDays(bucket, parts.lock),
    ...read.lifecycle(bucket, parts.lifecycle),
    ownerEnforced: read.ownerEnforced(bucket, parts.ownership),
    accessLog: logging ? logging.link("store", "targetBucket") : bucket.link("store", ownLogging(bucket)),
    replicas: read.replicas(bucket, parts.replication),
    receivesServiceLogs: read.receivesServiceLogs(bucket, document, isNamedByLoggers(bucket, context)),
  });
}

// Whether another bucket or a load balancer writes its access log here.
function isNamedByLoggers(bucket: Reader, context: Context): boolean {
  const loggers = context
    .each(...LOGGERS)
    // Whoever logs into itself receives nobody's logs.
    .filter(
      (one) => one.resource !== bucket.resource && !valueOf(one.references("bucket"))?.includes(bucket.resource.urn),
    )
    .map((one) => one.references(one.resource.type.includes("ogging") ? "targetBucket" : ownLogging(one)));
  const balancers = context
    .each("aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer")
    .map((one) => one.references("accessLogs.bucket"));
  return [...loggers, ...balancers].some((named) => valueOf(named)?.includes(bucket.resource.urn) ?? false);
}

function ownLogging(bucket: Reader): string {
  return read.own(bucket, "logging.targetBucket", "loggings.0.targetBucket");
}

function both(name: string): readonly string[] {
  const file = name[0]!.toLowerCase() + name.slice(1);
  return [`aws:s3/${file}:${name}`, `aws:s3/${file}V2:${name}V2`];
}
