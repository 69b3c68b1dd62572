import type { Ec2Parts } from "../support/ec2-parts";
import type { Statement } from "../support/policy-document";
import { eventSource, eventType, machineTags } from "./procedure";

/** What the procedure may do, and only to what bears this stack's tags. */
export function mayRespond(parts: Ec2Parts): Statement[] {
  const { accountId, region } = parts.environment;
  const ec2 = `arn:aws:ec2:${region}:${accountId}`;
  return [
    ...maySee(region),
    {
      sid: "IsolateSnapshotAndStop",
      actions: ["ec2:CreateSnapshots", "ec2:ModifyInstanceAttribute", "ec2:StopInstances"],
      resources: [`${ec2}:instance/*`, `${ec2}:security-group/*`, `${ec2}:volume/*`],
      conditions: ownTags(parts),
    },
    {
      sid: "ReplaceMachine",
      actions: "autoscaling:DetachInstances",
      resources: `arn:aws:autoscaling:${region}:${accountId}:autoScalingGroup:*`,
      conditions: ownTags(parts),
    },
    ...mayLabelEvidence(parts, ec2),
    {
      sid: "RecordWhatWasDone",
      actions: "events:PutEvents",
      resources: `arn:aws:events:${region}:${accountId}:event-bus/default`,
      conditions: { StringEquals: { "events:source": eventSource(parts), "events:detail-type": eventType } },
    },
  ];
}

/** None of these can be narrowed to a resource. */
function maySee(region: string): Statement[] {
  return [
    {
      sid: "SeeMachinesAndGroups",
      actions: ["ec2:DescribeInstances", "ec2:DescribeSecurityGroups", "autoscaling:DescribeAutoScalingInstances"],
      resources: "*",
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
  ];
}

function mayLabelEvidence(parts: Ec2Parts, ec2: string): Statement[] {
  return [
    {
      // A snapshot that does not name its incident is not made.
      sid: "SnapshotsNameTheirIncident",
      actions: ["ec2:CreateSnapshots", "ec2:CreateTags"],
      resources: `arn:aws:ec2:${parts.environment.region}::snapshot/*`,
      conditions: { Null: { "aws:RequestTag/incident": "false" } },
    },
    {
      sid: "MarkMachines",
      actions: "ec2:CreateTags",
      resources: `${ec2}:instance/*`,
      conditions: { ...ownTags(parts), "ForAllValues:StringEquals": { "aws:TagKeys": machineTags } },
    },
  ];
}

function ownTags({ environment }: Ec2Parts) {
  return {
    StringEquals: { "aws:ResourceTag/environment": environment.name, "aws:ResourceTag/owner": environment.owner },
  };
}
