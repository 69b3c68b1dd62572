import { least } from "../parameter";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";
import { spansZones } from "../shared/zones";

export default rule({
  id: "machine-group-spans-zones",
  title: "Application servers stand in several zones",
  severity: "high",
  over: "machineGroup",
  parameters: { zones: least(2, "Different zones, at least.") },
  when: isApplicationGroup,
  holds: (group, { zones }) => spansZones(group.subnets(), zones),
  fix: { aws: "Give vpcZoneIdentifiers subnets of several zones.", azure: "Set zones." },
  source: "AWS Well-Architected, REL10-BP01",
});
