import type { Environment } from "../../model/environment";
import type { Statement } from "../support/policy-document";
import { use } from "./key-actions";

/**
 * AWS makes a service-linked role when its service is first used. A policy that named it as principal before then would
 * be refused, so each is named by conditions.
 */
export function serviceLinkedRoleStatements(environment: Environment): Statement[] {
  return [
    ...autoScalingStatements(environment),
    ...inspectorStatements(environment),
    ...malwareProtectionStatements(environment),
  ];
}

const forAwsResources = { Bool: { "kms:GrantIsForAWSResource": "true" } };

/**
 * Auto Scaling starts machines with encrypted volumes.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
function autoScalingStatements({ accountId }: Environment): Statement[] {
  const onlyTheRole = conditionsFor(accountId, "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*");
  return [
    statement("AutoScalingStartsEncryptedMachines", [...use, "kms:DescribeKey"], onlyTheRole),
    statement("AutoScalingGrantsToVolumes", "kms:CreateGrant", { ...onlyTheRole, ...forAwsResources }),
  ];
}

/**
 * Inspector reads snapshots of volumes whose machines run no agent, by way of EC2.
 * https://docs.aws.amazon.com/inspector/latest/user/slr-permissions-agentless.html
 */
function inspectorStatements({ accountId, region }: Environment): Statement[] {
  const role = "agentless.inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2Agentless";
  const onlyTheRole = conditionsFor(accountId, role);
  const throughEc2 = { ...onlyTheRole.StringEquals, "kms:ViaService": `ec2.${region}.amazonaws.com` };
  return [
    statement("InspectorReadsSnapshots", "kms:Decrypt", { ...onlyTheRole, StringEquals: throughEc2 }),
    statement("InspectorFindsTheKey", ["kms:DescribeKey", "kms:ListResourceTags"], onlyTheRole),
  ];
}

/**
 * GuardDuty shares a snapshot of a suspect volume with the account in which it looks for malware, and by a grant lets
 * that account make a volume of it.
 * https://docs.aws.amazon.com/guardduty/latest/ug/slr-permissions-malware-protection.html
 */
function malwareProtectionStatements({ accountId, region }: Environment): Statement[] {
  const role = "malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection";
  const onlyTheRole = conditionsFor(accountId, role);
  const throughEc2 = { ...onlyTheRole.StringEquals, "kms:ViaService": `ec2.${region}.amazonaws.com` };
  return [
    statement("GuardDutyFindsTheKey", "kms:DescribeKey", onlyTheRole),
    statement("GuardDutySharesSnapshots", ["kms:ReEncryptFrom", "kms:ReEncryptTo"], {
      ...onlyTheRole,
      StringEquals: throughEc2,
    }),
    statement("GuardDutyGrantsToScans", "kms:CreateGrant", { ...onlyTheRole, ...forAwsResources }),
  ];
}

function conditionsFor(accountId: string, role: string) {
  return {
    StringEquals: { "kms:CallerAccount": accountId },
    ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${accountId}:role/aws-service-role/${role}` },
  };
}

function statement(sid: string, actions: string | string[], conditions: Statement["conditions"]): Statement {
  return { sid, principals: { AWS: "*" }, actions, resources: "*", conditions };
}
