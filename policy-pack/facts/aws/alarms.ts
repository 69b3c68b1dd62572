import type { Adapter, Context } from "../context";
import { known, valueOf, withDefault, type Datum } from "../datum";
import type { AlarmFact, EventRouteFact, StoreFact } from "../kinds";
import type { Reader } from "../reader";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

/** CloudWatch alarms and dashboards, EventBridge rules with their targets. */
export const alarms: Adapter = {
  cloud: "aws",
  reads: [ALARM, DASHBOARD, RULE, TARGET],
  facts: (context) => [
    ...context.each(ALARM).map(alarmFact),
    ...context.each(RULE).map((rule) => routeFact(rule, context)),
    ...context.each(DASHBOARD).map((dashboard) => ({
      kind: "dashboard" as const,
      cloud: "aws" as const,
      subject: dashboard.resource,
      sources: [dashboard.resource],
      body: dashboard.string("dashboardBody"),
    })),
  ],
};

// An alarm on an expression is about the first metric that the expression takes.
function alarmFact(alarm: Reader): AlarmFact {
  const metric = alarm
    .each("metricQueries")
    .map((query) => query.at("metric"))
    .find((one) => one.value("metricName").state !== "absent");
  const reader = metric ?? alarm;
  const statistic = reader.string(metric ? "stat" : "extendedStatistic");
  return {
    kind: "alarm",
    cloud: "aws",
    subject: alarm.resource,
    sources: [alarm.resource],
    metric: reader.string("metricName"),
    namespace: reader.string("namespace"),
    statistic: statistic.state === "absent" ? alarm.string("statistic") : statistic,
    comparison: alarm.string("comparisonOperator"),
    threshold: alarm.number("threshold"),
    enabled: withDefault(alarm.boolean("actionsEnabled"), true, "the provider's default is true"),
    notifies: alarm.links("store", "alarmActions"),
    watches: () => reader.references("dimensions"),
  };
}

function routeFact(rule: Reader, context: Context): EventRouteFact {
  const targets = context.partsOf(rule.resource, TARGET, "rule");
  return {
    kind: "eventRoute",
    cloud: "aws",
    subject: rule.resource,
    sources: [rule, ...targets].map((reader) => reader.resource),
    pattern: rule.string("eventPattern"),
    enabled: known(
      valueOf(rule.string("state")) !== "DISABLED" && valueOf(rule.boolean("isEnabled")) !== false,
      rule.source("state"),
    ),
    notifies: () => topicsOf(rule, targets),
  };
}

function topicsOf(rule: Reader, targets: readonly Reader[]): Datum<readonly StoreFact[]> {
  const topics = targets.map((target) => target.link("store", "arn")());
  return known(
    topics.flatMap((topic) => (topic.state === "known" ? [topic.value] : [])),
    rule.source("targets"),
  );
}
