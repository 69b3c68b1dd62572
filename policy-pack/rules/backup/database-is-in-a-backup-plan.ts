import { valueOf } from "../../facts/datum";
import type { BackupPlanFact, DatabaseFact } from "../../facts/kinds";
import { atLeast, read } from "../../logic/comparators";
import { all, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { days } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "database-is-in-a-backup-plan",
  title: "A backup plan takes the database every night and keeps it for the claimed days",
  severity: "high",
  over: "database",
  parameters: { days: days(7) },
  holds: (database, { days }, estate) =>
    exists(
      estate.of("backupPlan"),
      (plan) => all(planCovers(plan, database), keeps(plan, days)),
      "no backup plan takes this database",
    ),
  fix: {
    aws: "Name the cluster in a backup.Selection of the plan.",
    azure: "Protect the server by a backup instance.",
  },
  source: "AWS Foundational Security Best Practices, RDS.26",
});

function planCovers(plan: BackupPlanFact, database: DatabaseFact): Outcome {
  const covered = plan.covers();
  if (covered.state !== "known") return unsure("what the plan takes cannot be followed", [read(covered)]);
  return covered.value.includes(database.subject.urn)
    ? holds([read({ ...covered, value: database.subject.urn })])
    : fails("a plan takes other things");
}

function keeps(plan: BackupPlanFact, days: number): Outcome {
  const rules = valueOf(plan.rules);
  if (!rules) return unsure("the plan's rules are not known", [read(plan.rules)]);
  return exists(rules, (one) => atLeast(one.retentionDays, days), `no rule keeps backups for ${days} days`);
}
