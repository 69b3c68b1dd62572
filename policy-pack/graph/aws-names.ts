import type { Resource } from "./graph";
import type { Value } from "./values";

// How the ARN of a resource ends, by its type and the property that names it.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
const ENDINGS: Readonly<Record<string, readonly [property: string, service: string, before: string]>> = {
  "aws:backup/vault:Vault": ["name", "backup", "backup-vault:"],
  "aws:cloudtrail/trail:Trail": ["name", "cloudtrail", "trail/"],
  "aws:cloudwatch/eventRule:EventRule": ["name", "events", "rule/"],
  "aws:cloudwatch/logGroup:LogGroup": ["name", "logs", "log-group:"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["name", "cloudwatch", "alarm:"],
  "aws:iam/group:Group": ["name", "iam", "group/"],
  "aws:iam/policy:Policy": ["name", "iam", "policy/"],
  "aws:iam/role:Role": ["name", "iam", "role/"],
  "aws:iam/user:User": ["name", "iam", "user/"],
  "aws:kms/alias:Alias": ["name", "kms", ""],
  "aws:lambda/function:Function": ["name", "lambda", "function:"],
  "aws:rds/cluster:Cluster": ["clusterIdentifier", "rds", "cluster:"],
  "aws:rds/clusterInstance:ClusterInstance": ["identifier", "rds", "db:"],
  "aws:s3/bucket:Bucket": ["bucket", "s3", ""],
  "aws:s3/bucketV2:BucketV2": ["bucket", "s3", ""],
  "aws:sns/topic:Topic": ["name", "sns", ""],
  "aws:sqs/queue:Queue": ["name", "sqs", ""],
  "aws:ssm/document:Document": ["name", "ssm", "document/"],
};

/** What an ARN says of the thing it names. */
export interface Arn {
  readonly service: string;
  /** Empty where the name holds in every region. */
  readonly region: string;
  /** Empty where the name holds in every account. */
  readonly account: string;
  readonly rest: string;
}

/** The parts of an ARN, without what it adds for streams of a log group, or for what lies in a bucket. */
export function arnOf(text: string): Arn | undefined {
  const [arn, , service, region, account, ...parts] = text.split(":");
  if (arn !== "arn" || !service || region === undefined || account === undefined) return undefined;
  const rest = parts.join(":");
  const named = service === "logs" ? rest.replace(/:(\*|log-stream:.*)$/, "") : rest;
  return { service, region, account, rest: service === "s3" ? named.replace(/\/.*$/, "") : named };
}

/** What the resource's ARN is certain to end with, as `service:rest`, when its name is known; else nothing. */
export function endingOf(resource: Resource): string | undefined {
  const ending = ENDINGS[resource.type];
  if (!ending) return undefined;
  const [property, service, before] = ending;
  const name = resource.inputs[property];
  if (typeof name !== "string" || name === "") return undefined;
  // IAM's paths stand between the kind and the name.
  const path = service === "iam" && typeof resource.inputs.path === "string" ? resource.inputs.path.slice(1) : "";
  return `${service}:${before}${path}${name}`;
}

/**
 * Whether a resource may stand where the ARN says: another region or account is another thing of the same name. Where
 * neither the resource nor its provider says, it may.
 */
export function mayStandAt(arn: Arn, resource: Resource, provider: Resource | undefined): boolean {
  const region = resource.inputs.region ?? provider?.inputs.region;
  const accounts = listOf(provider?.inputs.allowedAccountIds);
  return (
    (arn.region === "" || typeof region !== "string" || region === arn.region) &&
    (arn.account === "" || accounts.length === 0 || accounts.includes(arn.account))
  );
}

// A provider's settings are JSON text.
function listOf(value: Value | undefined): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  if (typeof value !== "string") return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? (parsed as readonly Value[]) : [];
  } catch {
    return [];
  }
}
