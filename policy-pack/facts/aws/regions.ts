import { allOf, pathsIn } from "../combine";
import { absent, known, notKnown, valueOf, type Datum } from "../datum";
import type { PlacementFact } from "../kinds";
import { Reader } from "../reader";

const PROVIDER = "pulumi:providers:aws";

/** The region of a resource: its own, or that of the provider which makes it. */
export function regionOf(reader: Reader): Datum<string> {
  const own = reader.string("region");
  if (own.state !== "absent") return own;
  const provider = reader.context.each(PROVIDER).find((one) => one.resource.urn === reader.resource.provider);
  return provider ? provider.string("region") : absent(reader.source("region"));
}

/**
 * Where resources name the place of a copy, a replica or a destination: as a region, or as an ARN that has one. `*` stands
 * for every item of a list.
 */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  "aws:backup/plan:Plan": ["rules.*.copyActions.*.destinationVaultArn"],
  "aws:cloudwatch/eventTarget:EventTarget": ["arn"],
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": ["destinationArn"],
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": [
    "policyDetails.schedules.*.crossRegionCopyRules.*.target",
    "policyDetails.schedules.*.crossRegionCopyRules.*.targetRegion",
    "policyDetails.actions.*.crossRegionCopies.*.target",
  ],
  "aws:dynamodb/globalTable:GlobalTable": ["replicas.*.regionName"],
  "aws:dynamodb/table:Table": ["replicas.*.regionName"],
  "aws:ebs/snapshotCopy:SnapshotCopy": ["sourceRegion"],
  "aws:ec2/amiCopy:AmiCopy": ["sourceAmiRegion"],
  "aws:ec2/flowLog:FlowLog": ["logDestination"],
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": ["peerRegion"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["serviceRegion"],
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": [
    "replicationConfiguration.rules.*.destinations.*.region",
  ],
  "aws:efs/replicationConfiguration:ReplicationConfiguration": ["destination.region"],
  "aws:kms/replicaKey:ReplicaKey": ["primaryKeyArn"],
  "aws:rds/cluster:Cluster": ["replicationSourceIdentifier", "globalClusterIdentifier"],
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": ["destinationRegion"],
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": ["sourceDbInstanceArn"],
  "aws:rds/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:redshift/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:s3/bucket:Bucket": ["replicationConfiguration.rules.*.destination.bucket"],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": ["rules.*.destination.bucket"],
  "aws:secretsmanager/secret:Secret": ["replicas.*.region"],
  "aws:sns/topicSubscription:TopicSubscription": ["endpoint"],
  "aws:ssm/resourceDataSync:ResourceDataSync": ["s3Destination.region"],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": ["logDestinationConfigs.*"],
  "aws:ssmincidents/replicationSet:ReplicationSet": ["regions.*.name"],
};

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
/** Protocols whose endpoint is a place in the cloud, and not a person's address. */
const PLACES = ["firehose", "lambda", "sqs"];

/** Regions that the resource itself names. */
export function copiesOf(reader: Reader): Pick<PlacementFact, "copies" | "certainCopies"> {
  const isAddress =
    reader.resource.type === SUBSCRIPTION && !PLACES.includes(valueOf(reader.string("protocol")) ?? "lambda");
  const paths = isAddress ? [] : (COPIES[reader.resource.type] ?? []);
  const found = paths.flatMap((path) => expand(reader, path)).flatMap((path) => regionsNamed(reader, path));
  const source = reader.source(paths[0] ?? "copies");
  return {
    copies: allOf(source, found),
    certainCopies: allOf(
      source,
      found.filter(({ state }) => state === "known"),
    ),
  };
}

function expand(reader: Reader, path: string): readonly string[] {
  const [before, ...rest] = path.split(".*");
  if (rest.length === 0 || before === undefined) return [path];
  const after = rest.join(".*").replace(/^\./, "");
  return pathsIn(reader, before).flatMap((item) => expand(reader, after === "" ? item : `${item}.${after}`));
}

// What is no region and no ARN with one (a bucket's has none) is looked for in the stack.
function regionsNamed(reader: Reader, path: string): readonly Datum<string>[] {
  const named = reader.string(path);
  if (named.state === "absent") return [];
  const text = valueOf(named) ?? "";
  const written = regionIn(text);
  if (written !== undefined) return [known(written, named.source)];
  const bucket = /^arn:[^:]*:s3:::([^/]+)/.exec(text)?.[1];
  const urns = bucket === undefined ? (valueOf(reader.references(path)) ?? []) : urnsOf(reader, bucket);
  const regions = urns
    .flatMap((urn) => reader.context.graph.get(urn) ?? [])
    .map((one) => regionOf(new Reader(one, reader.context)));
  const nowhere = notKnown(named.source, "names a place that is not in this stack");
  return regions.length === 0 ? [nowhere] : regions.map((region) => (region.state === "absent" ? nowhere : region));
}

function urnsOf(reader: Reader, name: string): readonly string[] {
  return reader.context.graph.identifiedBy(name).map((resource) => resource.urn);
}

function regionIn(text: string): string | undefined {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) return text;
  return /^arn:[^:]*:[^:]*:([^:]+):/.exec(text)?.[1];
}
