import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { vault } from "../parts";

export const examples: Examples = {
  good: {
    "an alarm": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", {
        topic: ref("topic"),
        protocol: "email",
        endpoint: "a@b.example",
      }),
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
        namespace: "AWS/Backup",
        metricName: "NumberOfBackupJobsFailed",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        period: 300,
        statistic: "Sum",
        alarmActions: [ref("topic")],
      }),
    ],
    "an event": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", {
        topic: ref("topic"),
        protocol: "email",
        endpoint: "a@b.example",
      }),
      resource("aws:cloudwatch/eventRule:EventRule", "events", {
        eventPattern: JSON.stringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change"],
          detail: { state: ["FAILED", "ABORTED", "EXPIRED"] },
        }),
      }),
      resource("aws:cloudwatch/eventTarget:EventTarget", "target", { rule: ref("events"), arn: ref("topic") }),
    ],
  },
  bad: {
    "nobody is told": [vault()],
    "an alarm that tells nobody": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", {
        topic: ref("topic"),
        protocol: "email",
        endpoint: "a@b.example",
      }),
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
        namespace: "AWS/Backup",
        metricName: "NumberOfBackupJobsFailed",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        period: 300,
        statistic: "Sum",
        alarmActions: [],
      }),
    ],
    "an alarm after a million failures": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", {
        topic: ref("topic"),
        protocol: "email",
        endpoint: "a@b.example",
      }),
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
        namespace: "AWS/Backup",
        metricName: "NumberOfBackupJobsFailed",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 1_000_000,
        evaluationPeriods: 1,
        period: 300,
        statistic: "Sum",
        alarmActions: [ref("topic")],
      }),
    ],
    "a topic that nobody reads": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
        namespace: "AWS/Backup",
        metricName: "NumberOfBackupJobsFailed",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        period: 300,
        statistic: "Sum",
        alarmActions: [ref("topic")],
      }),
    ],
    "an event that goes nowhere": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", {
        topic: ref("topic"),
        protocol: "email",
        endpoint: "a@b.example",
      }),
      resource("aws:cloudwatch/eventRule:EventRule", "events", {
        eventPattern: JSON.stringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change"],
          detail: { state: ["FAILED", "ABORTED", "EXPIRED"] },
        }),
      }),
    ],
    "an event rule that is off": [
      resource("aws:sns/topic:Topic", "topic", {}),
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", {
        topic: ref("topic"),
        protocol: "email",
        endpoint: "a@b.example",
      }),
      resource("aws:cloudwatch/eventRule:EventRule", "events", {
        eventPattern: JSON.stringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change"],
          detail: { state: ["FAILED", "ABORTED", "EXPIRED"] },
        }),
        state: "DISABLED",
      }),
      resource("aws:cloudwatch/eventTarget:EventTarget", "target", { rule: ref("events"), arn: ref("topic") }),
    ],
  },
  unknown: {
    "a topic that nobody can follow": [
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
        namespace: "AWS/Backup",
        metricName: "NumberOfBackupJobsFailed",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        period: 300,
        statistic: "Sum",
        alarmActions: unknownValue,
      }),
    ],
  },
};
