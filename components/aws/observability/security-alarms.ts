import type { Input } from "@pulumi/pulumi";
import { madeHere } from "../support/ec2-subnets";
import type { HostsHandle, Thresholds } from "./arguments";
import type { LogAlarmSpec } from "./log-alarm";

/** Events of one service by their names, as CloudTrail's filters write them. */
function events(service: string, ...names: string[]): string {
  const anyOf = names.map((name) => `($.eventName = ${name})`).join(" || ");
  return `{ ($.eventSource = ${service}.amazonaws.com) && (${anyOf}) }`;
}

/** Section 4 of the CIS AWS Foundations Benchmark v3.0, by its numbers: what a person has to hear of at once. */
export function trailAlarms(logGroupName: Input<string>, limits: Thresholds): LogAlarmSpec[] {
  const alarms: Omit<LogAlarmSpec, "logGroupName">[] = [
    {
      id: "unauthorised-calls",
      description: "CIS 4.1: somebody or something tries what it may not. Look in the trail for who.",
      pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
      lines: limits.unauthorisedCalls,
    },
    {
      id: "console-without-mfa",
      description: "CIS 4.2: somebody signed in to the console without a second factor. Take the access away.",
      pattern:
        '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ' +
        '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    },
    {
      id: "root-use",
      description: "CIS 4.3: the root user was used. If nobody announced it, the account is in somebody else's hands.",
      pattern:
        '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ' +
        '($.eventType != "AwsServiceEvent") }',
    },
    {
      id: "iam-changes",
      description: "CIS 4.4: a policy changed who may do what. Compare it with the last approved change.",
      pattern: events(
        "iam",
        ...["Delete", "Put"].flatMap((verb) => ["Group", "Role", "User"].map((of) => `${verb}${of}Policy`)),
        ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"],
        ...["Attach", "Detach"].flatMap((verb) => ["Group", "Role", "User"].map((of) => `${verb}${of}Policy`)),
      ),
    },
    {
      id: "trail-changes",
      description:
        "CIS 4.5: the trail was changed or stopped. Whoever did has something to hide until shown otherwise.",
      pattern: events("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
    },
    {
      id: "console-failures",
      description: "CIS 4.6: somebody failed to sign in to the console several times.",
      pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
      lines: 3,
    },
    {
      id: "key-disabled",
      description: "CIS 4.7: a key was disabled or is to be deleted, and with it all that it encrypts. Cancel it.",
      pattern: events("kms", "DisableKey", "ScheduleKeyDeletion"),
    },
    {
      id: "bucket-policy-changes",
      description: "CIS 4.8: who may reach a bucket was changed.",
      pattern: events(
        "s3",
        ...["PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication"],
        ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"],
        ...["PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock"],
      ),
    },
    {
      id: "config-changes",
      description: "CIS 4.9: the recording of the configuration was changed or stopped.",
      pattern: events(
        "config",
        ...["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
      ),
    },
    {
      id: "security-group-changes",
      description:
        "CIS 4.10: a security group was changed: who may reach what. Compare it with the last approved change.",
      pattern: events(
        "ec2",
        ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"],
        ...["RevokeSecurityGroupEgress", "ModifySecurityGroupRules", "CreateSecurityGroup", "DeleteSecurityGroup"],
      ),
    },
    {
      id: "network-acl-changes",
      description: "CIS 4.11: a network's access list was changed.",
      pattern: events(
        "ec2",
        ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
        ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
      ),
    },
    {
      id: "gateway-changes",
      description: "CIS 4.12: a way out of the network was made or changed.",
      pattern: events(
        "ec2",
        ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway"],
        ...["DeleteInternetGateway", "DetachInternetGateway", "CreateNatGateway"],
      ),
    },
    {
      id: "route-changes",
      description: "CIS 4.13: a route was made, changed or taken away.",
      pattern: events(
        "ec2",
        ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"],
        ...["DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable"],
      ),
    },
    {
      id: "network-changes",
      description: "CIS 4.14: a network was made, changed, removed or joined to another.",
      pattern: events(
        "ec2",
        ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection"],
        ...["DeleteVpcPeeringConnection", "RejectVpcPeeringConnection"],
      ),
    },
    {
      id: "organisation-changes",
      description: "CIS 4.15: the organisation, or the account's place in it, was changed.",
      pattern: "{ ($.eventSource = organizations.amazonaws.com) && ($.readOnly IS FALSE) }",
    },
  ];
  return alarms.map((spec) => ({ ...spec, logGroupName }));
}

/** What sshd writes about somebody whom it did not let in; any of them counts. */
const REFUSALS = [
  "Failed password",
  "Failed publickey",
  "Invalid user",
  "Connection closed by authenticating user",
  "Disconnected from authenticating user",
  "maximum authentication attempts exceeded",
  "not allowed because not listed in AllowUsers",
];

export function refusedLogins(name: string, hosts: HostsHandle, limits: Thresholds): LogAlarmSpec {
  return {
    id: `${name}-refused-logins`,
    description: `Somebody tries to log in to the ${name} hosts. They are delayed and banned; look whether one got in.`,
    logGroupName: hosts.logGroupName,
    // The log group may be known before it exists; the filter needs it to.
    dependsOn: madeHere(hosts),
    pattern: REFUSALS.map((line) => `?"${line}"`).join(" "),
    lines: limits.refusedLogins,
  };
}
