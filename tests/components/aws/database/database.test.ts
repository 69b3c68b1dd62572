import * as aws from "@pulumi/aws";
import { Database, type DatabaseArgs } from "../../../../components/aws/database";
import { environment, graphOf, UNKNOWN } from "../../../support/graph-of";
import { key, network, required, subnetIds, text } from "./example";

const clusterType = "aws:rds/cluster:Cluster";
const instanceType = "aws:rds/clusterInstance:ClusterInstance";
const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

const graphWith = (changes: Partial<DatabaseArgs> = {}) =>
  graphOf(() => void new Database("database", { ...required, ...changes }));

const clusterWith = async (changes: Partial<DatabaseArgs> = {}) => (await graphWith(changes)).only(clusterType).inputs;

const parametersOf = async (engine: DatabaseArgs["engine"]) => {
  const group = (await graphWith({ engine })).only("aws:rds/clusterParameterGroup:ClusterParameterGroup");
  const parameters = group.inputs.parameters as { name: string; value: string; applyMethod: string }[];
  const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  return { ...group.inputs, values, parameters };
};

describe("a database with its required arguments", () => {
  it("is known by its name before it exists", async () => {
    let database: Database | undefined;
    await graphOf(() => void (database = new Database("database", required)));
    expect(database).toMatchObject({ identifier: "lamplight-production-database", engine: "postgresql", port: 5432 });
    expect(database!.tenantSecrets).toEqual({});
  });

  it("has a writer and a hot spare in different zones", async () => {
    const instances = (await graphWith()).all(instanceType).map(({ inputs }) => inputs);
    expect(instances.map(({ availabilityZone, promotionTier }) => [availabilityZone, promotionTier])).toEqual([
      ["eu-west-2a", 0],
      ["eu-west-2b", 1],
    ]);
    expect(instances.map(({ identifier }) => identifier)).toEqual([
      "lamplight-production-database-1",
      "lamplight-production-database-2",
    ]);
  });

  it("has instances that nobody reaches from outside, with a modern certificate and minor upgrades", async () => {
    for (const { inputs } of (await graphWith()).all(instanceType)) {
      expect(inputs).toMatchObject({
        clusterIdentifier: "lamplight-production-database",
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.large",
        publiclyAccessible: false,
        caCertIdentifier: "rds-ca-ecc384-g1",
        autoMinorVersionUpgrade: true,
      });
    }
  });

  it("lies in the data tier's subnets, all of them and no other", async () => {
    const graph = await graphWith();
    const subnets = graph.only("aws:rds/subnetGroup:SubnetGroup");
    expect(subnets.inputs.subnetIds).toEqual(subnetIds("data"));
    expect(graph.only(clusterType).inputs.dbSubnetGroupName).toBe(subnets.inputs.name);
  });

  it("encrypts storage, insights and the administrator's password with its class's key", async () => {
    const graph = await graphWith();
    expect(graph.only(clusterType).inputs).toMatchObject({
      storageEncrypted: true,
      kmsKeyId: key.arn,
      masterUserSecretKmsKeyId: key.arn,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key.arn,
    });
    for (const { inputs } of graph.all(instanceType)) {
      expect(inputs).toMatchObject({ performanceInsightsEnabled: true, performanceInsightsKmsKeyId: key.arn });
    }
  });

  it("follows the key where it is made in the same program", async () => {
    const graph = await graphOf(() => {
      const made = new aws.kms.Key("key", { enableKeyRotation: true });
      new Database("database", { ...required, key: { ...key, arn: made.arn } });
    });
    const made = graph.only("aws:kms/key:Key").urn;
    const { inputs, propertyDependencies } = graph.only(clusterType);
    expect(inputs.kmsKeyId).toBe(UNKNOWN);
    expect(propertyDependencies.kmsKeyId).toEqual([made]);
    expect(propertyDependencies.masterUserSecretKmsKeyId).toEqual([made]);
  });

  it("has its administrator's password made, kept and replaced by RDS, and knows none itself", async () => {
    const cluster = await clusterWith();
    expect(cluster).toMatchObject({ manageMasterUserPassword: true, iamDatabaseAuthenticationEnabled: true });
    expect(cluster.masterPassword).toBeUndefined();
    expect(cluster.masterUsername).toBe("administrator");
  });

  it("keeps 28 nightly snapshots, and a last one, whoever deletes it", async () => {
    expect(await clusterWith()).toMatchObject({
      backupRetentionPeriod: 28,
      preferredBackupWindow: "02:00-03:00",
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "lamplight-production-database-final",
    });
  });

  it("is protected against deletion, by AWS and by Pulumi", async () => {
    const cluster = (await graphWith()).only(clusterType);
    expect(cluster.inputs.deletionProtection).toBe(true);
    expect(cluster.protect).toBe(true);
  });

  it.each([
    ["postgresql", ["postgresql", "iam-db-auth-error"]],
    ["mysql", ["audit", "error", "iam-db-auth-error"]],
  ] as const)(
    "exports the logs of %s to groups that it made first, encrypted and with an end",
    async (engine, logs) => {
      const graph = await graphWith({ engine });
      const groups = graph.all("aws:cloudwatch/logGroup:LogGroup");
      const cluster = graph.only(clusterType);
      expect(cluster.inputs.enabledCloudwatchLogsExports).toEqual(logs);
      expect(groups.map(({ inputs }) => inputs.name).sort()).toEqual(
        logs.map((log) => `/aws/rds/cluster/lamplight-production-database/${log}`).sort(),
      );
      for (const { inputs, urn } of groups) {
        expect(inputs).toMatchObject({ kmsKeyId: key.arn, retentionInDays: 365 });
        expect(cluster.dependencies).toContain(urn);
      }
    },
  );

  it("is measured every minute by a role that only RDS in this account assumes", async () => {
    const graph = await graphWith();
    const role = graph.only("aws:iam/role:Role");
    const attached = graph.only("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    expect(JSON.parse(text(role.inputs.assumeRolePolicy))).toMatchObject({
      Statement: [
        {
          Principal: { Service: "monitoring.rds.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": environment.accountId } },
        },
      ],
    });
    expect(attached.inputs.policyArn).toMatch(/AmazonRDSEnhancedMonitoringRole$/);
    for (const instance of graph.all(instanceType)) {
      expect(instance.inputs.monitoringInterval).toBe(60);
      expect(instance.propertyDependencies.monitoringRoleArn).toEqual([role.urn]);
      expect(instance.dependencies).toContain(attached.urn);
    }
  });

  it("carries the tags of its environment and its key's class on everything that takes tags", async () => {
    const untaggable = /RolePolicyAttachment|pulumi:|hosting:/;
    for (const { type, inputs } of (await graphWith()).resources.filter((one) => !untaggable.test(one.type))) {
      expect({ type, tags: inputs.tags }).toMatchObject({
        type,
        tags: { owner: environment.owner, environment: "production", "data-class": "high", "managed-by": "pulumi" },
      });
    }
  });
});

