import { test } from "../../logic/comparators";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-runs-its-processes",
  title: "Nothing that replaces or adds machines is switched off",
  severity: "high",
  over: "machineGroup",
  clouds: ["aws"],
  when: isApplicationGroup,
  // What a timetable does may rest: it replaces nothing.
  holds: (group) =>
    test(
      group.suspendedProcesses,
      "no suspended process",
      (names) => names.every((name) => name === "ScheduledActions"),
      true,
    ),
  fix: { aws: "Take suspendedProcesses away." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
});
