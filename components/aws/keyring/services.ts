import type { Environment } from "../../model/environment";
import type { Statement } from "../support/policy-document";
import { use } from "./key-actions";

/** Services of AWS that use a key in their own name, each bound to this account. */
export function serviceStatements(environment: Environment): Statement[] {
  return [...logStatements(environment), ...publisherStatements(environment), ...auditStatements(environment)];
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
