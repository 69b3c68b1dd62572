import { rule } from "../rule";
import { alarmed, onMetric } from "../shared/alarms";

export default rule({
  id: "unhealthy-hosts-raise-an-alarm",
  title: "Somebody hears when servers do not answer their health check",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    alarmed(estate, "no alarm on unhealthy hosts", (alarm) =>
      onMetric(alarm, "UnHealthyHostCount", "HealthyHostCount"),
    ),
  fix: { aws: "Alarm on UnHealthyHostCount." },
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
});
