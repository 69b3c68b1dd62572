/** What a bucket's parts say; each setting may also be the bucket's own argument, as older programs write it. */
import { unstated } from "../context";
import { absent, known, mapDatum, notKnown, valueOf, withDefault, type Datum } from "../datum";
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
    : "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault";
  const reader = part ?? bucket;
  const algorithm = withDefault(
    reader.string(`${path}.sseAlgorithm`),
    "AES256",
    "S3 encrypts with its own key since 2023, https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
  );
  return {
    encryption: mapDatum(algorithm, (name) => (name.startsWith("aws:kms") ? "kms" : "service")),
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
    : bucket.boolean("versioning.enabled");
}

export function lock(bucket: Reader, part: Reader | undefined): Datum<string> {
  return part
    ? part.string("rule.defaultRetention.mode")
    : bucket.string("objectLockConfiguration.rule.defaultRetention.mode");
}

export function lockDays(bucket: Reader, part: Reader | undefined): Datum<number> {
  const retention = part
    ? part.at("rule.defaultRetention")
    : bucket.at("objectLockConfiguration.rule.defaultRetention");
  const years = retention.number("years");
  return years.state === "absent" ? retention.number("days") : mapDatum(years, (number) => number * 365);
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
  const shortest = (path: string, older: string): Datum<number> => {
    if (rules.state !== "known") return rules;
    const days = rules.value.filter(appliesToAll).map((rule) => rule.number(part ? path : older));
    const least = days.filter((one) => one.state === "known").sort((a, b) => a.value - b.value)[0];
    return least ?? days.find((one) => one.state === "unknown") ?? absent(rules.source);
  };
  return {
    retentionDays: shortest("expiration.days", "expiration.days"),
    oldVersionDays: shortest("noncurrentVersionExpiration.noncurrentDays", "noncurrentVersionExpiration.days"),
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
    "filter.and",
    "filter.tag",
    "filter.objectSizeGreaterThan",
    "filter.objectSizeLessThan",
  ];
  return on && narrowed.every((path) => (valueOf(rule.value(path)) ?? "") === "");
}

export function replicas(part: Reader | undefined): Datum<readonly string[]> {
  if (!part) return { state: "absent", source: { resource: "", path: "replication" } };
  const destinations = part.each("rules").map((rule) => rule.string("destination.bucket"));
  return destinations.every((one) => one.state === "known")
    ? known(
        destinations.map((one) => one.value),
        part.source("rules"),
      )
    : notKnown(part.source("rules"));
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
