import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../model/data-class";
import { nameIn, type Environment } from "../../model/environment";
import { tagsOf } from "../../model/tags";
import type { AlertsHandle } from "../handles";

const comparisons = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
} as const;

/** One alarm as data: when does somebody have to look? */
export interface AlarmSpec {
  /** The last part of its names: `slow-answers`. */
  id: string;
  /** What has happened and where to look first, for whoever is woken. */
  description: string;
  namespace: string;
  metric: string;
  dimensions?: Record<string, pulumi.Input<string>>;
  /** `Sum`, `Average`, `Minimum`, `Maximum`, or a percentile such as `p95`. */
  statistic: string;
  when: keyof typeof comparisons;
  threshold: number;
  /** Seconds of one datapoint. @default 60 */
  period?: number;
  /** How many datapoints are looked at. @default 1 */
  of?: number;
  /** How many of them have to be bad. @default all */
  bad?: number;
  /** What silence means. @default notBreaching: nothing happened */
  silence?: "breaching" | "notBreaching";
}

export interface AlarmPlace {
  environment: Environment;
  /** The component's name: the middle part of the alarm's names. */
  component: string;
  alerts: AlertsHandle;
  dataClass: DataClass;
}

/** The alarm's cloud name, from which its ARN follows. */
export function alarmNameOf(place: AlarmPlace, id: string): string {
  return nameIn(place.environment, place.component, id);
}

/** The one way alarms are made: whoever is told that something is wrong is told too when it is over. */
export function alarm(place: AlarmPlace, spec: AlarmSpec, opts: pulumi.CustomResourceOptions) {
  const name = alarmNameOf(place, spec.id);
  const percentile = /^p\d/.test(spec.statistic);
  return new aws.cloudwatch.MetricAlarm(
    `${place.component}-${spec.id}`,
    {
      name,
      alarmDescription: spec.description,
      namespace: spec.namespace,
      metricName: spec.metric,
      dimensions: spec.dimensions,
      ...(percentile ? { extendedStatistic: spec.statistic } : { statistic: spec.statistic }),
      comparisonOperator: comparisons[spec.when],
      threshold: spec.threshold,
      period: spec.period ?? 60,
      evaluationPeriods: spec.of ?? 1,
      datapointsToAlarm: spec.bad ?? spec.of ?? 1,
      treatMissingData: spec.silence ?? "notBreaching",
      actionsEnabled: true,
      alarmActions: [place.alerts.topicArn],
      okActions: [place.alerts.topicArn],
      tags: tagsOf(place.environment, name, place.dataClass),
    },
    opts,
  );
}
