import { refersTo } from "../../logic/comparators";
import { holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "load-balancer-logs-access",
  title: "A load balancer keeps an access log",
  severity: "medium",
  over: "loadBalancer",
  holds: (loadBalancer) => refersTo(loadBalancer.accessLog(), "a bucket for the access log", () => holds()),
  fix: { aws: "Set accessLogs.", azure: "Add a diagnostic setting." },
  source: "AWS Foundational Security Best Practices, ELB.5",
});
