import type { Input } from "@pulumi/pulumi";
import type { AlarmSpec } from "../observability/alarm";
import type { EventAlertSpec } from "../observability/event-alert";

const DAY = 86400;

/** Alarms on the numbers that AWS Backup publishes about a vault. */
export function jobAlarms(vaultName: Input<string>): AlarmSpec[] {
  const ofVault = { namespace: "AWS/Backup", dimensions: { BackupVaultName: vaultName }, statistic: "Sum" };
  return [
    {
      id: "failed-jobs",
      description: "A backup job failed. Look at the vault's jobs for the reason and start it again by hand.",
      ...ofVault,
      metric: "NumberOfBackupJobsFailed",
      when: ">",
      threshold: 0,
      period: 3600,
    },
    {
      id: "no-backup",
      description:
        "No backup was completed for a day. Look whether the plan, its selection and its role are still there.",
      ...ofVault,
      metric: "NumberOfBackupJobsCompleted",
      when: "<",
      threshold: 1,
      period: DAY,
      // A plan that is gone publishes nothing at all.
      silence: "breaching",
    },
  ];
}

/** What numbers do not tell: which job it was, copies, restores, and backups that were changed. */
export const jobEvents: EventAlertSpec[] = [
  {
    id: "job-events",
    description: "A backup, copy or restore job did not succeed",
    pattern: {
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
      detail: { $or: [{ state: ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"] }, { status: ["ABORTED", "FAILED"] }] },
    },
  },
];
