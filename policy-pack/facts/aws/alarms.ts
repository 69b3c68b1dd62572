import { allOf } from "../combine";
import type { Adapter, Context } from "../context";
import { absent, known, mapDatum, valueOf, withDefault, type Datum } from "../datum";
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
    delaySeconds: delayOf(alarm, reader),
    comparison: alarm.string("comparisonOperator"),
    threshold: alarm.number("threshold"),
    enabled: withDefault(alarm.boolean("actionsEnabled"), true, "the provider's default is true"),
    notifies: alarm.links("store", "alarmActions"),
    watches: () => watchedBy(reader),
  };
}

function delayOf(alarm: Reader, metric: Reader): Datum<number> {
  const [period, periods] = [metric.number("period"), alarm.number("evaluationPeriods")];
  return period.state === "known" ? mapDatum(periods, (count) => count * period.value) : period;
}

function routeFact(rule: Reader, context: Context): EventRouteFact {
  const targets = context.partsOf(rule.resource, TARGET, "rule");
  return {
    kind: "eventRoute",
    cloud: "aws",
    subject: rule.resource,
    sources: [rule, ...targets].map((reader) => reader.resource),
    pattern: rule.string("eventPattern"),
    enabled: isOn(rule),
    notifies: () => topicsOf(rule, targets),
  };
}

function topicsOf(rule: Reader, targets: readonly Reader[]): Datum<readonly StoreFact[]> {
  const topics = targets.map((target) => target.link("store", "arn")());
  const followed = topics.flatMap((topic) => (topic.state === "known" ? [topic.value] : []));
  // A target that cannot be followed may be one that somebody hears, unless one is found already.
  return followed.length > 0 ? known(followed, rule.source("targets")) : allOf(rule.source("targets"), topics);
}

function isOn(rule: Reader): Datum<boolean> {
  const state = rule.string("state");
  const older = rule.boolean("isEnabled");
  if (state.state === "absent") return withDefault(older, true, "a rule is enabled unless it says otherwise");
  return mapDatum(state, (name) => name !== "DISABLED");
}

// Each dimension names what is watched by itself; the whole map's dependencies stand for what is not known.
function watchedBy(alarm: Reader): Datum<readonly string[]> {
  const dimensions = alarm.value("dimensions");
  if (dimensions.state !== "known") return alarm.references("dimensions");
  const named = Object.keys(dimensions.value ?? {}).map((name) => alarm.references(`dimensions.${name}`));
  const urns = named.flatMap((one) => valueOf(one) ?? []);
  return urns.length > 0
    ? known([...new Set(urns)].sort(), dimensions.source)
    : (named[0] ?? absent(dimensions.source));
}
