import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const ABROAD = "us-east-1";
const arn = (service: string, region: string, name: string) => `arn:aws:${service}:${region}:111111111111:${name}`;
const plan = (...destinations: readonly unknown[]) => [
  resource("aws:backup/plan:Plan", "plan", {
    rules: [
      { ruleName: "nightly", targetVaultName: "vault" },
      { ruleName: "weekly", copyActions: destinations.map((destinationVaultArn) => ({ destinationVaultArn })) },
    ],
  }),
];
const vault = (region: string) => arn("backup", region, "backup-vault:vault");
const bucket = (region: string) => resource("aws:s3/bucket:Bucket", "copy", { bucket: "copy-of-data", region });
const replication = (destination: unknown) =>
  resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
    bucket: "data",
    rules: [{ status: "Enabled", destination: { bucket: destination } }],
  });
const COPY = "arn:aws:s3:::copy-of-data";

export const examples: Examples = {
  values: { regions: ["eu-west-2"] },
  good: {
    "no copy": plan(),
    "a copy in the same region": plan(vault("eu-west-2")),
    "a replica in the same region": [bucket("eu-west-2"), replication(COPY)],
    "an alarm by mail": [
      resource("aws:sns/topicSubscription:TopicSubscription", "mail", { protocol: "email", endpoint: "a@example.org" }),
    ],
  },
  bad: {
    "a database that copies one abroad": [
      resource("aws:rds/cluster:Cluster", "db", { replicationSourceIdentifier: arn("rds", ABROAD, "cluster:other") }),
    ],
    "an endpoint that leads abroad": [
      resource("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", { serviceRegion: ABROAD }),
    ],
    "a backup copied abroad": plan(vault(ABROAD)),
    "the second of two copies": plan(vault("eu-west-2"), vault(ABROAD)),
    "a copy abroad, and one not known": plan(unknownValue, vault(ABROAD)),
    "a replica abroad, named by a bucket": [bucket(ABROAD), replication(COPY)],
    "a replica abroad, by reference": [bucket(ABROAD), replication(ref("copy"))],
    "a replica abroad, in the older form": [
      bucket(ABROAD),
      resource("aws:s3/bucket:Bucket", "data", {
        replicationConfiguration: { role: "r", rules: [{ status: "Enabled", destination: { bucket: COPY } }] },
      }),
    ],
    "a snapshot copied from abroad": [resource("aws:ebs/snapshotCopy:SnapshotCopy", "copy", { sourceRegion: ABROAD })],
    "an image copied from abroad": [resource("aws:ec2/amiCopy:AmiCopy", "copy", { sourceAmiRegion: ABROAD })],
    "a database's snapshot": [
      resource("aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy", "copy", { destinationRegion: ABROAD }),
    ],
    "a table's replica": [resource("aws:dynamodb/table:Table", "table", { replicas: [{ regionName: ABROAD }] })],
    "a secret's replica": [resource("aws:secretsmanager/secret:Secret", "secret", { replicas: [{ region: ABROAD }] })],
    "a key's replica": [
      resource("aws:kms/replicaKey:ReplicaKey", "key", { primaryKeyArn: arn("kms", ABROAD, "key/mrk-1") }),
    ],
    "events passed abroad": [
      resource("aws:cloudwatch/eventTarget:EventTarget", "target", { arn: arn("events", ABROAD, "event-bus/default") }),
    ],
    "logs passed abroad": [
      resource("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logs", {
        destinationArn: arn("kinesis", ABROAD, "stream/logs"),
      }),
    ],
    "messages passed abroad": [
      resource("aws:sns/topicSubscription:TopicSubscription", "queue", {
        protocol: "sqs",
        endpoint: arn("sqs", ABROAD, "queue"),
      }),
    ],
    "a file system's replica": [
      resource("aws:efs/replicationConfiguration:ReplicationConfiguration", "files", {
        destination: { region: ABROAD },
      }),
    ],
    "a network joined to one abroad": [
      resource("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "peering", { peerRegion: ABROAD }),
    ],
  },
  unknown: {
    "a vault that is not known": plan(unknownValue),
    "a bucket that is not in the stack": [replication("arn:aws:s3:::elsewhere")],
    "all rules not known": [resource("aws:backup/plan:Plan", "plan", { rules: unknownValue })],
  },
};
