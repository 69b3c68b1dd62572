import { to, type Mutation } from "../mutation";
import { T } from "../types";

const cluster = (path: string, value: Parameters<typeof set>[2]) => [set("database-cluster", path, value)];
const set = (name: string, path: string, value: string | number | boolean | undefined) => ({ set: name, path, value });
const openPolicy = (actions: string, resource: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Open", Effect: "Allow", Principal: "*", Action: actions, Resource: resource }],
  });

/** `lamp-db-encrypted`: databases and their backups are encrypted. */
export const dbEncrypted: readonly Mutation[] = [
  { name: "there is no database", rule: "database-exists", changes: [{ remove: "database-cluster" }] },
  {
    name: "the database is not encrypted",
    rule: "database-is-encrypted-with-its-class-key",
    changes: cluster("storageEncrypted", false),
  },
  {
    name: "the database takes the cloud's own key",
    rule: "database-is-encrypted-with-its-class-key",
    changes: cluster("kmsKeyId", undefined),
  },
  {
    name: "the database takes the key of another class",
    rule: "database-is-encrypted-with-its-class-key",
    changes: [{ set: "database-cluster", path: "kmsKeyId", value: to("keys-moderate") }],
  },
  {
    name: "performance data takes the cloud's own key",
    rule: "performance-data-is-encrypted",
    changes: [set("database-instance-1", "performanceInsightsKmsKeyId", undefined)],
  },
  {
    name: "the vault has no key of ours",
    rule: "backup-vault-is-encrypted",
    changes: [set("backups-vault", "kmsKeyArn", undefined)],
  },
  { name: "the key does not rotate", rule: "key-rotates", changes: [set("keys-high", "enableKeyRotation", false)] },
  {
    name: "the key's policy opens it to everybody",
    rule: "key-policy-is-bounded",
    changes: [set("keys-high", "policy", openPolicy("kms:*", "*"))],
  },
  {
    name: "a key is gone within a week",
    rule: "key-deletion-waits",
    changes: [set("keys-critical", "deletionWindowInDays", 7)],
  },
  {
    name: "nobody hears when a key is lost",
    rule: "key-loss-raises-an-alarm",
    changes: [{ remove: "observability-key-disabled" }],
  },
];

/** `lamp-files-encrypted`: uploaded files are in S3, encrypted at rest. */
export const filesEncrypted: readonly Mutation[] = [
  {
    name: "the bucket is encrypted by S3's key only",
    rule: "store-is-encrypted-with-its-class-key",
    changes: [{ remove: "files-bucket-encryption" }],
  },
  {
    name: "the bucket takes the key of another class",
    rule: "store-is-encrypted-with-its-class-key",
    changes: [
      {
        set: "files-bucket-encryption",
        path: "rules",
        value: [
          { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: to("keys-moderate") } },
        ],
      },
    ],
  },
  {
    name: "the bucket may become public",
    rule: "store-is-not-public",
    changes: [{ remove: "files-bucket-public-access" }],
  },
  {
    name: "one of the four blocks is off",
    rule: "store-is-not-public",
    changes: [set("files-bucket-public-access", "restrictPublicBuckets", false)],
  },
  {
    name: "the bucket's policy lets everybody read",
    rule: "store-is-not-public",
    changes: [
      set(
        "files-bucket-policy",
        "policy",
        openPolicy("s3:GetObject", "arn:aws:s3:::lamplight-production-files-111122223333/*"),
      ),
    ],
  },
  {
    name: "versions are not kept",
    rule: "bucket-is-versioned",
    changes: [set("files-bucket-versions", "versioningConfiguration.status", "Suspended")],
  },
  {
    name: "whoever uploads owns",
    rule: "bucket-enforces-ownership",
    changes: [set("files-bucket-ownership", "rule.objectOwnership", "ObjectWriter")],
  },
  {
    name: "the bucket takes requests without TLS",
    rule: "bucket-requires-tls",
    changes: [{ remove: "files-bucket-policy" }],
  },
  {
    name: "the account allows public buckets",
    rule: "account-blocks-public-buckets",
    changes: [{ remove: "guardrails-public-buckets-blocked" }],
  },
  {
    name: "a second bucket without anything",
    rule: "store-is-encrypted-with-its-class-key",
    changes: [{ add: "loose", type: T.bucket, inputs: { bucket: "lamplight-loose" } }],
  },
  {
    name: "there is no bucket for files",
    rule: "bucket-exists",
    changes: ["files-bucket", "guardrails-trail-bucket", "guardrails-config-bucket"].map((remove) => ({ remove })),
  },
  {
    name: "the files' key does not rotate",
    rule: "key-rotates",
    changes: [set("keys-high", "enableKeyRotation", undefined)],
  },
];

