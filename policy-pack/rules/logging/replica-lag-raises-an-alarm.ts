import { rule } from "../rule";
import { alarmed, onMetric } from "../shared/alarms";

export default rule({
  id: "replica-lag-raises-an-alarm",
  title: "Somebody hears when the database's spare falls behind",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    alarmed(estate, "no alarm on replica lag", (alarm) =>
      onMetric(alarm, "AuroraReplicaLag", "AuroraReplicaLagMaximum", "ReplicaLag"),
    ),
  fix: { aws: "Alarm on AuroraReplicaLag." },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html",
});
