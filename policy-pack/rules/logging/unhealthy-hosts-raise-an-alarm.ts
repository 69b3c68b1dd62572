import { any } from "../../logic/outcome";
import { rule } from "../rule";
import { alarmed, goesOffAt, type Sign } from "../shared/alarms";

const BALANCED = { namespace: "AWS/ApplicationELB", of: ["targetGroup", "loadBalancer"] } as const;
const UNHEALTHY: Sign = { ...BALANCED, metrics: ["UnHealthyHostCount"], above: 1 };
const FEW_HEALTHY: Sign = { ...BALANCED, metrics: ["HealthyHostCount"], below: 1 };

export default rule({
  id: "unhealthy-hosts-raise-an-alarm",
  title: "Somebody hears when servers do not answer their health check",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    alarmed(estate, "no alarm on unhealthy hosts", (alarm) =>
      any(goesOffAt(alarm, UNHEALTHY, estate), goesOffAt(alarm, FEW_HEALTHY, estate)),
    ),
  fix: { aws: "Alarm on UnHealthyHostCount." },
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
});
