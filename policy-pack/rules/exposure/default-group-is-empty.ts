import { rule } from "../rule";
import { defaultIsEmpty } from "../shared/defaults";

export default rule({
  id: "default-group-is-empty",
  title: "A network's default group lets nothing through",
  severity: "high",
  over: "network",
  clouds: ["aws"],
  holds: (network, _values, estate) => defaultIsEmpty(network, "endpoint", estate),
  fix: { aws: "Adopt the group as ec2.DefaultSecurityGroup without rules." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 5.4",
});
