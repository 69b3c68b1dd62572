import type { Change, Input, Mutation } from "../../mutation";

const plan = (...rules: readonly Readonly<Record<string, Input>>[]): readonly Change[] => [
  {
    set: "backups-database",
    path: "rules",
    value: rules.map((rule, index) => ({
      ruleName: `rule-${index}`,
      targetVaultName: "lamplight-production-backups",
      ...rule,
    })),
  },
];
const set = (name: string, path: string, value: Input | undefined): Change => ({ set: name, path, value });
const taken = (path: string, value: Input): readonly Change[] => [set("backups-database-selection", path, value)];
const NIGHTLY = "cron(0 23 * * ? *)";

/** Backups that are declared and not taken, not kept, or not tried. */
export const snapshots: readonly Mutation[] = [
  {
    name: "the plan runs once a year",
    rule: "database-is-in-a-backup-plan",
    changes: plan({ schedule: "cron(0 23 1 1 ? *)", lifecycle: { deleteAfter: 28 } }),
  },
  {
    name: "the plan runs on Sundays",
    rule: "database-is-in-a-backup-plan",
    changes: plan({ schedule: "cron(0 23 ? * SUN *)", lifecycle: { deleteAfter: 28 } }),
  },
  {
    name: "what is taken every night is kept for a day",
    rule: "database-is-in-a-backup-plan",
    changes: plan(
      { schedule: NIGHTLY, lifecycle: { deleteAfter: 1 } },
      { schedule: "cron(0 23 1 1 ? *)", lifecycle: { deleteAfter: 365 } },
    ),
  },
  {
    name: "the plan fills the account's own vault, which nothing locks",
    rule: "database-is-in-a-backup-plan",
    changes: plan({ schedule: NIGHTLY, lifecycle: { deleteAfter: 28 }, targetVaultName: "Default" }),
  },
  {
    name: "the plan takes the database only while a tag says so",
    rule: "database-is-in-a-backup-plan",
    changes: taken("conditions", [{ stringEquals: [{ key: "aws:ResourceTag/never", value: "x" }] }]),
  },
  {
    name: "the plan takes everything but the database",
    rule: "database-is-in-a-backup-plan",
    changes: taken("notResources", ["arn:aws:rds:*:*:cluster:*"]),
  },
  {
    name: "the vault's lock lets go at once",
    rule: "backup-vault-is-locked",
    changes: [set("backups-lock", "minRetentionDays", undefined)],
  },
  {
    name: "the vault's lock holds for 27 days",
    rule: "backup-vault-is-locked",
    changes: [set("backups-lock", "minRetentionDays", 27)],
  },
  {
    name: "restoring is rehearsed in a year that does not come",
    rule: "backups-are-restored-in-rehearsal",
    changes: [set("backups-rehearsal", "scheduleExpression", "cron(0 0 1 1 ? 2099)")],
  },
  {
    name: "a million failed backups raise an alarm, and events none",
    rule: "failed-backups-raise-an-alarm",
    changes: [set("backups-failed-jobs", "threshold", 1_000_000), set("backups-job-events", "state", "DISABLED")],
  },
];

export const incident: readonly Mutation[] = [
  {
    name: "the trail is locked for a day",
    rule: "audit-trail-is-kept",
    changes: [set("guardrails-trail-bucket-lock", "rule.defaultRetention.days", 1)],
  },
];
