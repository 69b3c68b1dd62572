import * as aws from "@pulumi/aws";
import type { AlertsHandle } from "../handles";
import { cloudName, tagged, type Ec2Parts } from "../support/ec2-parts";
import { logGroup, logGroupArn } from "../support/log-group";
import { policyDocument } from "../support/policy-document";
import { eventSource, eventType } from "./procedure";

/** EventBridge delivers to log groups of such names. */
export function incidentLogGroupName(parts: Ec2Parts): string {
  return `/aws/events/${cloudName(parts)}`;
}

/** What the procedure did, and how each run of it ended, goes to a log of its own, and to those who are alerted. */
export function incidentLog(
  parts: Ec2Parts,
  documentName: string,
  retentionDays?: number,
  alerts?: AlertsHandle,
): void {
  const { name, environment, key, child } = parts;
  const ruleName = cloudName(parts);
  const logGroupName = incidentLogGroupName(parts);
  const logs = logGroup(`${name}-logs`, { environment, key, logGroupName, retentionDays }, child);
  const admitted = admitEvents(parts, ruleName, logGroupName);
  const rule = new aws.cloudwatch.EventRule(
    `${name}-events`,
    {
      name: ruleName,
      description: "A machine was quarantined, or the attempt ended",
      eventPattern: eventPattern(parts, documentName),
      tags: tagged(parts, ruleName),
    },
    child,
  );
  new aws.cloudwatch.EventTarget(
    `${name}-to-log`,
    { rule: rule.name, targetId: "log", arn: logs.arn },
    { ...child, dependsOn: admitted },
  );
  if (alerts) {
    new aws.cloudwatch.EventTarget(
      `${name}-to-alerts`,
      { rule: rule.name, targetId: "alerts", arn: alerts.topicArn },
      child,
    );
  }
}

function eventPattern(parts: Ec2Parts, documentName: string): string {
  return JSON.stringify({
    $or: [
      { source: [eventSource(parts)], "detail-type": [eventType] },
      {
        source: ["aws.ssm"],
        "detail-type": ["EC2 Automation Execution Status-change Notification"],
        detail: { Definition: [documentName] },
      },
    ],
  });
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions */
function admitEvents(parts: Ec2Parts, ruleName: string, logGroupName: string): aws.cloudwatch.LogResourcePolicy {
  const { accountId, region } = parts.environment;
  const principals = { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] };
  const resources = `${logGroupArn(parts.environment, logGroupName)}:*`;
  return new aws.cloudwatch.LogResourcePolicy(
    `${parts.name}-log-policy`,
    {
      policyName: ruleName,
      policyDocument: policyDocument(
        { sid: "EventsOpenStreams", principals, actions: "logs:CreateLogStream", resources },
        {
          sid: "EventsOfTheRule",
          principals,
          actions: "logs:PutLogEvents",
          resources,
          conditions: { ArnEquals: { "aws:SourceArn": `arn:aws:events:${region}:${accountId}:rule/${ruleName}` } },
        },
      ),
    },
    parts.child,
  );
}