describe("the parameters", () => {
  it("require TLS 1.2 of PostgreSQL's clients and audit roles and schemas", async () => {
    const group = await parametersOf("postgresql");
    expect(group).toMatchObject({
      family: "aurora-postgresql17",
      name: "lamplight-production-database-aurora-postgresql17",
    });
    expect(group.values).toMatchObject({
      "rds.force_ssl": "1",
      ssl_min_protocol_version: "TLSv1.2",
      password_encryption: "scram-sha-256",
      "pgaudit.log": "ddl,role",
      log_connections: "1",
    });
    expect(group.values.shared_preload_libraries).toContain("pgaudit");
  });

  it("require TLS 1.2 of MySQL's clients and audit users and schemas", async () => {
    const group = await parametersOf("mysql");
    expect(group).toMatchObject({ family: "aurora-mysql8.0", name: "lamplight-production-database-aurora-mysql8-0" });
    expect(group.values).toEqual({
      require_secure_transport: "ON",
      tls_version: "TLSv1.2,TLSv1.3",
      server_audit_logging: "1",
      server_audit_events: "CONNECT,QUERY_DCL,QUERY_DDL",
    });
  });

  it.each(["postgresql", "mysql"] as const)("log no statement with %s customers' data in it", async (engine) => {
    const names = Object.keys((await parametersOf(engine)).values);
    expect(names).not.toContain("log_statement");
    expect(names).not.toContain("general_log");
    expect(names).not.toContain("slow_query_log");
  });

  it("wait for a restart only where they are static", async () => {
    const waiting = async (engine: DatabaseArgs["engine"]) =>
      (await parametersOf(engine)).parameters
        .filter(({ applyMethod }) => applyMethod !== "immediate")
        .map(({ name }) => name);
    expect(await waiting("postgresql")).toEqual(["shared_preload_libraries"]);
    expect(await waiting("mysql")).toEqual(["tls_version"]);
  });

  it("belong to the cluster", async () => {
    const graph = await graphWith();
    const group = graph.only("aws:rds/clusterParameterGroup:ClusterParameterGroup");
    expect(graph.only(clusterType).inputs.dbClusterParameterGroupName).toBe(group.inputs.name);
    expect(graph.only(clusterType).propertyDependencies.dbClusterParameterGroupName).toEqual([group.urn]);
  });
});