/** `lamp-snapshots-28`: nightly snapshots, encrypted, kept 28 days. */
export const snapshots: readonly Mutation[] = [
  {
    name: "27 days, and the claim says so too",
    rule: "database-keeps-backups",
    changes: [
      ...cluster("backupRetentionPeriod", 27),
      { set: "claims", path: "lamp-snapshots-28", value: { days: 27 } },
    ],
  },
  { name: "27 days", rule: "database-keeps-backups", changes: cluster("backupRetentionPeriod", 27) },
  {
    name: "the provider's default",
    rule: "database-keeps-backups",
    changes: cluster("backupRetentionPeriod", undefined),
  },
  { name: "no plan", rule: "database-is-in-a-backup-plan", changes: [{ remove: "backups-database" }] },
  {
    name: "the plan takes something else",
    rule: "database-is-in-a-backup-plan",
    changes: [{ remove: "backups-database-selection" }],
  },
  {
    name: "the plan keeps 14 days",
    rule: "database-is-in-a-backup-plan",
    changes: [set("backups-database", "rules.0.lifecycle.deleteAfter", 14)],
  },
  {
    name: "backups go with the database",
    rule: "database-backups-survive-deletion",
    changes: cluster("deleteAutomatedBackups", true),
  },
  { name: "no last snapshot", rule: "database-backups-survive-deletion", changes: cluster("skipFinalSnapshot", true) },
  { name: "the vault is not locked", rule: "backup-vault-is-locked", changes: [{ remove: "backups-lock" }] },
  {
    name: "nobody rehearses restoring",
    rule: "backups-are-restored-in-rehearsal",
    changes: [{ remove: "backups-rehearsal-database" }],
  },
  {
    name: "nobody hears of failed backups",
    rule: "failed-backups-raise-an-alarm",
    changes: [{ remove: "backups-failed-jobs" }, { remove: "backups-job-events-alert" }],
  },
  {
    name: "the vault takes the cloud's own key",
    rule: "backup-vault-is-encrypted",
    changes: [set("backups-vault", "kmsKeyArn", undefined)],
  },
  {
    name: "a second vault without lock",
    rule: "backup-vault-is-locked",
    changes: [{ add: "loose", type: T.vault, inputs: { name: "loose", kmsKeyArn: to("keys-critical") } }],
  },
];

/** `lamp-hot-spare`: a redundant database takes over in seconds. */
export const hotSpare: readonly Mutation[] = [
  { name: "there is no database", rule: "database-exists", changes: [{ remove: "database-cluster" }] },
  { name: "no spare", rule: "database-has-a-hot-spare", changes: [{ remove: "database-instance-2" }] },
  {
    name: "both in one zone",
    rule: "database-has-a-hot-spare",
    changes: [
      set("database-instance-2", "availabilityZone", "eu-west-2a"),
      set("database-instance-1", "availabilityZone", "eu-west-2a"),
    ],
  },
  {
    name: "it is not settled which takes over",
    rule: "database-has-a-hot-spare",
    changes: [set("database-instance-2", "promotionTier", 0), set("database-instance-1", "promotionTier", 0)],
  },
  { name: "the database may be deleted", rule: "database-is-protected", changes: cluster("deletionProtection", false) },
];

/** `lamp-tenant-databases`: a database and credentials for each customer. */
export const tenantDatabases: readonly Mutation[] = [
  {
    name: "nobody has a secret",
    rule: "each-tenant-has-its-own-secret",
    changes: ["northfield-school", "riverside-clinic"].map((slug) => ({ remove: `database-tenants-secret-${slug}` })),
  },
  {
    name: "two secrets of one customer",
    rule: "each-tenant-has-its-own-secret",
    changes: [set("database-tenants-secret-northfield-school", "tags.tenant", "riverside-clinic")],
  },
  {
    name: "no job makes the databases",
    rule: "tenant-databases-are-provisioned",
    changes: [{ remove: "database-tenants-job" }],
  },
  {
    name: "the job runs outside the network",
    rule: "tenant-databases-are-provisioned",
    changes: [set("database-tenants-job", "vpcConfig", undefined)],
  },
  {
    name: "a secret takes the cloud's own key",
    rule: "secret-is-encrypted-with-its-class-key",
    changes: [set("database-tenants-secret-riverside-clinic", "kmsKeyId", undefined)],
  },
  {
    name: "the administrator's password is written down",
    rule: "database-password-is-managed",
    changes: cluster("manageMasterUserPassword", false),
  },
];
