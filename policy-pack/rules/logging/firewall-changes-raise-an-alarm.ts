import { rule } from "../rule";
import { eventAlarmed, picks } from "../shared/event-alarms";

export default rule({
  id: "firewall-changes-raise-an-alarm",
  title: "Somebody hears when a security group is changed",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    eventAlarmed(estate, "nobody is told when a security group changes", (pattern) =>
      picks(pattern, "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"),
    ),
  fix: { aws: "Count security group changes in the trail and alarm on it." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 4.10",
});
