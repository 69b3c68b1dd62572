import type { Environment } from "../../model/environment";
import { policyDocument, type Statement } from "../support/policy-document";

const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

const use = [
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** The services through which the account's identities may use a key: those in which the components keep data. */
const storingServices = [
  "backup",
  "dynamodb",
  "ec2",
  "lambda",
  "logs",
  "network-firewall",
  "rds",
  "s3",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
];

/**
 * The policy of every key of an environment. It names who may use the key and binds each of them to this account, so
 * that a key without its data, or a stranger's service call, is of no use. In a key policy, resource `*` is the key.
 */
export function keyPolicy(environment: Environment): string {
  return policyDocument(
    ...accountStatements(environment),
    ...logStatements(environment),
    ...publisherStatements(environment),
    ...auditStatements(environment),
    ...autoScalingStatements(environment),
  );
}

/**
 * IAM decides who in the account may administer keys, and who may use them through a service; nobody, administrators
 * included, decrypts by hand. Without IAM's say a lost policy would make the key unmanageable.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function accountStatements({ accountId, region }: Environment): Statement[] {
  const account = { AWS: `arn:aws:iam::${accountId}:root` };
  const throughServices = {
    "kms:CallerAccount": accountId,
    "kms:ViaService": storingServices.map((service) => `${service}.${region}.amazonaws.com`),
  };
  return [
    { sid: "AdministeredThroughIam", principals: account, actions: administration, resources: "*" },
    {
      sid: "UsedThroughServices",
      principals: account,
      actions: use,
      resources: "*",
      conditions: { StringEquals: throughServices },
    },
    // RDS, EBS, Lambda and AWS Backup keep working by grants, which only they may be given.
    {
      sid: "GrantedToServices",
      principals: account,
      actions: "kms:CreateGrant",
      resources: "*",
      conditions: { StringEquals: throughServices, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    // Session Manager's agent and client call KMS themselves, with the session in the encryption context.
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
    {
      sid: "SessionManagerEncryptsSessions",
      principals: account,
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: "*",
      conditions: {
        StringEquals: { "kms:CallerAccount": accountId },
        "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "aws:ssm:SessionId" },
      },
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logStatements({ accountId, region }: Environment): Statement[] {
  return [
    {
      sid: "CloudWatchLogsEncryptsLogGroups",
      principals: { Service: `logs.${region}.amazonaws.com` },
      actions: [...use, "kms:DescribeKey"],
      resources: "*",
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${accountId}:log-group:*` },
      },
    },
  ];
}

/**
 * Services that publish to encrypted topics. EventBridge sends no source account to KMS, so it is bound by the topic
 * that SNS puts into the encryption context.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
function publisherStatements({ accountId, region }: Environment): Statement[] {
  const publish = ["kms:Decrypt", "kms:GenerateDataKey"];
  return [
    {
      sid: "AlarmsAndBackupPublish",
      principals: { Service: ["backup.amazonaws.com", "cloudwatch.amazonaws.com"] },
      actions: publish,
      resources: "*",
      conditions: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      sid: "EventBridgePublishes",
      principals: { Service: "events.amazonaws.com" },
      actions: publish,
      resources: "*",
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:${region}:${accountId}:*` },
      },
    },
  ];
}

/**
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html and
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
 */
function auditStatements({ accountId, region }: Environment): Statement[] {
  const trails = `arn:aws:cloudtrail:${region}:${accountId}:trail/*`;
  return [
    {
      sid: "CloudTrailEncryptsTrails",
      principals: { Service: "cloudtrail.amazonaws.com" },
      actions: "kms:GenerateDataKey",
      resources: "*",
      conditions: { ArnLike: { "aws:SourceArn": trails, "kms:EncryptionContext:aws:cloudtrail:arn": trails } },
    },
    {
      sid: "CloudTrailFindsTheKey",
      principals: { Service: "cloudtrail.amazonaws.com" },
      actions: "kms:DescribeKey",
      resources: "*",
      conditions: { ArnLike: { "aws:SourceArn": trails } },
    },
    {
      sid: "ConfigDeliversSnapshots",
      principals: { Service: "config.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: "*",
      conditions: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ];
}

/**
 * Auto Scaling starts machines with encrypted volumes as its service-linked role, which AWS makes with the first group:
 * a policy that named it as principal before then would be refused, so it is named by conditions.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
function autoScalingStatements({ accountId }: Environment): Statement[] {
  const role = `arn:aws:iam::${accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*`;
  const onlyTheRole = { StringEquals: { "kms:CallerAccount": accountId }, ArnLike: { "aws:PrincipalArn": role } };
  return [
    {
      sid: "AutoScalingStartsEncryptedMachines",
      principals: { AWS: "*" },
      actions: [...use, "kms:DescribeKey"],
      resources: "*",
      conditions: onlyTheRole,
    },
    {
      sid: "AutoScalingGrantsToVolumes",
      principals: { AWS: "*" },
      actions: "kms:CreateGrant",
      resources: "*",
      conditions: { ...onlyTheRole, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
