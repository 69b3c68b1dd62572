import type { Environment } from "../../model/environment";
import { policyDocument, type Statement } from "../support/policy-document";

/** The services that can be reached through an interface endpoint, and the IAM prefix of their actions. */
export const interfaceServices = {
  autoscaling: { actions: "autoscaling", ofAccount: true },
  ec2: { actions: "ec2", ofAccount: false },
  ec2messages: { actions: "ec2messages", ofAccount: false },
  events: { actions: "events", ofAccount: true },
  kms: { actions: "kms", ofAccount: true },
  lambda: { actions: "lambda", ofAccount: true },
  logs: { actions: "logs", ofAccount: true },
  monitoring: { actions: "cloudwatch", ofAccount: false },
  secretsmanager: { actions: "secretsmanager", ofAccount: true },
  sns: { actions: "sns", ofAccount: true },
  sqs: { actions: "sqs", ofAccount: true },
  ssm: { actions: "ssm", ofAccount: true },
  ssmmessages: { actions: "ssmmessages", ofAccount: false },
  sts: { actions: "sts", ofAccount: false },
} as const;
export type InterfaceService = keyof typeof interfaceServices;

export const defaultServices: InterfaceService[] = [
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "ssm",
  "ssmmessages",
];

/**
 * Only this account's identities pass, and only to this account's resources, so that neither a stranger's credentials
 * nor a stranger's store can carry data out (https://github.com/aws-samples/data-perimeter-policy-examples). Services
 * whose actions name no resource, or Amazon's (images), are bound by identity alone.
 */
export function interfacePolicy(service: InterfaceService, environment: Environment): string {
  const { actions, ofAccount } = interfaceServices[service];
  return policyDocument(
    throughAccount(environment, actions, ofAccount),
    ...(service === "ssm" ? [amazonsParameters(environment)] : []),
  );
}

export function s3Policy(environment: Environment): string {
  return policyDocument(throughAccount(environment, "s3", true), amazonsPackages(environment));
}

export function dynamodbPolicy(environment: Environment): string {
  return policyDocument(throughAccount(environment, "dynamodb", true));
}

function throughAccount({ accountId }: Environment, prefix: string, ofAccount: boolean): Statement {
  return {
    sid: ofAccount ? "OwnIdentitiesToOwnResources" : "OwnIdentities",
    principals: "*",
    actions: `${prefix}:*`,
    resources: "*",
    conditions: {
      StringEquals: { "aws:PrincipalAccount": accountId, ...(ofAccount ? { "aws:ResourceAccount": accountId } : {}) },
    },
  };
}

/** Public parameters (image ids) and documents belong to Amazon, not to the account. */
function amazonsParameters({ accountId, region }: Environment): Statement {
  return {
    sid: "OwnIdentitiesReadAmazonsDocuments",
    principals: "*",
    actions: ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:GetParameter", "ssm:GetParameters"],
    resources: [`arn:aws:ssm:${region}::document/AWS-*`, `arn:aws:ssm:${region}::parameter/aws/service/*`],
    conditions: { StringEquals: { "aws:PrincipalAccount": accountId } },
  };
}

/**
 * Hosts fetch the agents of Systems Manager and CloudWatch without credentials, so that no principal can bound this: it
 * reads named buckets of Amazon's, and nothing more.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
 */
function amazonsPackages({ region }: Environment): Statement {
  const buckets = [
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    "amazoncloudwatch-agent",
    `amazoncloudwatch-agent-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
  ];
  return {
    sid: "AnybodyReadsAmazonsAgents",
    principals: "*",
    actions: "s3:GetObject",
    resources: buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`),
  };
}
