import { valueOf } from "../../facts/datum";
import type { BackupPlanFact, DatabaseFact } from "../../facts/kinds";
import { read, refersTo, test } from "../../logic/comparators";
import { all, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { comesDaily } from "./schedules";

/** The plan's selections take the database. */
export function planCovers(plan: BackupPlanFact, database: DatabaseFact): Outcome {
  const covered = plan.covers();
  if (covered.state !== "known") return unsure("what the plan takes cannot be followed", [read(covered)]);
  if (covered.value.includes(database.subject.urn)) return holds([read({ ...covered, value: database.subject.urn })]);
  return plan.mayCoverMore()
    ? unsure("what the plan takes cannot be followed", [read(covered)])
    : fails("a plan takes other things");
}

/** One rule of the plan backs up every night, into a vault of the stack, and keeps what it took for so many days. */
export function keepsNightly(plan: BackupPlanFact, days: number): Outcome {
  const rules = valueOf(plan.rules);
  if (!rules) return unsure("the plan's rules are not known", [read(plan.rules)]);
  return exists(
    rules,
    (one) =>
      all(
        // Without an end a backup is kept for ever.
        test(one.retentionDays, `at least ${days}`, (kept) => kept >= days, true),
        test(one.schedule, "every night", comesDaily),
        refersTo(one.vault(), "a vault of this stack", () => holds()),
      ),
    `no rule keeps nightly backups for ${days} days`,
  );
}
