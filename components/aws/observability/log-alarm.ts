import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { alarm, alarmNameOf, type AlarmPlace } from "./alarm";

/** Log lines that somebody has to hear of, as data. */
export interface LogAlarmSpec {
  /** The last part of its names: `root-use`. */
  id: string;
  description: string;
  logGroupName: pulumi.Input<string>;
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
  pattern: string;
  /** What has to be there first. */
  dependsOn?: pulumi.Resource[];
  /** Lines within five minutes. @default 1: the first is one too many */
  lines?: number;
}

/** The namespace of the metrics that are counted from logs: `Hosting/lamplight-production`. */
export function logMetricNamespace({ environment }: AlarmPlace): string {
  return `Hosting/${environment.organisation}-${environment.name}`;
}

/** Counts the lines that match, and an alarm on the count. */
export function logAlarm(place: AlarmPlace, spec: LogAlarmSpec, opts: pulumi.CustomResourceOptions) {
  const metric = alarmNameOf(place, spec.id);
  const filter = new aws.cloudwatch.LogMetricFilter(
    `${place.component}-${spec.id}-count`,
    {
      name: metric,
      logGroupName: spec.logGroupName,
      pattern: spec.pattern,
      metricTransformation: {
        name: metric,
        namespace: logMetricNamespace(place),
        value: "1",
        defaultValue: "0",
        unit: "Count",
      },
    },
    { ...opts, dependsOn: spec.dependsOn },
  );
  return alarm(
    place,
    {
      id: spec.id,
      description: spec.description,
      namespace: logMetricNamespace(place),
      metric,
      statistic: "Sum",
      when: ">=",
      threshold: spec.lines ?? 1,
      period: 300,
    },
    { ...opts, dependsOn: filter },
  );
}
