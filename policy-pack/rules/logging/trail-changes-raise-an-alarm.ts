import { rule } from "../rule";
import { eventAlarmed, picks } from "../shared/event-alarms";

export default rule({
  id: "trail-changes-raise-an-alarm",
  title: "Somebody hears when the audit trail is changed",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    eventAlarmed(estate, "nobody is told when the trail changes", (pattern) =>
      picks(pattern, "StopLogging", "UpdateTrail", "DeleteTrail"),
    ),
  fix: { aws: "Count StopLogging, UpdateTrail and DeleteTrail in the trail and alarm on it." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 4.5",
});
