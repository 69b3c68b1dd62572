import { oneOf } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { most } from "../parameter";
import { rule } from "../rule";
import { alarmed, goesOffAt } from "../shared/alarms";

const ANSWERS = {
  namespace: "AWS/ApplicationELB",
  metrics: ["TargetResponseTime"],
  of: ["loadBalancer", "targetGroup"],
} as const;

export default rule({
  id: "slow-answers-raise-an-alarm",
  title: "Somebody hears when answers at the load balancer are slow",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  parameters: { milliseconds: most(300, "The slowest p95 answer before an alarm, milliseconds.") },
  holds: (estate, { milliseconds }) =>
    alarmed(estate, `no alarm on the p95 TargetResponseTime above ${milliseconds} ms`, (alarm) =>
      all(
        goesOffAt(alarm, { ...ANSWERS, above: milliseconds / 1000 }, estate),
        oneOf(alarm.statistic, ["p95", "p99", "p100", "Maximum"]),
      ),
    ),
  fix: { aws: "Alarm on the extended statistic p95 of TargetResponseTime." },
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
});
