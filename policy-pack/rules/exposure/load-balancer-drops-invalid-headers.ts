import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { LoadBalancerFact } from "../../facts/kinds";
import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "load-balancer-drops-invalid-headers",
  title: "A load balancer drops headers that could smuggle requests",
  severity: "medium",
  over: "loadBalancer",
  clouds: ["aws"],
  when: (loadBalancer, _values, estate) => maySpeakHttp(loadBalancer, estate),
  holds: (loadBalancer) => is(loadBalancer.dropsInvalidHeaders, true),
  fix: { aws: "Set dropInvalidHeaderFields." },
  source: "AWS Foundational Security Best Practices, ELB.4",
  remedies: { "aws:lb/loadBalancer:LoadBalancer": (inputs) => ({ ...inputs, dropInvalidHeaderFields: true }) },
});

/** All but those that certainly pass on connections alone. */
function maySpeakHttp(loadBalancer: LoadBalancerFact, estate: Estate): boolean {
  const protocols = estate
    .of("listener")
    .filter((listener) => valueOf(listener.loadBalancer()) === loadBalancer)
    .map((listener) => valueOf(listener.protocol));
  return protocols.length === 0 || !protocols.every((protocol) => ["tcp", "tls", "udp"].includes(protocol ?? ""));
}
