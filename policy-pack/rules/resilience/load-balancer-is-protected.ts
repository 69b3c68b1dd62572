import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "load-balancer-is-protected",
  title: "A load balancer cannot be deleted by mistake",
  severity: "medium",
  over: "loadBalancer",
  holds: (loadBalancer) => is(loadBalancer.deletionProtection, true),
  fix: { aws: "Set enableDeletionProtection.", azure: "Put a management lock on it." },
  source: "AWS Foundational Security Best Practices, ELB.6",
});
