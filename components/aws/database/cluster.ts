import * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import { logGroup } from "../support/log-group";
import { engines } from "./engines";
import type { ReadyRole } from "./monitoring";
import { tagsIn, type Parts } from "./parts";

// RDS keeps its password in Secrets Manager and replaces it every seven days.
const ADMINISTRATOR = "administrator";

/** The data tier's subnets. */
export function subnetGroup(parts: Parts) {
  const { identifier, dataSubnets } = parts.settings;
  return new aws.rds.SubnetGroup(
    `${parts.name}-subnets`,
    {
      name: identifier,
      description: `${identifier}: the data tier`,
      subnetIds: dataSubnets.map(({ id }) => id),
      tags: tagsIn(parts, identifier),
    },
    parts.child,
  );
}

/** The log groups that the cluster writes to, made first: RDS would make them without a key and without an end. */
export function exportedLogs(parts: Parts) {
  const { engine, environment, identifier, key, logRetentionDays: retentionDays } = parts.settings;
  return engines[engine].logs.map((log) => {
    const logGroupName = `/aws/rds/cluster/${identifier}/${log}`;
    return logGroup(`${parts.name}-log-${log}`, { environment, logGroupName, key, retentionDays }, parts.child);
  });
}

export interface ClusterNeeds {
  subnets: aws.rds.SubnetGroup;
  parameters: aws.rds.ClusterParameterGroup;
  logs: aws.cloudwatch.LogGroup[];
  groupId: Input<string>;
}

/** The cluster: storage in three zones, its encryption, backups, administrator and logs. */
export function auroraCluster(parts: Parts, needs: ClusterNeeds) {
  const { settings } = parts;
  const { engine, logs } = engines[settings.engine];
  return new aws.rds.Cluster(
    `${parts.name}-cluster`,
    {
      clusterIdentifier: settings.identifier,
      engine,
      engineVersion: settings.engineVersion,
      autoMinorVersionUpgrade: true,
      databaseName: settings.databaseName,
      port: settings.port,
      dbSubnetGroupName: needs.subnets.name,
      vpcSecurityGroupIds: [needs.groupId],
      dbClusterParameterGroupName: needs.parameters.name,
      storageEncrypted: true,
      kmsKeyId: settings.key.arn,
      masterUsername: ADMINISTRATOR,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: settings.key.arn,
      iamDatabaseAuthenticationEnabled: true,
      ...backups(settings.identifier, settings.backupDays),
      preferredBackupWindow: settings.backupWindow,
      preferredMaintenanceWindow: settings.maintenanceWindow,
      enabledCloudwatchLogsExports: logs,
      databaseInsightsMode: settings.insights,
      ...performanceInsights(parts),
      deletionProtection: settings.deletionProtection,
      ...settings.origin,
      tags: tagsIn(parts, settings.identifier),
    },
    {
      ...parts.child,
      protect: settings.deletionProtection,
      dependsOn: needs.logs,
      // Where it came from is history once it is there; a change would have it replaced, and lost.
      ignoreChanges: ["snapshotIdentifier", "restoreToPointInTime"],
    },
  );
}

function backups(identifier: string, days: number) {
  return {
    backupRetentionPeriod: days,
    // Backups outlive the cluster until they are too old, whoever deletes it.
    deleteAutomatedBackups: false,
    copyTagsToSnapshot: true,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${identifier}-final`,
  };
}

// Database Insights asks for 465 days in its advanced mode; seven are free.
// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.html
function performanceInsights({ settings }: Parts) {
  return {
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: settings.key.arn,
    performanceInsightsRetentionPeriod: settings.insights === "advanced" ? 465 : 7,
  };
}

/**
 * The instances: the first is the writer, and when it fails the one with the next promotion tier takes over, usually
 * within 30 seconds. Named by number, because after that the first is a reader.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
 */
export function auroraInstances(parts: Parts, cluster: aws.rds.Cluster, monitoring: ReadyRole) {
  const { settings } = parts;
  return settings.zones.map((availabilityZone, index) => {
    const identifier = `${settings.identifier}-${index + 1}`;
    return new aws.rds.ClusterInstance(
      `${parts.name}-instance-${index + 1}`,
      {
        identifier,
        clusterIdentifier: cluster.clusterIdentifier,
        engine: engines[settings.engine].engine,
        instanceClass: settings.instanceClass,
        availabilityZone,
        promotionTier: index,
        publiclyAccessible: false,
        caCertIdentifier: "rds-ca-ecc384-g1",
        autoMinorVersionUpgrade: true,
        preferredMaintenanceWindow: settings.maintenanceWindow,
        copyTagsToSnapshot: true,
        monitoringInterval: 60,
        monitoringRoleArn: monitoring.role.arn,
        ...performanceInsights(parts),
        tags: tagsIn(parts, identifier),
      },
      { ...parts.child, dependsOn: [monitoring.permissions] },
    );
  });
}
