import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseHandle } from "../handles";
import { Component } from "../support/component";
import { admit, databaseGroup } from "./access";
import type { DatabaseArgs } from "./args";
import { auroraCluster, auroraInstances, exportedLogs, subnetGroup } from "./cluster";
import { monitoringRole } from "./monitoring";
import { clusterParameters } from "./parameters";
import { tagsIn, type Parts } from "./parts";
import { databaseSettings } from "./settings";
import { TenantDatabases, type TenantSecret } from "./tenants";

export type { DatabaseArgs, RestoreFrom, Tenant } from "./args";
export type { TenantSecret } from "./tenants";

/**
 * An Aurora cluster, PostgreSQL or MySQL: a writer and a reader in different zones of the data tier, encrypted with its
 * class's key, TLS required, reached on its port by the groups of named clients only, backed up every night for 28 days,
 * and, from a list of customers, a database for each with credentials of its own.
 *
 * The administrator's password is made, kept in Secrets Manager and replaced every seven days by RDS.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html
 *
 * Costs about 480 USD a month with its defaults in London, and 0.11 USD for each GB stored.
 */
export class Database extends Component implements DatabaseHandle {
  readonly identifier: string;
  readonly arn: pulumi.Output<string>;
  readonly engine: DatabaseHandle["engine"];
  readonly port: number;
  /** The subnets it stands in, for whoever restores it. */
  readonly subnetGroupName: pulumi.Output<string>;
  /** The database's own group. */
  readonly securityGroupId: pulumi.Output<string>;
  /** Always the instance that writes. */
  readonly writerEndpoint: pulumi.Output<string>;
  /** Any of the readers; the writer while there is none. */
  readonly readerEndpoint: pulumi.Output<string>;
  /** The secret in which RDS keeps the administrator's password. */
  readonly administratorSecretArn: pulumi.Output<string>;
  /** By slug, the secret with each tenant's credentials. */
  readonly tenantSecrets: Record<string, TenantSecret>;

  constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Database", name, args.environment, opts);
    const settings = databaseSettings(name, args);
    const parts: Parts = { name, settings, child: this.child };

    const group = databaseGroup(parts);
    for (const [client, handle] of Object.entries(settings.clients)) admit(parts, group.id, client, handle);
    const subnets = subnetGroup(parts);
    const cluster = auroraCluster(parts, {
      subnets,
      parameters: clusterParameters(parts),
      logs: exportedLogs(parts),
      groupId: group.id,
    });
    const instances = auroraInstances(parts, cluster, monitoringRole(parts));

    this.identifier = settings.identifier;
    this.engine = settings.engine;
    this.port = settings.port;
    // Written from the name, so that it is known at preview and yet waits for the cluster: while a lost cluster is made
    // again, what names it by its ARN stays as it is.
    this.arn = cluster.clusterIdentifier.apply((identifier) => clusterArn(args.environment, identifier));
    this.subnetGroupName = subnets.name;
    this.securityGroupId = group.id;
    this.writerEndpoint = cluster.endpoint;
    this.readerEndpoint = cluster.readerEndpoint;
    this.administratorSecretArn = cluster.masterUserSecrets.apply((secrets) => secrets[0]!.secretArn);
    this.tenantSecrets = this.tenants(parts, args, instances);
    this.registerOutputs({
      identifier: this.identifier,
      writerEndpoint: this.writerEndpoint,
      readerEndpoint: this.readerEndpoint,
      port: this.port,
    });
  }

  private tenants(parts: Parts, args: DatabaseArgs, instances: aws.rds.ClusterInstance[]) {
    if (args.tenants === undefined) return {};
    const { network, key, environment, identifier } = parts.settings;
    const securityGroup = this.jobGroup(parts);
    const rules = admit(parts, this.securityGroupId, "tenants", { securityGroupId: securityGroup.id });
    const { secrets } = new TenantDatabases(
      `${parts.name}-tenants`,
      {
        environment,
        network,
        key,
        engine: this.engine,
        identifier,
        tenants: args.tenants,
        passwordDays: args.tenantPasswordDays ?? 30,
        connectionsPerTenant: args.connectionsPerTenant ?? 50,
        reserveJob: args.reserveTenantJob ?? true,
        alerts: args.alerts,
        port: this.port,
        writerEndpoint: this.writerEndpoint,
        instanceEndpoints: instances.map(({ endpoint }) => endpoint),
        administratorSecretArn: this.administratorSecretArn,
        securityGroup,
        reachedThrough: [...rules, ...instances],
      },
      { parent: this },
    );
    return secrets;
  }

  // Beside the database the job reaches only the network's endpoint of Secrets Manager.
  private jobGroup(parts: Parts) {
    const { network, identifier } = parts.settings;
    const groupName = `${identifier}-tenants`;
    const group = new aws.ec2.SecurityGroup(
      `${parts.name}-tenants-group`,
      {
        name: groupName,
        description: "Job that makes tenant databases: reaches the database and the endpoints of the network",
        vpcId: network.vpcId,
        tags: tagsIn(parts, groupName),
      },
      this.child,
    );
    new aws.vpc.SecurityGroupEgressRule(
      `${parts.name}-tenants-to-endpoints`,
      {
        description: "TLS to the endpoints of the network",
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: network.ipv4Block,
        tags: tagsIn(parts, `${groupName}-to-endpoints`),
      },
      this.child,
    );
    return group;
  }
}

function clusterArn({ region, accountId }: DatabaseArgs["environment"], identifier: string): string {
  return `arn:aws:rds:${region}:${accountId}:cluster:${identifier}`;
}
