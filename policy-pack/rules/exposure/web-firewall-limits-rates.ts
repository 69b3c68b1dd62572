import { atMost } from "../../logic/comparators";
import { most } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "web-firewall-limits-rates",
  title: "A web firewall refuses addresses that ask too often",
  severity: "medium",
  over: "webFirewall",
  parameters: { requests: most(2000, "Requests of one address in five minutes.") },
  holds: ({ rateLimit }, { requests }) => atMost(rateLimit, requests),
  fix: {
    aws: "Add a rateBasedStatement that blocks, aggregated by IP, without scopeDownStatement.",
    azure: "Add a custom rule of type RateLimitRule.",
  },
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
});
