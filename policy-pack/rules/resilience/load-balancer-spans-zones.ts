import { least } from "../parameter";
import { rule } from "../rule";
import { spansZones } from "../shared/zones";

export default rule({
  id: "load-balancer-spans-zones",
  title: "A load balancer stands in several zones",
  severity: "high",
  over: "loadBalancer",
  parameters: { zones: least(2, "Different zones, at least.") },
  holds: (loadBalancer, { zones }) => spansZones(loadBalancer.subnets(), zones),
  fix: { aws: "Give it subnets of several zones.", azure: "Set zones." },
  source: "AWS Foundational Security Best Practices, ELB.13",
});
