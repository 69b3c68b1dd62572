import { atMost, is, oneOf } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { most } from "../parameter";
import { rule } from "../rule";
import { alarmed, onMetric } from "../shared/alarms";

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
        onMetric(alarm, "TargetResponseTime"),
        oneOf(alarm.statistic, ["p95", "p99", "p100", "Maximum"]),
        atMost(alarm.threshold, milliseconds / 1000),
        oneOf(alarm.comparison, ["GreaterThanThreshold", "GreaterThanOrEqualToThreshold"]),
        is(alarm.namespace, "AWS/ApplicationELB"),
      ),
    ),
  fix: { aws: "Alarm on the extended statistic p95 of TargetResponseTime." },
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
});
