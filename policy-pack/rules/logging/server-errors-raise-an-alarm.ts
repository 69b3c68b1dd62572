import { rule } from "../rule";
import { alarmed, goesOffAt, type Sign } from "../shared/alarms";

const ERRORS: Sign = {
  namespace: "AWS/ApplicationELB",
  metrics: ["HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count"],
  above: 100,
  of: ["loadBalancer", "targetGroup"],
};

export default rule({
  id: "server-errors-raise-an-alarm",
  title: "Somebody hears of server errors at the load balancer",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => alarmed(estate, "no alarm on 5xx answers", (alarm) => goesOffAt(alarm, ERRORS, estate)),
  fix: { aws: "Alarm on HTTPCode_Target_5XX_Count and HTTPCode_ELB_5XX_Count." },
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
});
