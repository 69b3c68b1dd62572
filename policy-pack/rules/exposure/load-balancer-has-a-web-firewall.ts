import { valueOf } from "../../facts/datum";
import type { LoadBalancerFact, WebFirewallFact } from "../../facts/kinds";
import { isNot, read } from "../../logic/comparators";
import { all, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "load-balancer-has-a-web-firewall",
  title: "A web firewall stands in front of what faces the internet",
  severity: "high",
  over: "loadBalancer",
  when: ({ facing }) => valueOf(facing) !== "internal",
  holds: (loadBalancer, _values, estate) =>
    all(
      isNot(loadBalancer.passesUnchecked, true),
      exists(
        estate.of("webFirewall"),
        (firewall) => guards(firewall, loadBalancer),
        `no web firewall guards ${loadBalancer.subject.name}`,
      ),
    ),
  fix: {
    aws: "Add a wafv2.WebAclAssociation of the load balancer.",
    azure: "Set firewallPolicy on the application gateway, of tier WAF_v2.",
  },
  source: "AWS Security Hub, ELB.16; PCI DSS 4.0, 6.4.2",
});

function guards(firewall: WebFirewallFact, loadBalancer: LoadBalancerFact): Outcome {
  const guarded = firewall.protects();
  if (guarded.state === "unknown") return unsure("what a web firewall guards cannot be followed", [read(guarded)]);
  return guarded.state === "known" && guarded.value.includes(loadBalancer)
    ? holds([read(guarded)])
    : fails("a web firewall guards another", [read(guarded)]);
}
