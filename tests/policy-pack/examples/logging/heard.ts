import { ref, resource, type ExampleResource } from "../../../support/examples";

/** A topic that somebody hears. */
export const heard: readonly ExampleResource[] = [
  resource("aws:sns/topic:Topic", "alerts", { name: "alerts" }),
  resource("aws:sns/topicSubscription:TopicSubscription", "on-call", {
    topic: ref("alerts"),
    protocol: "email",
    endpoint: "on-call@example.org",
  }),
];
/** A topic that nobody hears. */
export const unheard = [resource("aws:sns/topic:Topic", "silence", { name: "silence" })];

/** What there is to watch. */
export const watched: readonly ExampleResource[] = [
  resource("aws:lb/loadBalancer:LoadBalancer", "balancer", { name: "balancer" }),
  resource("aws:lb/targetGroup:TargetGroup", "targets", { name: "targets" }),
  resource("aws:rds/cluster:Cluster", "db", { clusterIdentifier: "db", engine: "aurora-postgresql" }),
];

/** An alarm that reaches somebody, with what it is on. */
export function alarm(inputs: Readonly<Record<string, unknown>>, name = "alarm"): ExampleResource {
  return resource("aws:cloudwatch/metricAlarm:MetricAlarm", name, {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    statistic: String(inputs.comparisonOperator).startsWith("Less") ? "Minimum" : "Maximum",
    period: 60,
    threshold: 0,
    alarmActions: [ref("alerts")],
    ...inputs,
  });
}

/** Everything around one alarm. */
export function stack(...alarms: readonly ExampleResource[]): readonly ExampleResource[] {
  return [...watched, ...heard, ...unheard, ...alarms];
}

/** Ways in which an alarm that would be right tells nobody, or looks elsewhere. */
export function spoilt(right: Readonly<Record<string, unknown>>): Record<string, readonly ExampleResource[]> {
  const opposite: Record<string, string> = {
    GreaterThanThreshold: "LessThanThreshold",
    GreaterThanOrEqualToThreshold: "LessThanOrEqualToThreshold",
    LessThanThreshold: "GreaterThanThreshold",
  };
  const comparison = (right.comparisonOperator as string | undefined) ?? "GreaterThanThreshold";
  return {
    "no alarm": stack(),
    "an alarm that is off": stack(alarm({ ...right, actionsEnabled: false })),
    "an alarm that tells nobody": stack(alarm({ ...right, alarmActions: undefined })),
    "an alarm with no one to tell": stack(alarm({ ...right, alarmActions: [] })),
    "an alarm on a topic that nobody subscribes to": stack(alarm({ ...right, alarmActions: [ref("silence")] })),
    "an alarm that tells only that all is well": stack(
      alarm({ ...right, alarmActions: undefined, okActions: [ref("alerts")] }),
    ),
    "an alarm in another namespace": stack(alarm({ ...right, namespace: "Custom/Elsewhere" })),
    "an alarm turned round": stack(alarm({ ...right, comparisonOperator: opposite[comparison] })),
    "an alarm on another metric": stack(alarm({ ...right, metricName: "RequestCount" })),
    "the least of all values, which hides the others": stack(
      alarm({
        ...right,
        extendedStatistic: undefined,
        statistic: comparison.startsWith("Less") ? "Maximum" : "Minimum",
      }),
    ),
    "an alarm that waits a month": stack(alarm({ ...right, period: 86_400, evaluationPeriods: 30 })),
    "a topic that takes no messages": [
      ...stack(alarm(right)),
      resource("aws:sns/topicPolicy:TopicPolicy", "refusal", {
        arn: ref("alerts"),
        policy: JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "cloudwatch.amazonaws.com" },
              Action: "sns:Publish",
              Resource: "*",
            },
            { Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: "*" },
          ],
        }),
      }),
    ],
    "a topic to which only people may publish": [
      ...stack(alarm(right)),
      resource("aws:sns/topicPolicy:TopicPolicy", "people", {
        arn: ref("alerts"),
        policy: JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::111122223333:root" },
              Action: "sns:Publish",
              Resource: "*",
            },
          ],
        }),
      }),
    ],
    "a subscription that lets nothing through": [
      ...watched,
      resource("aws:sns/topic:Topic", "alerts", { name: "alerts" }),
      resource("aws:sns/topicSubscription:TopicSubscription", "on-call", {
        topic: ref("alerts"),
        protocol: "email",
        endpoint: "on-call@example.org",
        filterPolicy: '{"never":["x"]}',
      }),
      alarm(right),
    ],
    "an alarm on nothing of the stack": stack(alarm({ ...right, dimensions: undefined })),
    "an alarm that is off, and a metric that is not known besides": stack(
      alarm({ ...right, actionsEnabled: false, metricName: "RequestCount" }),
    ),
  };
}

