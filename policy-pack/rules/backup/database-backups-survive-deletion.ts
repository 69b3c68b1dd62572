import { is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "database-backups-survive-deletion",
  title: "A deleted database leaves its backups and a last snapshot behind",
  severity: "high",
  over: "database",
  clouds: ["aws"],
  holds: (database) =>
    all(
      is(database.keepsBackupsWhenDeleted, true),
      is(database.takesFinalSnapshot, true),
      is(database.copiesTagsToSnapshots, true),
    ),
  fix: { aws: "Set deleteAutomatedBackups and skipFinalSnapshot to false, and copyTagsToSnapshot." },
  source: "AWS Foundational Security Best Practices, RDS.16",
});
