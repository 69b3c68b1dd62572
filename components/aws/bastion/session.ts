import * as aws from "@pulumi/aws";
import { interpolate } from "@pulumi/pulumi";
import { cloudName, tagged, type Ec2Parts } from "../support/ec2-parts";
import type { Statement } from "../support/policy-document";

/** Minutes without a key pressed, and in all, after which a session ends. */
const IDLE_MINUTES = "15";
const LONGEST_MINUTES = "480";

/**
 * The kind of session that people start here: encrypted with the class's key on top of TLS, and recorded as it happens.
 * It is a document of its own, because the account's default preferences belong to the account.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function sessionDocument(parts: Ec2Parts, cloudWatchLogGroupName: string): aws.ssm.Document {
  const name = cloudName(parts, "session");
  const inputs = {
    cloudWatchLogGroupName,
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: true,
    s3BucketName: "",
    s3KeyPrefix: "",
    s3EncryptionEnabled: true,
    idleSessionTimeout: IDLE_MINUTES,
    maxSessionDuration: LONGEST_MINUTES,
    runAsEnabled: false,
    runAsDefaultUser: "",
  };
  const text = JSON.stringify({
    schemaVersion: "1.0",
    description: `Recorded sessions on ${cloudName(parts)}`,
    sessionType: "Standard_Stream",
    inputs,
  });
  return new aws.ssm.Document(
    `${parts.name}-session-document`,
    {
      name,
      documentType: "Session",
      documentFormat: "JSON",
      // The key's ARN is known only when the key exists, so that this text is too.
      content: interpolate`${text.slice(0, -2)},"kmsKeyId":"${parts.key.arn}"}}`,
      tags: tagged(parts, name),
    },
    parts.child,
  );
}

/**
 * What Session Manager's agent needs, and only from a machine of this account: less than half of the managed policy
 * `AmazonSSMManagedInstanceCore`, which also reads every parameter.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export function maySpeakWithSessionManager({ environment, key }: Ec2Parts): Statement[] {
  const { accountId, region } = environment;
  const machines = `arn:aws:ec2:${region}:${accountId}:instance/*`;
  const fromMachines = { ArnLike: { "ec2:SourceInstanceARN": machines } };
  return [
    {
      // Channels have no resource, and the agent asks of all log groups whether they are encrypted.
      sid: "OpenChannelsAndSeeLogGroups",
      actions: [
        "logs:DescribeLogGroups",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      resources: "*",
      conditions: fromMachines,
    },
    { sid: "ReportItself", actions: "ssm:UpdateInstanceInformation", resources: machines, conditions: fromMachines },
    {
      sid: "DecryptSessions",
      actions: "kms:Decrypt",
      resources: `arn:aws:kms:${region}:${accountId}:key/*`,
      conditions: {
        "ForAnyValue:StringEquals": {
          "kms:EncryptionContextKeys": "aws:ssm:SessionId",
          "kms:ResourceAliases": key.alias,
        },
      },
    },
  ];
}
