import { rule } from "../rule";
import { goesSomewhere, isLogged } from "../shared/covered";

export default rule({
  id: "network-logs-dns-queries",
  title: "A network logs the names that are asked for",
  severity: "low",
  over: "network",
  clouds: ["aws"],
  holds: (network, _values, estate) =>
    isLogged(estate, "dns", network.subject.urn, "no query log covers the network", goesSomewhere),
  fix: { aws: "Add a route53.ResolverQueryLogConfig and associate it with the VPC." },
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html",
});