/** Log lines counted into a metric, and the alarm on it. */
export function counted(
  pattern: string,
  changes: Readonly<Record<string, unknown>> = {},
  filter: Readonly<Record<string, unknown>> = {},
): readonly ExampleResource[] {
  return stack(
    resource("aws:cloudwatch/logGroup:LogGroup", "log", { name: "trail" }),
    resource("aws:cloudwatch/logMetricFilter:LogMetricFilter", "filter", {
      logGroupName: "trail",
      pattern,
      metricTransformation: { name: "lines", namespace: "Hosting/example", value: "1" },
      ...filter,
    }),
    alarm({
      metricName: "lines",
      namespace: "Hosting/example",
      statistic: "Sum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      ...changes,
    }),
  );
}

/** An event that is passed on. */
export function routed(
  pattern: unknown,
  rule: Readonly<Record<string, unknown>> = {},
  target: unknown = ref("alerts"),
): readonly ExampleResource[] {
  return stack(
    resource("aws:cloudwatch/eventRule:EventRule", "route", {
      eventPattern: typeof pattern === "string" ? pattern : JSON.stringify(pattern),
      ...rule,
    }),
    resource("aws:cloudwatch/eventTarget:EventTarget", "target", { rule: ref("route"), arn: target }),
  );
}

/** Ways in which a filter that would be right reaches nobody. */
export function silenced(pattern: string): Record<string, readonly ExampleResource[]> {
  return {
    nothing: stack(),
    "a filter without an alarm": counted(pattern).filter(({ name }) => name !== "alarm"),
    "an alarm without a filter": counted(pattern).filter(({ name }) => name !== "filter"),
    "an alarm on another metric": counted(pattern, { metricName: "other" }),
    "an alarm in another namespace": counted(pattern, { namespace: "AWS/Logs" }),
    "an alarm that is off": counted(pattern, { actionsEnabled: false }),
    "an alarm turned round": counted(pattern, { comparisonOperator: "LessThanThreshold" }),
    "a filter that counts nothing": counted(
      pattern,
      {},
      { metricTransformation: { name: "lines", namespace: "Hosting/example", value: "0" } },
    ),
    "an alarm that waits a month": counted(pattern, { period: 86_400, evaluationPeriods: 30 }),
    "the least of all counts": counted(pattern, { statistic: "Minimum" }),
    "an absurd threshold": counted(pattern, { threshold: 1_000_000 }),
    "a topic that nobody subscribes to": counted(pattern, { alarmActions: [ref("silence")] }),
  };
}

/** What cannot be known before the update. */
export function unsure(pattern: string, unknown: unknown): Record<string, readonly ExampleResource[]> {
  return {
    "a pattern that is not known": counted(pattern, {}, { pattern: unknown }),
    "an alarm that may be off": counted(pattern, { actionsEnabled: unknown }),
    "an action that cannot be followed": counted(pattern, { alarmActions: ["arn:aws:sns:eu-west-2:1:elsewhere"] }),
    "a metric that is not known": counted(pattern, { metricName: unknown }),
  };
}
