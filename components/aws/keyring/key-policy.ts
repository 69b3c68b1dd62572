import type { Environment } from "../../model/environment";
import { policyDocument, type Statement } from "../support/policy-document";
import { administration, use } from "./key-actions";
import { serviceLinkedRoleStatements } from "./service-linked-roles";
import { serviceStatements } from "./services";

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
    ...serviceStatements(environment),
    ...serviceLinkedRoleStatements(environment),
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
