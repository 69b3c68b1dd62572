import type { Rule } from "../rule";
import backupVaultIsLocked from "./backup-vault-is-locked";
import backupsAreRestoredInRehearsal from "./backups-are-restored-in-rehearsal";
import bucketExists from "./bucket-exists";
import bucketIsVersioned from "./bucket-is-versioned";
import databaseBackupsSurviveDeletion from "./database-backups-survive-deletion";
import databaseIsInABackupPlan from "./database-is-in-a-backup-plan";
import databaseKeepsBackups from "./database-keeps-backups";
import failedBackupsRaiseAnAlarm from "./failed-backups-raise-an-alarm";

/** Backups are taken, kept, and can be restored. */
const backup: readonly Rule[] = [
  backupVaultIsLocked,
  backupsAreRestoredInRehearsal,
  bucketExists,
  bucketIsVersioned,
  databaseBackupsSurviveDeletion,
  databaseIsInABackupPlan,
  databaseKeepsBackups,
  failedBackupsRaiseAnAlarm,
];
export default backup;
