import type { Adapter, Context } from "../context";
import { unstated } from "../context";
import { mapDatum, valueOf, withDefault, type Datum } from "../datum";
import type { DatabaseFact, DatabaseMember } from "../kinds";
import type { Reader } from "../reader";

const CLUSTER = "aws:rds/cluster:Cluster";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";
const PARAMETERS = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const SUBNETS = "aws:rds/subnetGroup:SubnetGroup";
const API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html";

/** Aurora clusters with their instances, parameter groups and subnet groups. */
export const rds: Adapter = {
  cloud: "aws",
  reads: [CLUSTER, MEMBER, PARAMETERS, SUBNETS],
  facts: (context) => context.each(CLUSTER).map((cluster) => clusterFact(cluster, context)),
};

function clusterFact(cluster: Reader, context: Context): DatabaseFact {
  const members = context.partsOf(cluster.resource, MEMBER, "clusterIdentifier");
  const parameters = partReferredBy(cluster, "dbClusterParameterGroupName", PARAMETERS, context);
  const subnets = partReferredBy(cluster, "dbSubnetGroupName", SUBNETS, context);
  return {
    kind: "database",
    cloud: "aws",
    subject: cluster.resource,
    sources: [cluster, ...members, ...(parameters ? [parameters] : []), ...(subnets ? [subnets] : [])].map(
      (reader) => reader.resource,
    ),
    engine: mapDatum(cluster.string("engine"), (engine) => engine.replace(/^aurora-/, "")),
    dataClass: cluster.string("tags.data-class"),
    encrypted: withDefault(cluster.boolean("storageEncrypted"), false, `StorageEncrypted is false, ${API}`),
    key: cluster.link("key", "kmsKeyId"),
    publicAccess: withDefault(cluster.boolean("publiclyAccessible"), false, `Aurora decides by instance, ${API}`),
    webQueries: withDefault(cluster.boolean("enableHttpEndpoint"), false, `EnableHttpEndpoint is false, ${API}`),
    subnets: subnets ? subnets.links("subnet", "subnetIds") : cluster.links("subnet", "dbSubnetGroupName"),
    filters: cluster.links("packetFilter", "vpcSecurityGroupIds"),
    port: withDefault(
      cluster.number("port"),
      valueOf(cluster.string("engine"))?.includes("mysql") ? 3306 : 5432,
      `the engine's port, ${API}`,
    ),
    requiresTls: requiresTls(cluster, parameters),
    oldestTls: oldestTls(cluster, parameters),
    backupDays: withDefault(cluster.number("backupRetentionPeriod"), 1, `BackupRetentionPeriod is 1, ${API}`),
    keepsBackupsWhenDeleted: mapDatum(
      withDefault(cluster.boolean("deleteAutomatedBackups"), true, "automated backups go with the cluster"),
      (deletes) => !deletes,
    ),
    takesFinalSnapshot: mapDatum(
      withDefault(cluster.boolean("skipFinalSnapshot"), false, "a final snapshot is taken"),
      (skips) => !skips,
    ),
    copiesTagsToSnapshots: withDefault(
      cluster.boolean("copyTagsToSnapshot"),
      false,
      `CopyTagsToSnapshot is false, ${API}`,
    ),
    deletionProtection: withDefault(cluster.boolean("deletionProtection"), false, `DeletionProtection is off, ${API}`),
    identityAuthentication: withDefault(
      cluster.boolean("iamDatabaseAuthenticationEnabled"),
      false,
      `EnableIAMDatabaseAuthentication is false, ${API}`,
    ),
    managedPassword: withDefault(
      cluster.boolean("manageMasterUserPassword"),
      false,
      `ManageMasterUserPassword is false, ${API}`,
    ),
    managedPasswordKey: cluster.link("key", "masterUserSecretKmsKeyId"),
    logExports: cluster.strings("enabledCloudwatchLogsExports"),
    members: members.map(memberOf),
  };
}

function memberOf(member: Reader): DatabaseMember {
  return {
    zone: member.string("availabilityZone"),
    promotionTier: withDefault(member.number("promotionTier"), 0, "the provider's default is 0"),
    publicAccess: withDefault(member.boolean("publiclyAccessible"), false, "the provider's default is false"),
    performanceInsights: withDefault(member.boolean("performanceInsightsEnabled"), false, "off unless enabled"),
    performanceKey: member.link("key", "performanceInsightsKmsKeyId"),
    minorUpgrades: withDefault(member.boolean("autoMinorVersionUpgrade"), true, "the provider's default is true"),
  };
}

function partReferredBy(from: Reader, property: string, type: string, context: Context): Reader | undefined {
  const urns = valueOf(from.references(property)) ?? [];
  return context.each(type).find((reader) => urns.includes(reader.resource.urn));
}

// PostgreSQL: rds.force_ssl, whose default is 1 from version 15 only; MySQL: require_secure_transport, off by default.
function requiresTls(cluster: Reader, parameters: Reader | undefined): Datum<boolean> {
  const forced = parameter(cluster, parameters, ["rds.force_ssl", "require_secure_transport"]);
  return withDefault(
    mapDatum(forced, (values) => values.split(",").every((value) => ["1", "ON", "on", "true"].includes(value))),
    false,
    "no parameter group forces TLS",
  );
}

function oldestTls(cluster: Reader, parameters: Reader | undefined): Datum<string> {
  const versions = parameter(cluster, parameters, ["ssl_min_protocol_version", "tls_version"]);
  return mapDatum(versions, (value) =>
    value
      .split(",")
      .map((version) => version.trim().replace(/^TLSv/, ""))
      .map((version) => (version === "1" ? "1.0" : version))
      .sort()
      .at(0),
  );
}

function parameter(cluster: Reader, parameters: Reader | undefined, names: readonly string[]): Datum<string> {
  const found = (parameters?.each("parameters") ?? []).filter((one) =>
    names.includes(valueOf(one.string("name")) ?? ""),
  );
  const [first, ...repeated] = found.map((one) => one.string("value"));
  if (!first) return unstated(parameters?.resource ?? cluster.resource, `parameters.${names[0]}`);
  // Of a parameter that is given twice nobody knows here which value holds: both have to do.
  const unknown = [first, ...repeated].find((value) => value.state === "unknown");
  return unknown ?? mapDatum(first, (value) => [value, ...repeated.map((one) => valueOf(one) ?? "")].join(","));
}
