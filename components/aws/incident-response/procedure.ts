import { call, type AutomationContent, type AutomationStep } from "../support/ec2-automation";
import { cloudName, type Ec2Parts } from "../support/ec2-parts";
import { roleArn } from "../support/ec2-role";

/** The source of the event that tells what was done. */
export function eventSource({ environment, name }: Ec2Parts): string {
  return `${environment.organisation}.${name}`;
}

export const eventType = "Machine quarantined";

/** The tags that the procedure sets on the machine. */
export const machineTags = ["incident", "quarantined-at", "quarantined-from"];

export function quarantineGroupName(parts: Ec2Parts): string {
  return cloudName(parts, "quarantine");
}

/** NIST SP 800-61: contain, preserve the evidence, restore; in an order in which no step undoes another. */
export function procedure(parts: Ec2Parts): AutomationContent {
  return {
    description:
      "Cuts a machine off the network, has its group replace it, keeps snapshots of its volumes, and records what was done.",
    assumeRole: roleArn(parts),
    parameters: {
      InstanceId: { type: "AWS::EC2::Instance::Id", description: "The machine" },
      Incident: {
        type: "String",
        description: "The incident's number or name",
        allowedPattern: "^[A-Za-z0-9._-]{1,64}$",
      },
      Reason: {
        type: "String",
        description: "What is suspected, in a line",
        allowedPattern: "^[A-Za-z0-9 .,:;()/_-]{1,200}$",
      },
      KeepRunning: {
        type: "String",
        description:
          "no: the machine is stopped once its volumes are kept, which ends connections that were open before; " +
          "yes: it runs on, and its memory stays for examination",
        allowedValues: ["no", "yes"],
        default: "no",
      },
    },
    mainSteps: [...contain(parts), ...replace(), ...preserve(), ...record(parts)],
    outputs: ["SnapshotVolumes.SnapshotIds"],
  };
}

function contain(parts: Ec2Parts): AutomationStep[] {
  const instance = "$.Reservations[0].Instances[0]";
  return [
    call("FindMachine", "ec2", "DescribeInstances", {
      description: "Its network, and the group that it is taken from",
      with: { InstanceIds: ["{{ InstanceId }}"] },
      outputs: [
        { Name: "VpcId", Selector: `${instance}.VpcId`, Type: "String" },
        { Name: "GroupId", Selector: `${instance}.SecurityGroups[0].GroupId`, Type: "String" },
      ],
    }),
    call("FindQuarantine", "ec2", "DescribeSecurityGroups", {
      description: "The group that lets nothing through, in the machine's network",
      with: {
        Filters: [
          { Name: "group-name", Values: [quarantineGroupName(parts)] },
          { Name: "vpc-id", Values: ["{{ FindMachine.VpcId }}"] },
        ],
      },
      outputs: [{ Name: "GroupId", Selector: "$.SecurityGroups[0].GroupId", Type: "String" }],
    }),
    call("Isolate", "ec2", "ModifyInstanceAttribute", {
      description: "No new connection, in or out",
      maxAttempts: 3,
      with: { InstanceId: "{{ InstanceId }}", Groups: ["{{ FindQuarantine.GroupId }}"] },
    }),
  ];
}

/** At once: the load balancer no longer reaches the machine, and its group would soon terminate it, evidence and all. */
function replace(): AutomationStep[] {
  const notInGroup = { isCritical: false, onFailure: "step:ForbidTermination" };
  return [
    call("FindGroup", "autoscaling", "DescribeAutoScalingInstances", {
      description: "The auto scaling group, if the machine is in one",
      with: { InstanceIds: ["{{ InstanceId }}"] },
      outputs: [{ Name: "GroupName", Selector: "$.AutoScalingInstances[0].AutoScalingGroupName", Type: "String" }],
      ...notInGroup,
    }),
    call("LeaveGroup", "autoscaling", "DetachInstances", {
      description: "The group starts another machine in its place",
      with: {
        InstanceIds: ["{{ InstanceId }}"],
        AutoScalingGroupName: "{{ FindGroup.GroupName }}",
        ShouldDecrementDesiredCapacity: false,
      },
      ...notInGroup,
    }),
  ];
}

function preserve(): AutomationStep[] {
  return [
    call("ForbidTermination", "ec2", "ModifyInstanceAttribute", {
      description: "Nobody deletes the machine by mistake",
      with: { InstanceId: "{{ InstanceId }}", DisableApiTermination: { Value: true } },
    }),
    call("SnapshotVolumes", "ec2", "CreateSnapshots", {
      description: "All volumes at one moment, encrypted with the key of each",
      maxAttempts: 3,
      with: {
        InstanceSpecification: { InstanceId: "{{ InstanceId }}", ExcludeBootVolume: false },
        Description: "Evidence of {{ InstanceId }}, incident {{ Incident }}",
        CopyTagsFromSource: "volume",
        TagSpecifications: [
          {
            ResourceType: "snapshot",
            Tags: [
              { Key: "incident", Value: "{{ Incident }}" },
              { Key: "evidence-of", Value: "{{ InstanceId }}" },
            ],
          },
        ],
      },
      outputs: [{ Name: "SnapshotIds", Selector: "$.Snapshots..SnapshotId", Type: "StringList" }],
    }),
    call("MarkMachine", "ec2", "CreateTags", {
      description: "Whoever finds the machine sees why it is as it is",
      with: {
        Resources: ["{{ InstanceId }}"],
        Tags: [
          { Key: "incident", Value: "{{ Incident }}" },
          { Key: "quarantined-at", Value: "{{ global:DATE_TIME }}" },
          { Key: "quarantined-from", Value: "{{ FindMachine.GroupId }}" },
        ],
      },
    }),
    {
      name: "StopOrKeepRunning",
      action: "aws:branch",
      description: "Connections that were open live on in a changed group until the machine stops",
      inputs: {
        Choices: [{ NextStep: "StopMachine", Variable: "{{ KeepRunning }}", StringEquals: "no" }],
        Default: "Record",
      },
    },
    call("StopMachine", "ec2", "StopInstances", {
      description: "Ends what still runs on it",
      with: { InstanceIds: ["{{ InstanceId }}"] },
      onFailure: "step:Record",
    }),
  ];
}

function record(parts: Ec2Parts): AutomationStep[] {
  return [
    call("Record", "events", "PutEvents", {
      description: "Goes to the log of incidents, and to those who are alerted",
      with: {
        Entries: [
          {
            Source: eventSource(parts),
            DetailType: eventType,
            Detail: JSON.stringify({
              instance: "{{ InstanceId }}",
              incident: "{{ Incident }}",
              reason: "{{ Reason }}",
              keepRunning: "{{ KeepRunning }}",
              network: "{{ FindMachine.VpcId }}",
              takenFromGroup: "{{ FindMachine.GroupId }}",
              execution: "{{ automation:EXECUTION_ID }}",
            }),
          },
        ],
      },
      isEnd: true,
    }),
  ];
}
