import { rule } from "../rule";
import { alarmed, goesOffAt, type Sign } from "../shared/alarms";

/** Milliseconds: who is a minute behind is no spare. */
const LAG: Sign = {
  namespace: "AWS/RDS",
  metrics: ["AuroraReplicaLag", "AuroraReplicaLagMaximum"],
  above: 60_000,
  of: ["database"],
};

export default rule({
  id: "replica-lag-raises-an-alarm",
  title: "Somebody hears when the database's spare falls behind",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => alarmed(estate, "no alarm on replica lag", (alarm) => goesOffAt(alarm, LAG, estate)),
  fix: { aws: "Alarm on AuroraReplicaLag." },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html",
});
