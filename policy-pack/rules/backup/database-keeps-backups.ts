import { atLeast } from "../../logic/comparators";
import { days } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "database-keeps-backups",
  title: "A database keeps its claimed days of backups",
  severity: "high",
  over: "database",
  parameters: { days: days(7) },
  holds: (database, { days }) => atLeast(database.backupDays, days),
  fix: { aws: "Set backupRetentionPeriod.", azure: "Set backup.backupRetentionDays." },
  source: "NIST SP 800-53 Rev. 5, CP-9",
});
