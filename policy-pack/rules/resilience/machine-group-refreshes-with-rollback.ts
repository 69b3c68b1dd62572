import { is } from "../../logic/comparators";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-refreshes-with-rollback",
  title: "A new template replaces the servers by itself, and a bad one is taken back",
  severity: "medium",
  over: "machineGroup",
  when: isApplicationGroup,
  holds: (group) => is(group.refreshRollsBack, true),
  fix: { aws: "Set instanceRefresh.preferences.autoRollback.", azure: "Set automaticOSUpgradePolicy with rollback." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
});
