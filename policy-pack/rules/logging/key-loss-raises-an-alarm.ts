import { rule } from "../rule";
import { eventAlarmed, picks } from "../shared/event-alarms";

export default rule({
  id: "key-loss-raises-an-alarm",
  title: "Somebody hears when a key is disabled or to be deleted",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    eventAlarmed(estate, "nobody is told when a key is disabled or scheduled for deletion", (pattern) =>
      picks(pattern, "DisableKey", "ScheduleKeyDeletion"),
    ),
  fix: { aws: "Count DisableKey and ScheduleKeyDeletion in the trail and alarm on it." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 4.7",
});