describe("access", () => {
  const clients = {
    web: { securityGroupId: "sg-0aaaaaaaaaaaaaaaa" },
    jobs: { securityGroupId: "sg-0bbbbbbbbbbbbbbbb" },
  };

  it.each([
    ["postgresql", 5432],
    ["mysql", 3306],
  ] as const)("is one rule in and one out for each client of %s, on its port, by group", async (engine, port) => {
    const graph = await graphWith({ engine, clients });
    const group = graph.only("aws:ec2/securityGroup:SecurityGroup");
    for (const [client, { securityGroupId }] of Object.entries(clients)) {
      const way = { ipProtocol: "tcp", fromPort: port, toPort: port };
      const ingress = graph.named(`database-from-${client}`, ingressType);
      expect(ingress.inputs).toMatchObject({ ...way, referencedSecurityGroupId: securityGroupId });
      expect(ingress.propertyDependencies.securityGroupId).toEqual([group.urn]);
      const egress = graph.named(`database-out-of-${client}`, egressType);
      expect(egress.inputs).toMatchObject({ ...way, securityGroupId });
      expect(egress.propertyDependencies.referencedSecurityGroupId).toEqual([group.urn]);
    }
    expect(graph.all(ingressType)).toHaveLength(2);
    expect(graph.all(egressType)).toHaveLength(2);
  });

  it("is none where there is no client, and the database itself has no way out", async () => {
    const graph = await graphWith({ clients: {} });
    expect([...graph.all(ingressType), ...graph.all(egressType)]).toEqual([]);
    const group = graph.only("aws:ec2/securityGroup:SecurityGroup");
    expect(group.inputs.vpcId).toBe(network.vpcId);
    expect(group.inputs.ingress).toBeUndefined();
    expect(group.inputs.egress).toBeUndefined();
    expect(graph.only(clusterType).propertyDependencies.vpcSecurityGroupIds).toEqual([group.urn]);
  });

  it("moves with the port", async () => {
    const graph = await graphWith({ port: 6543 });
    expect(graph.only(clusterType).inputs.port).toBe(6543);
    expect(graph.only(ingressType).inputs).toMatchObject({ fromPort: 6543, toPort: 6543 });
    expect(graph.only(egressType).inputs).toMatchObject({ fromPort: 6543, toPort: 6543 });
  });
});

