import { covers, isAbsent } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "incident-runbook-exists",
  title: "The stack can carry out its incident procedure: isolate, keep the evidence, replace",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "runbook", "no runbook isolates, snapshots and replaces a machine", (runbook) =>
      all(
        covers(runbook.calls, ["ModifyInstanceAttribute", "CreateSnapshots", "DetachInstances"]),
        isAbsent(runbook.sharedWith),
      ),
    ),
  fix: { aws: "Declare an IncidentResponse component, or an SSM Automation document that does so." },
  source: "NIST SP 800-61r2, 3.3",
});
