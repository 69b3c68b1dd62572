import { rule } from "../rule";
import { eventAlarmed, picks } from "../shared/event-alarms";

export default rule({
  id: "root-use-raises-an-alarm",
  title: "Somebody hears when the account's root is used",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => eventAlarmed(estate, "nobody is told when root is used", (pattern) => picks(pattern, "Root")),
  fix: { aws: "Count userIdentity.type Root in the trail and alarm on it." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 4.3",
});
