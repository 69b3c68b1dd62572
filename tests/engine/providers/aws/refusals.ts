import type { Properties } from "../../../../cli/preview/graph";
import type { Cloud, Thing } from "../cloud";
import { NotNow } from "../patience";
import type { Subject } from "../provider";
import { userOf } from "../references";
import { bareAll, text, textsIn } from "../wire";

// Ids that EC2 gives: whatever looks like one must be there.
const EC2_ID = /^(vpc|subnet|sg|rtb|igw|eigw|nat|eipalloc|pl|lt|acl|vpce|i)-[0-9a-f]{8,17}$/;

/** Properties that name something, and the type that it must be. */
const NAMES: Readonly<Record<string, string>> = {
  autoscalingGroupName: "aws:autoscaling/group:Group",
  backupVaultName: "aws:backup/vault:Vault",
  bucket: "aws:s3/bucket:Bucket",
  clusterIdentifier: "aws:rds/cluster:Cluster",
  dbClusterParameterGroupName: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
  dbSubnetGroupName: "aws:rds/subnetGroup:SubnetGroup",
  detectorId: "aws:guardduty/detector:Detector",
  function: "aws:lambda/function:Function",
  functionName: "aws:lambda/function:Function",
  group: "aws:iam/group:Group",
  logGroupName: "aws:cloudwatch/logGroup:LogGroup",
  planId: "aws:backup/plan:Plan",
  restoreTestingPlanName: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
  rule: "aws:cloudwatch/eventRule:EventRule",
  s3BucketName: "aws:s3/bucket:Bucket",
  targetBucket: "aws:s3/bucket:Bucket",
};

/** The first thing that the inputs refer to and that does not exist, in the words of AWS. */
export function missingReference(
  cloud: Cloud,
  { type }: Subject,
  inputs: Properties,
  account: string,
): string | undefined {
  for (const [property, value] of Object.entries(inputs)) {
    if (property === "tags") continue;
    const wanted = NAMES[property];
    if (wanted !== undefined && wanted !== type && typeof value === "string" && !cloud.identified(value).has(wanted)) {
      return `NoSuchEntity: ${property}: there is no ${wanted} ${value}`;
    }
    const missing = textsIn(value).find((text) => mustExist(text, account) && cloud.identified(text).size === 0);
    if (missing !== undefined) return `InvalidParameterValue: ${property}: ${missing} does not exist`;
  }
  return undefined;
}

function mustExist(text: string, account: string): boolean {
  return EC2_ID.test(text) || (text.startsWith("arn:aws:") && text.split(":")[4] === account && !/[*{$]/.test(text));
}

const PROTECTION = [
  "deletionProtection",
  "enableDeletionProtection",
  "disableApiTermination",
  "deletionProtectionEnabled",
];

/** Databases leave a last snapshot behind unless they are told not to. */
const SNAPSHOT = new Set(["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"]);

/** Why AWS would not delete this: it is protected, or something in its network still uses it. */
export function deletionRefusal(cloud: Cloud, { type, id, inputs }: Thing): Error | undefined {
  const protectedBy = PROTECTION.find((property) => inputs[property] === true);
  if (protectedBy !== undefined) {
    return new Error(`OperationNotPermitted: ${id} cannot be deleted because ${protectedBy} is on; turn it off first`);
  }
  if (SNAPSHOT.has(type) && inputs.skipFinalSnapshot !== true && text(inputs.finalSnapshotIdentifier) === "") {
    return new Error(`${id}: FinalSnapshotIdentifier is required when a final snapshot is required`);
  }
  const user = EC2_ID.test(id) && !type.includes("/default") ? userOf(cloud, id) : undefined;
  return user && new NotNow(`DependencyViolation: ${id} has a dependent object: ${user.type} ${user.id}`);
}

/** Settings of a region, which are there from the start and only set: two programs may do so. */
const PUT = new Set(["aws:backup/regionSettings:RegionSettings"]);

/** Names that are taken once, of things whose id is something else; some only within what they belong to. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": ["name"],
  "aws:ec2/securityGroup:SecurityGroup": ["name", "vpcId"],
  "aws:lb/loadBalancer:LoadBalancer": ["name"],
  "aws:lb/targetGroup:TargetGroup": ["name"],
  "aws:secretsmanager/secret:Secret": ["name"],
  "aws:wafv2/webAcl:WebAcl": ["name", "scope"],
};

/** Why AWS would not make this: the name is taken, or still kept for what was deleted. */
export function creationRefusal(cloud: Cloud, type: string, id: string, inputs: Properties): string | undefined {
  const same = (other: Thing): boolean =>
    UNIQUE[type]?.every((property) => bareAll(other.inputs)[property] === inputs[property]) ?? false;
  const name = text(inputs.name);
  if (!PUT.has(type) && cloud.get(type, id) !== undefined) return `EntityAlreadyExists: ${type} ${id} exists already`;
  if (cloud.all().some((other) => other.type === type && same(other))) {
    return `EntityAlreadyExists: ${type} ${name} exists already`;
  }
  // A deleted secret keeps its name through its recovery window, 30 days by default; 0 days are none.
  const kept = (other: Thing): boolean => same(other) && other.inputs.recoveryWindowInDays !== 0;
  return type === "aws:secretsmanager/secret:Secret" && cloud.allDeleted(type).some(kept)
    ? `InvalidRequestException: a secret with the name ${name} is already scheduled for deletion`
    : undefined;
}
