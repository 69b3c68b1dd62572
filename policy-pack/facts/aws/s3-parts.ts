/** What a bucket's parts say; each setting may also be the bucket's own argument, as older programs write it. */
import { allOf } from "../combine";
import { isCloudsOwnKey, unstated } from "../context";
import { absent, known, mapDatum, valueOf, withDefault, type Datum } from "../datum";
import type { PolicyDocument, StoreFact } from "../kinds";
import type { Reader } from "../reader";

const BLOCKS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const LOG_DELIVERY = [
  "Service:logging.s3.amazonaws.com",
  "Service:logdelivery.elasticloadbalancing.amazonaws.com",
  "Service:delivery.logs.amazonaws.com",
];

export function encryption(bucket: Reader, part: Reader | undefined): Pick<StoreFact, "encryption" | "key"> {
  const path = part
    ? "rules.0.applyServerSideEncryptionByDefault"
    : own(
        bucket,
        "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault",
        "serverSideEncryptionConfigurations.0.rules.0.applyServerSideEncryptionByDefaults.0",
      );
  const reader = part ?? bucket;
  const algorithm = withDefault(
    reader.string(`${path}.sseAlgorithm`),
    "AES256",
    "S3 encrypts with its own key since 2023, https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
  );
  return {
    encryption: isCloudsOwnKey(reader.value(`${path}.kmsMasterKeyId`))
      ? known("service", reader.source(`${path}.kmsMasterKeyId`))
      : mapDatum(algorithm, (name) => (name.startsWith("aws:kms") ? "kms" : "service")),
    key: reader.link("key", `${path}.kmsMasterKeyId`),
  };
}

export function publicAccessBlock(bucket: Reader, part: Reader | undefined): Datum<boolean> {
  if (!part) return unstated(bucket.resource, "publicAccessBlock");
  const blocks = BLOCKS.map((name) => withDefault(part.boolean(name), false, "the provider's default is false"));
  const off = blocks.find((block) => block.state === "known" && !block.value);
  return off ?? blocks.find((block) => block.state !== "known") ?? blocks[0]!;
}

export function versioned(bucket: Reader, part: Reader | undefined): Datum<boolean> {
  return part
    ? mapDatum(part.string("versioningConfiguration.status"), (status) => status === "Enabled")
    : bucket.boolean(own(bucket, "versioning.enabled", "versionings.0.enabled"));
}

export function lock(bucket: Reader, part: Reader | undefined): Datum<string> {
  return retentionOf(bucket, part).string("mode");
}

export function lockDays(bucket: Reader, part: Reader | undefined): Datum<number> {
  const retention = retentionOf(bucket, part);
  const years = retention.number("years");
  return years.state === "absent" ? retention.number("days") : mapDatum(years, (number) => number * 365);
}

function retentionOf(bucket: Reader, part: Reader | undefined): Reader {
  const configuration = "objectLockConfiguration";
  return part
    ? part.at("rule.defaultRetention")
    : bucket.at(own(bucket, `${configuration}.rule.defaultRetention`, `${configuration}.rules.0.defaultRetentions.0`));
}

/** Where the bucket itself is written to read a setting from: each has been one object, and before that a list. */
export function own(bucket: Reader, path: string, older: string): string {
  return bucket.value(path).state === "absent" && bucket.value(older).state !== "absent" ? older : path;
}

export function ownerEnforced(bucket: Reader, part: Reader | undefined): Datum<boolean> {
  return part
    ? mapDatum(part.string("rule.objectOwnership"), (ownership) => ownership === "BucketOwnerEnforced")
    : known(
        true,
        bucket.source("ownership"),
        "default: BucketOwnerEnforced since 2023, https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
      );
}

/** Of the enabled rules that hold for the whole bucket, the shortest time of each kind. */
export function lifecycle(
  bucket: Reader,
  part: Reader | undefined,
): Pick<StoreFact, "retentionDays" | "oldVersionDays" | "unfinishedUploadDays"> {
  const rules = part ? part.items("rules") : bucket.items("lifecycleRules");
  const shortest = (path: string, ...inBucket: readonly [string, string?]): Datum<number> => {
    if (rules.state !== "known") return rules;
    const [today, older = today] = inBucket;
    const days = rules.value.filter(appliesToAll).map((rule) => rule.number(part ? path : own(rule, today, older)));
    const least = days.filter((one) => one.state === "known").sort((a, b) => a.value - b.value)[0];
    return least ?? days.find((one) => one.state === "unknown") ?? absent(rules.source);
  };
  return {
    retentionDays: shortest("expiration.days", "expiration.days", "expirations.0.days"),
    oldVersionDays: shortest(
      "noncurrentVersionExpiration.noncurrentDays",
      "noncurrentVersionExpiration.days",
      "noncurrentVersionExpirations.0.days",
    ),
    unfinishedUploadDays: shortest(
      "abortIncompleteMultipartUpload.daysAfterInitiation",
      "abortIncompleteMultipartUploadDays",
    ),
  };
}

function appliesToAll(rule: Reader): boolean {
  const on = valueOf(rule.string("status")) === "Enabled" || valueOf(rule.boolean("enabled")) === true;
  const narrowed = [
    "filter.prefix",
    "prefix",
    "tags",
    "filter.and",
    "filter.tag",
    "filter.objectSizeGreaterThan",
    "filter.objectSizeLessThan",
  ];
  return on && narrowed.every((path) => (valueOf(rule.value(path)) ?? "") === "");
}

export function replicas(bucket: Reader, part: Reader | undefined): Datum<readonly string[]> {
  const reader = part ?? bucket;
  const path = part ? "rules" : own(bucket, "replicationConfiguration.rules", "replicationConfigurations.0.rules");
  const rules = reader.items(path);
  if (rules.state !== "known") return rules;
  return allOf(
    rules.source,
    rules.value.map((rule) => rule.string(own(rule, "destination.bucket", "destinations.0.bucket"))),
  );
}

/** Whether services write their logs here: they are named in the policy, or a log names the bucket. */
export function receivesServiceLogs(bucket: Reader, policy: Datum<PolicyDocument>, named: boolean): Datum<boolean> {
  const invited = (valueOf(policy)?.statements ?? []).some(
    ({ effect, principals, actions }) =>
      effect === "Allow" &&
      actions.some((action) => action.startsWith("s3:Put")) &&
      principals.some((one) => LOG_DELIVERY.includes(one)),
  );
  return known(named || invited, bucket.source("bucket"));
}
