import { is, isNot, refersTo } from "../../logic/comparators";
import { all, every } from "../../logic/outcome";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-asks-the-load-balancer",
  title: "A server that gives no good answers is replaced",
  severity: "medium",
  over: "machineGroup",
  when: isApplicationGroup,
  holds: (group) =>
    all(
      is(group.healthCheck, "ELB"),
      refersTo(group.targetGroups(), "target groups of this stack", (groups) =>
        every(groups, (one) => isNot(one.acceptsErrors, true)),
      ),
    ),
  fix: { aws: 'Set healthCheckType to "ELB".', azure: "Set automaticRepairsPolicy and a health probe." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html",
});
