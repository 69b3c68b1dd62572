import type { Environment } from "../../model/environment";
import type { KeyHandle } from "../handles";
import { mayUseKey } from "../support/key-use";
import { logGroupArn } from "../support/log-group";
import { policyDocument, type Statement } from "../support/policy-document";

// A managed policy takes 6,144 characters and a role ten policies; a secret's ARN has at most 160.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const SECRETS_PER_POLICY = 36;
/** How many tenants one database can have, because the job's role names the secret of each. */
export const MOST_TENANTS = 10 * SECRETS_PER_POLICY;

/** What the tenants' job is, by name: all that its permissions follow from. */
export interface JobIdentity {
  environment: Environment;
  key: KeyHandle;
  functionName: string;
  logGroupName: string;
  /** The cluster's identifier. */
  identifier: string;
}

export function secretPrefix(identifier: string): string {
  return `${identifier}/tenants/`;
}

/** The role's own policy: its log, its place in the network, the administrator's secret, and the key for both. */
export function jobPermissions(job: JobIdentity): string {
  return policyDocument(
    {
      sid: "WriteLog",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: `${logGroupArn(job.environment, job.logGroupName)}:*`,
    },
    ...networkInterfaces(job),
    readAdministrator(job),
    mayUseKey(job.environment, job.key, "secretsmanager"),
    mayUseKey(job.environment, job.key, "lambda", ["kms:Decrypt"]),
  );
}

/** Further policies that name the tenants' secrets, one after the other as many as fit. */
export function secretPermissions(job: JobIdentity, slugs: readonly string[]): string[] {
  const { region, accountId } = job.environment;
  // Secrets Manager appends six characters of its own to the name in an ARN.
  const arns = slugs.map(
    (slug) => `arn:aws:secretsmanager:${region}:${accountId}:secret:${secretPrefix(job.identifier)}${slug}-??????`,
  );
  return chunks(arns, SECRETS_PER_POLICY).map((resources) =>
    policyDocument({
      sid: "KeepTenantsCredentials",
      actions: ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      resources,
    }),
  );
}

// Lambda makes the function's network interfaces with the function's role. The denial leaves that to Lambda: the code
// itself cannot. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
function networkInterfaces({ environment, functionName }: JobIdentity): Statement[] {
  const { region, accountId } = environment;
  const change = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"];
  const describe = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];
  return [
    {
      sid: "PlaceInNetwork",
      actions: change,
      resources: ["network-interface", "subnet", "security-group"].map(
        (kind) => `arn:aws:ec2:${region}:${accountId}:${kind}/*`,
      ),
    },
    {
      sid: "LookAtNetwork",
      actions: describe,
      resources: "*",
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      sid: "NotByTheCodeItself",
      effect: "Deny",
      actions: [...change, ...describe],
      resources: "*",
      conditions: {
        ArnEquals: { "lambda:SourceFunctionArn": `arn:aws:lambda:${region}:${accountId}:function:${functionName}` },
      },
    },
  ];
}

// RDS names the secret with a random part, and tags it with the cluster that it belongs to.
// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html
function readAdministrator({ environment: { region, accountId }, identifier }: JobIdentity): Statement {
  return {
    sid: "ReadAdministrator",
    actions: "secretsmanager:GetSecretValue",
    resources: `arn:aws:secretsmanager:${region}:${accountId}:secret:rds!cluster-*`,
    conditions: {
      StringEquals: {
        "aws:ResourceTag/aws:rds:primaryDBClusterArn": `arn:aws:rds:${region}:${accountId}:cluster:${identifier}`,
      },
    },
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
