import { allowed } from "../parameter";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";
import { standsIn } from "../shared/subnets";

export default rule({
  id: "web-hosts-stand-in-private-subnets",
  title: "Application servers stand behind the load balancer, in private subnets",
  severity: "critical",
  over: "machineGroup",
  parameters: { tiers: allowed(["app"], "Tiers of subnets where application servers may stand.") },
  when: isApplicationGroup,
  holds: (group, { tiers }) => standsIn(group.subnets(), tiers),
  fix: {
    aws: "Give vpcZoneIdentifiers subnets of the app tier.",
    azure: "Put the scale set into a subnet of the app tier.",
  },
  source: "AWS Foundational Security Best Practices, AutoScaling.5",
});
