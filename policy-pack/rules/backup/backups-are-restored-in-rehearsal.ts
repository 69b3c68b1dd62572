import { covers, test as matches } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { stackHas } from "../shared/present";
import { comesAgain } from "../shared/schedules";

export default rule({
  id: "backups-are-restored-in-rehearsal",
  title: "Restoring the database is rehearsed on a schedule",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "restoreTest", "no restore test takes the database", (test) =>
      all(matches(test.schedule, "a schedule without end", comesAgain), covers(test.covers, ["Aurora"])),
    ),
  fix: { aws: 'Add a backup.RestoreTestingPlan and a selection of type "Aurora".' },
  source: "AWS Well-Architected, REL09-BP04",
});
