import { is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { goesSomewhere, isLogged } from "../shared/covered";

export default rule({
  id: "network-logs-its-flows",
  title: "A network logs every flow, accepted and rejected",
  severity: "medium",
  over: "network",
  holds: (network, _values, estate) =>
    isLogged(estate, "flow", network.subject.urn, "no flow log covers the network", (log) =>
      all(is(log.scope, "ALL"), goesSomewhere(log)),
    ),
  fix: { aws: 'Add an ec2.FlowLog with trafficType "ALL".', azure: "Add a virtual network flow log." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 3.7",
});
