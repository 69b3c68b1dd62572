import { atLeast } from "../../logic/comparators";
import { least } from "../parameter";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-has-two-machines",
  title: "At least two application servers run at any time",
  severity: "high",
  over: "machineGroup",
  parameters: { machines: least(2, "Machines, at least.") },
  when: isApplicationGroup,
  holds: (group, { machines }) => atLeast(group.minimum, machines),
  fix: { aws: "Set minSize to 2 or more.", azure: "Set the autoscale profile's minimum to 2 or more." },
  source: "AWS Well-Architected, REL11-BP02",
});
