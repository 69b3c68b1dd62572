import * as aws from "@pulumi/aws";
import type { Resource } from "@pulumi/pulumi";
import { automationDocument, call, type AutomationStep } from "../support/ec2-automation";
import { cloudName, tagged, type Ec2Parts } from "../support/ec2-parts";
import { role, roleArn } from "../support/ec2-role";
import type { Statement } from "../support/policy-document";

/** The hook at which every new machine waits for the address. */
export function addressHookName(parts: Ec2Parts): string {
  return cloudName(parts, "address");
}

/** The address that outlives every machine. */
export function stableAddress(parts: Ec2Parts): aws.ec2.Eip {
  return new aws.ec2.Eip(
    `${parts.name}-address`,
    { domain: "vpc", tags: tagged(parts, cloudName(parts)) },
    parts.child,
  );
}

/**
 * Moves the address to each new machine: its launch is an event, the event starts a procedure. So the machine that faces
 * the internet has no right in EC2 itself. Returns what has to be there before the first launch.
 */
export function addressFollowsMachine(parts: Ec2Parts, address: aws.ec2.Eip): aws.cloudwatch.EventTarget {
  const mover = role(parts, {
    part: "address",
    description: "Moves the bastion's address to its new machine",
    service: "ssm.amazonaws.com",
    ofAccount: true,
    statements: movesTheAddress(parts),
  });
  const document = automationDocument(parts, "address", {
    description: `Gives the address of ${cloudName(parts)} to a machine that starts`,
    assumeRole: roleArn(parts, "address"),
    parameters: { InstanceId: { type: "AWS::EC2::Instance::Id", description: "The machine that starts" } },
    mainSteps: steps(parts),
  });
  return onLaunch(parts, [mover.policy, document, address]);
}

function steps(parts: Ec2Parts): AutomationStep[] {
  const group = cloudName(parts);
  return [
    {
      name: "WaitUntilRunning",
      action: "aws:waitForAwsResourceProperty",
      description: "EC2 gives an address to running machines only",
      timeoutSeconds: 240,
      inputs: {
        Service: "ec2",
        Api: "DescribeInstances",
        InstanceIds: ["{{ InstanceId }}"],
        PropertySelector: "$.Reservations[0].Instances[0].State.Name",
        DesiredValues: ["running"],
      },
    },
    call("FindAddress", "ec2", "DescribeAddresses", {
      description: "The address by its name",
      with: { Filters: [{ Name: "tag:Name", Values: [group] }] },
      outputs: [{ Name: "AllocationId", Selector: "$.Addresses[0].AllocationId", Type: "String" }],
    }),
    call("MoveAddress", "ec2", "AssociateAddress", {
      description: "Takes it from the machine before, if that still has it",
      maxAttempts: 3,
      with: {
        AllocationId: "{{ FindAddress.AllocationId }}",
        InstanceId: "{{ InstanceId }}",
        AllowReassociation: true,
      },
    }),
    call("GoIntoService", "autoscaling", "CompleteLifecycleAction", {
      description: "The group stops waiting",
      with: {
        AutoScalingGroupName: group,
        LifecycleHookName: addressHookName(parts),
        InstanceId: "{{ InstanceId }}",
        LifecycleActionResult: "CONTINUE",
      },
      isEnd: true,
    }),
  ];
}

function movesTheAddress(parts: Ec2Parts): Statement[] {
  const { accountId, region, name: environment } = parts.environment;
  const group = cloudName(parts);
  const ec2 = `arn:aws:ec2:${region}:${accountId}`;
  return [
    {
      sid: "SeeMachinesAndAddresses",
      actions: ["ec2:DescribeAddresses", "ec2:DescribeInstances"],
      // Neither can be narrowed to a resource.
      resources: "*",
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      sid: "MoveOwnAddress",
      actions: "ec2:AssociateAddress",
      resources: [`${ec2}:elastic-ip/*`, `${ec2}:instance/*`, `${ec2}:network-interface/*`],
      conditions: { StringEquals: { "aws:ResourceTag/Name": group, "aws:ResourceTag/environment": environment } },
    },
    {
      sid: "EndTheWait",
      actions: "autoscaling:CompleteLifecycleAction",
      resources: `arn:aws:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/${group}`,
    },
  ];
}

function onLaunch(parts: Ec2Parts, dependsOn: Resource[]): aws.cloudwatch.EventTarget {
  const ruleName = cloudName(parts, "launch");
  const rule = new aws.cloudwatch.EventRule(
    `${parts.name}-launch`,
    {
      name: ruleName,
      description: "A machine of the bastion's group starts",
      eventPattern: JSON.stringify({
        source: ["aws.autoscaling"],
        "detail-type": ["EC2 Instance-launch Lifecycle Action"],
        detail: { AutoScalingGroupName: [cloudName(parts)], LifecycleHookName: [addressHookName(parts)] },
      }),
      tags: tagged(parts, ruleName),
    },
    parts.child,
  );
  const starter = role(parts, {
    part: "launch",
    description: "Starts the procedure that moves the bastion's address",
    service: "events.amazonaws.com",
    ofAccount: true,
    statements: startsTheProcedure(parts),
  });
  return new aws.cloudwatch.EventTarget(
    `${parts.name}-launch-target`,
    {
      rule: rule.name,
      targetId: "address",
      arn: `${procedureArn(parts)}:$DEFAULT`,
      roleArn: starter.role.arn,
      inputTransformer: {
        inputPaths: { instance: "$.detail.EC2InstanceId" },
        inputTemplate: '{"InstanceId":[<instance>]}',
      },
    },
    { ...parts.child, dependsOn: [...dependsOn, starter.policy] },
  );
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-event-bridge.html */
function startsTheProcedure(parts: Ec2Parts): Statement[] {
  return [
    {
      sid: "StartTheProcedure",
      actions: "ssm:StartAutomationExecution",
      resources: `${procedureArn(parts)}:*`,
    },
    {
      sid: "PassItsRole",
      actions: "iam:PassRole",
      resources: roleArn(parts, "address"),
      conditions: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
    },
  ];
}

function procedureArn(parts: Ec2Parts): string {
  const { accountId, region } = parts.environment;
  return `arn:aws:ssm:${region}:${accountId}:automation-definition/${cloudName(parts, "address")}`;
}