describe("choices", () => {
  it("spread readers over the zones in turn, and number their promotion", async () => {
    const instances = (await graphWith({ replicas: 3 })).all(instanceType).map(({ inputs }) => inputs);
    expect(instances.map(({ availabilityZone }) => availabilityZone)).toEqual([
      "eu-west-2a",
      "eu-west-2b",
      "eu-west-2c",
      "eu-west-2a",
    ]);
    expect(instances.map(({ promotionTier }) => promotionTier)).toEqual([0, 1, 2, 3]);
  });

  it("can give up the hot spare, in so many words", async () => {
    expect((await graphWith({ replicas: 0 })).all(instanceType)).toHaveLength(1);
  });

  it("keep performance data as long as advanced insights need it", async () => {
    expect(await clusterWith()).toMatchObject({
      databaseInsightsMode: "standard",
      performanceInsightsRetentionPeriod: 7,
    });
    const graph = await graphWith({ insights: "advanced" });
    for (const { inputs } of [graph.only(clusterType), ...graph.all(instanceType)]) {
      expect(inputs.performanceInsightsRetentionPeriod).toBe(465);
    }
    expect(graph.only(clusterType).inputs.databaseInsightsMode).toBe("advanced");
  });

  it("take another version with its own parameter group", async () => {
    const graph = await graphWith({ engineVersion: "16.8" });
    expect(graph.only(clusterType).inputs.engineVersion).toBe("16.8");
    expect(graph.only("aws:rds/clusterParameterGroup:ClusterParameterGroup").inputs.family).toBe("aurora-postgresql16");
  });

  it("reach the cluster as they are", async () => {
    const cluster = await clusterWith({
      backupDays: 35,
      backupWindow: "01:00-01:30",
      maintenanceWindow: "tue:03:00-tue:04:00",
      databaseName: "lamplight",
      deletionProtection: false,
    });
    expect(cluster).toMatchObject({
      backupRetentionPeriod: 35,
      preferredBackupWindow: "01:00-01:30",
      preferredMaintenanceWindow: "tue:03:00-tue:04:00",
      databaseName: "lamplight",
      deletionProtection: false,
    });
  });
});

describe("arguments that are refused", () => {
  const oneZone = { ...network, subnets: network.subnets.filter(({ zone }) => zone === "eu-west-2a") };
  const noData = { ...network, subnets: network.subnets.filter(({ tier }) => tier !== "data") };

  it.each<[string, Partial<DatabaseArgs>, string]>([
    ["too many backup days", { backupDays: 36 }, "backupDays: received 36; accepted: a whole number from 1 to 35"],
    ["no backup", { backupDays: 0 }, "backupDays: received 0; accepted: a whole number from 1 to 35"],
    ["half a reader", { replicas: 0.5 }, "replicas: received 0.5; accepted: a whole number from 0 to 14"],
    ["a reserved port", { port: 22 }, "port: received 22; accepted: a whole number from 1150 to 65535"],
    [
      "one zone",
      { network: oneZone },
      "network: received data subnets in only eu-west-2a; accepted: data subnets in at least two zones",
    ],
    [
      "no data tier",
      { network: noData },
      "network: received data subnets in none; accepted: data subnets in at least two zones",
    ],
    ["a client's name", { clients: { "Web Tier": { securityGroupId: "sg-1" } } }, 'clients: received "Web Tier"'],
    ["the job's name", { clients: { tenants: { securityGroupId: "sg-1" } } }, 'clients: received "tenants"'],
    [
      "another engine's version",
      { engineVersion: "8.0" },
      'engineVersion: received "8.0"; accepted: a version of Aurora postgresql',
    ],
    ["no class", { instanceClass: "large" }, 'instanceClass: received "large"; accepted: a class such as db.r7g.large'],
    ["a database's name", { databaseName: "Lamp-light" }, 'databaseName: received "Lamp-light"'],
  ])("%s", async (_, changes, message) => {
    await expect(graphWith(changes)).rejects.toThrow(message);
  });

  it("a name that RDS or Lambda would not take", async () => {
    for (const name of ["Database", "a--b", "d".repeat(40)]) {
      await expect(graphOf(() => void new Database(name, required))).rejects.toThrow(
        /name: received "lamplight-production-/,
      );
    }
  });
});
