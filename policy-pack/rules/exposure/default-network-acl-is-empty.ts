import { rule } from "../rule";
import { defaultIsEmpty } from "../shared/defaults";

export default rule({
  id: "default-network-acl-is-empty",
  title: "A network's default access list lets nothing through",
  severity: "high",
  over: "network",
  clouds: ["aws"],
  holds: (network, _values, estate) => defaultIsEmpty(network, "subnet", estate),
  fix: { aws: "Adopt the list as ec2.DefaultNetworkAcl without rules." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 5.1",
});
