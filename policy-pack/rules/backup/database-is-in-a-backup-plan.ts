import { all, exists } from "../../logic/outcome";
import { days } from "../parameter";
import { rule } from "../rule";
import { keepsNightly, planCovers } from "../shared/backup-plans";

export default rule({
  id: "database-is-in-a-backup-plan",
  title: "A backup plan takes the database every night and keeps it for the claimed days",
  severity: "high",
  over: "database",
  enforced: "claimed",
  parameters: { days: days(7) },
  holds: (database, { days }, estate) =>
    exists(
      estate.of("backupPlan"),
      (plan) => all(planCovers(plan, database), keepsNightly(plan, days)),
      "no backup plan takes this database",
    ),
  fix: {
    aws: "Name the cluster in a backup.Selection of the plan.",
    azure: "Protect the server by a backup instance.",
  },
  source: "AWS Foundational Security Best Practices, RDS.26",
});
