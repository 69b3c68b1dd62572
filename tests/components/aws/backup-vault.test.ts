import * as aws from "@pulumi/aws";
import { BackupVault, type BackupVaultArgs } from "../../../components/aws/backup-vault";
import { FileStore } from "../../../components/aws/file-store";
import type { KeyHandle } from "../../../components/aws/handles";
import { environment, graphOf, UNKNOWN, type Graph } from "../../support/graph-of";

const keyOf = (dataClass: KeyHandle["dataClass"]): KeyHandle => ({
  arn: `arn:aws:kms:eu-west-2:111122223333:key/${dataClass}`,
  alias: `alias/lamplight-production-${dataClass}`,
  dataClass,
});
const accessLogs = { bucketName: "lamplight-production-logs-111122223333" };
const alerts = { topicArn: "arn:aws:sns:eu-west-2:111122223333:lamplight-production-alerts" };
const vaultArn = "arn:aws:backup:eu-west-2:111122223333:backup-vault:lamplight-production-backups";
const clusterArn = "arn:aws:rds:eu-west-2:111122223333:cluster:lamplight-production-db";
const REGION_SETTINGS = "aws:backup/regionSettings:RegionSettings";
const bucket = "arn:aws:s3:::lamplight-production-files-111122223333";

type Options = Partial<Omit<BackupVaultArgs, "protect">> & { of?: "both" | "database" | "files" | "nothing" };

function vault({ of = "both", ...args }: Options = {}, name = "backups"): Promise<Graph> {
  return graphOf(() => {
    const cluster = new aws.rds.Cluster("db", { engine: "aurora-postgresql" });
    const subnets = new aws.rds.SubnetGroup("subnets", { name: "lamplight-production-db", subnetIds: ["subnet-1"] });
    const files = new FileStore("files", { environment, key: keyOf("high"), accessLogs });
    const database = { identifier: "lamplight-production-db", arn: cluster.arn, engine: "postgresql" as const };
    new BackupVault(name, {
      environment,
      key: keyOf("critical"),
      alerts,
      protect: {
        database:
          of === "both" || of === "database"
            ? { database, key: keyOf("moderate"), subnetGroupName: subnets.name }
            : undefined,
        files: of === "both" || of === "files" ? [files] : [],
      },
      ...args,
    });
  });
}

interface PolicyStatement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

function statementsOf(graph: Graph, name: string): PolicyStatement[] {
  return (JSON.parse(graph.named(name).inputs.policy as string) as { Statement: PolicyStatement[] }).Statement;
}

const listed = (value: string | string[]) => (typeof value === "string" ? [value] : value);

describe("BackupVault with its required arguments", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await vault();
  });

  it("is encrypted with its own key, named, tagged and protected", () => {
    const made = graph.only("aws:backup/vault:Vault");
    expect(made.inputs).toMatchObject({
      name: "lamplight-production-backups",
      kmsKeyArn: keyOf("critical").arn,
      tags: { Name: "lamplight-production-backups", "data-class": "critical" },
    });
    expect(made.inputs.forceDestroy).toBeUndefined();
    expect(made.protect).toBe(true);
  });

  it("is locked by governance: no backup shorter than promised, none longer than a year", () => {
    const lock = graph.only("aws:backup/vaultLockConfiguration:VaultLockConfiguration");
    expect(lock.inputs).toEqual({
      backupVaultName: "lamplight-production-backups",
      minRetentionDays: 28,
      maxRetentionDays: 365,
    });
    expect(lock.propertyDependencies.backupVaultName).toEqual([graph.only("aws:backup/vault:Vault").urn]);
  });

  it("denies everybody to delete, shorten or take away what is in it", () => {
    const statements = statementsOf(graph, "backups-policy");
    expect(statements).toEqual([
      {
        Sid: "DenyDeletion",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "backup:DeleteRecoveryPoint",
          "backup:DisassociateRecoveryPoint",
          "backup:UpdateRecoveryPointLifecycle",
        ],
        Resource: "*",
      },
      {
        Sid: "DenyDeletionOfVault",
        Effect: "Deny",
        Principal: "*",
        Action: "backup:DeleteBackupVault",
        Resource: vaultArn,
      },
      {
        Sid: "DenyCopiesElsewhere",
        Effect: "Deny",
        Principal: "*",
        Action: "backup:CopyFromBackupVault",
        Resource: "*",
      },
    ]);
  });

  it("takes a snapshot of the database every night and keeps it 28 days, and copies it nowhere", () => {
    const plan = graph.named("backups-database", "aws:backup/plan:Plan");
    const rules = plan.at("rules") as Record<string, unknown>[];
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      ruleName: "nightly",
      targetVaultName: "lamplight-production-backups",
      schedule: "cron(0 23 * * ? *)",
      scheduleExpressionTimezone: "Etc/UTC",
      startWindow: 60,
      completionWindow: 480,
      enableContinuousBackup: false,
      lifecycle: { deleteAfter: 28 },
      copyActions: [],
    });
  });

  it("moreover records every change of the files", () => {
    const rules = graph.named("backups-files", "aws:backup/plan:Plan").at("rules") as Record<string, unknown>[];
    expect(
      rules.map(({ ruleName, enableContinuousBackup, lifecycle }) => [ruleName, enableContinuousBackup, lifecycle]),
    ).toEqual([
      ["nightly", false, { deleteAfter: 28 }],
      ["continuous", true, { deleteAfter: 28 }],
    ]);
  });

  it("starts the files' two rules so far apart that AWS Backup skips neither", () => {
    const rules = graph.named("backups-files", "aws:backup/plan:Plan").at("rules") as Record<string, unknown>[];
    expect(rules.map(({ schedule, startWindow }) => [schedule, startWindow])).toEqual([
      ["cron(0 23 * * ? *)", 60],
      ["cron(0 1 * * ? *)", 60],
    ]);
  });

  it.each([
    ["database", "Aurora"],
    ["files", "S3"],
  ])("opts the account in to what holds the %s, before anything selects it, and to no more", (id, resourceType) => {
    const optIn = graph.named(`backups-${id}-opt-in`, REGION_SETTINGS);
    expect(optIn.inputs).toEqual({ resourceTypeOptInPreference: { [resourceType]: true } });
    expect(graph.named(`backups-${id}-selection`).dependencies).toContain(optIn.urn);
    expect(graph.all(REGION_SETTINGS)).toHaveLength(2);
  });

  it("selects what is protected by its ARN, so that the reference can be followed", () => {
    const database = graph.named("backups-database-selection");
    expect(database.at("resources")).toEqual([UNKNOWN]);
    expect(database.propertyDependencies.resources).toEqual([graph.only("aws:rds/cluster:Cluster").urn]);
    expect(database.propertyDependencies.planId).toEqual([graph.named("backups-database", "aws:backup/plan:Plan").urn]);
    const files = graph.named("backups-files-selection");
    expect(files.at("resources")).toEqual([bucket]);
    expect(files.propertyDependencies.resources).toEqual([graph.only("aws:s3/bucket:Bucket").urn]);
  });

  it("gives its roles their permissions before a selection tries them", () => {
    const selection = graph.named("backups-files-selection");
    expect(selection.propertyDependencies.iamRoleArn).toContain(graph.named("backups-backup-permissions").urn);
    const rehearsal = graph.named("backups-rehearsal-files");
    expect(rehearsal.propertyDependencies.iamRoleArn).toContain(graph.named("backups-restore-permissions").urn);
  });

  it("rehearses every week to restore the newest snapshot of each kind", () => {
    const rehearsal = graph.only("aws:backup/restoreTestingPlan:RestoreTestingPlan");
    expect(rehearsal.inputs).toMatchObject({
      name: "lamplight_production_backups_rehearsal",
      scheduleExpression: "cron(0 12 ? * SUN *)",
      startWindowHours: 2,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [UNKNOWN],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
      },
    });
    expect(rehearsal.propertyDependencies.recoveryPointSelection).toEqual([graph.only("aws:backup/vault:Vault").urn]);
    const selections = graph.all("aws:backup/restoreTestingSelection:RestoreTestingSelection");
    expect(selections.map(({ inputs }) => [inputs.name, inputs.protectedResourceType])).toEqual([
      ["database", "Aurora"],
      ["files", "S3"],
    ]);
  });

  it("restores the database into its own subnets, never the default network", () => {
    const selection = graph.named("backups-rehearsal-database");
    expect(selection.at("restoreMetadataOverrides")).toEqual({ dbSubnetGroupName: "lamplight-production-db" });
    expect(selection.at("protectedResourceArns")).toEqual([UNKNOWN]);
  });

  it("tells of a failed job, and of a night without one", () => {
    const dimensions = { BackupVaultName: "lamplight-production-backups" };
    expect(graph.named("backups-failed-jobs").inputs).toMatchObject({
      namespace: "AWS/Backup",
      metricName: "NumberOfBackupJobsFailed",
      dimensions,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      alarmActions: [alerts.topicArn],
      okActions: [alerts.topicArn],
    });
    expect(graph.named("backups-no-backup").inputs).toMatchObject({
      metricName: "NumberOfBackupJobsCompleted",
      dimensions,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: 86400,
      treatMissingData: "breaching",
      alarmActions: [alerts.topicArn],
    });
  });

  it("tells which backup, copy or restore job failed", () => {
    const rule = graph.named("backups-job-events");
    const pattern = JSON.parse(rule.inputs.eventPattern as string) as Record<string, unknown>;
    expect(pattern).toEqual({
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
      detail: { $or: [{ state: ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"] }, { status: ["ABORTED", "FAILED"] }] },
    });
    const target = graph.only("aws:cloudwatch/eventTarget:EventTarget");
    expect(target.inputs).toMatchObject({ rule: "lamplight-production-backups-job-events", arn: alerts.topicArn });
    expect(target.propertyDependencies.rule).toEqual([rule.urn]);
  });
});

describe("the roles", () => {
  it("are assumed by AWS Backup on behalf of this account only", async () => {
    const graph = await vault();
    for (const role of graph.all("aws:iam/role:Role")) {
      expect(JSON.parse(role.inputs.assumeRolePolicy as string)).toMatchObject({
        Statement: [
          {
            Principal: { Service: "backup.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ],
      });
    }
    expect(
      graph
        .all("aws:iam/role:Role")
        .map(({ inputs }) => inputs.name)
        .sort(),
    ).toEqual(["lamplight-production-backups-backup", "lamplight-production-backups-restore"]);
  });

  it("name every action, and reach everything nowhere but to measure, in this region", async () => {
    const graph = await vault();
    for (const name of ["backups-backup-permissions", "backups-restore-permissions"]) {
      for (const statement of statementsOf(graph, name)) {
        expect(statement.Effect).toBe("Allow");
        expect(listed(statement.Action).filter((action) => action.includes("*"))).toEqual([]);
        if (listed(statement.Resource).includes("*")) {
          expect(statement).toEqual({
            Sid: "MeasureBuckets",
            Effect: "Allow",
            Action: ["cloudwatch:GetMetricData", "events:ListRules"],
            Resource: "*",
            Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-2" } },
          });
        }
      }
    }
  });

  it("back up the named cluster and bucket and no other", async () => {
    const statements = statementsOf(await vault(), "backups-backup-permissions");
    const resourcesOf = (sid: string) => statements.find(({ Sid }) => Sid === sid)?.Resource;
    expect(resourcesOf("SnapshotClusters")).toEqual([
      clusterArn,
      "arn:aws:rds:eu-west-2:111122223333:cluster-snapshot:awsbackup:*",
    ]);
    expect(resourcesOf("ReadBuckets")).toEqual([bucket]);
    expect(resourcesOf("ReadObjects")).toEqual([`${bucket}/*`]);
  });

  it("change and delete only what a rehearsal made", async () => {
    const statements = statementsOf(await vault(), "backups-restore-permissions");
    const changing = statements.filter(({ Action }) =>
      listed(Action).some((action) => /Delete|Put|Create(?!Grant)/.test(action)),
    );
    expect(changing.map(({ Sid }) => Sid)).toEqual(["DeleteRestored", "MakeBuckets", "WriteObjects"]);
    for (const resource of changing.flatMap(({ Resource }) => listed(Resource))) {
      expect(resource).toContain(":awsbackup-restore-test-*");
    }
  });

  it("use the keys by their aliases, through the services that hold what is protected", async () => {
    const statements = statementsOf(await vault(), "backups-backup-permissions").filter(({ Action }) =>
      listed(Action).some((action) => action.startsWith("kms:")),
    );
    const used = statements.map(({ Condition }) => [
      Condition?.["ForAnyValue:StringEquals"]?.["kms:ResourceAliases"],
      Condition?.StringEquals?.["kms:ViaService"],
    ]);
    for (const dataClass of ["critical", "high", "moderate"]) {
      for (const service of ["backup", "rds", "s3"]) {
        expect(used).toContainEqual([`alias/lamplight-production-${dataClass}`, `${service}.eu-west-2.amazonaws.com`]);
      }
    }
    const grants = statements.filter(({ Action }) => Action === "kms:CreateGrant");
    expect(grants).toHaveLength(3);
    for (const { Condition } of grants) expect(Condition?.Bool).toEqual({ "kms:GrantIsForAWSResource": "true" });
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  });

  it("know nothing of databases where only files are protected, and nothing of buckets otherwise", async () => {
    const files = JSON.stringify(statementsOf(await vault({ of: "files" }), "backups-backup-permissions"));
    expect(files).not.toMatch(/rds/);
    const database = JSON.stringify(statementsOf(await vault({ of: "database" }), "backups-backup-permissions"));
    expect(database).not.toMatch(/s3/);
  });
});

describe("BackupVault with arguments", () => {
  it("protects one kind only, with one plan and one rehearsal", async () => {
    const graph = await vault({ of: "database" });
    expect(graph.all("aws:backup/plan:Plan").map(({ name }) => name)).toEqual(["backups-database"]);
    expect(graph.all("aws:backup/restoreTestingSelection:RestoreTestingSelection")).toHaveLength(1);
  });

  it("keeps backups longer; what is recorded continuously stays within what AWS keeps, and fits the lock", async () => {
    const graph = await vault({ retentionDays: 90, lock: { longestDays: 180 } });
    const deleteAfter = (plan: string, rule: number) =>
      graph.named(plan, "aws:backup/plan:Plan").at("rules", rule, "lifecycle", "deleteAfter");
    expect([
      deleteAfter("backups-database", 0),
      deleteAfter("backups-files", 0),
      deleteAfter("backups-files", 1),
    ]).toEqual([90, 90, 35]);
    const lock = graph.only("aws:backup/vaultLockConfiguration:VaultLockConfiguration");
    expect(lock.inputs).toMatchObject({ minRetentionDays: 35, maxRetentionDays: 180 });
  });

  it("locks beyond recall only where that is asked for, after a time to think", async () => {
    const compliance = async (lock: BackupVaultArgs["lock"]) =>
      (await vault({ lock })).only("aws:backup/vaultLockConfiguration:VaultLockConfiguration").inputs.changeableForDays;
    expect(await compliance({ mode: "compliance" })).toBe(14);
    expect(await compliance({ mode: "compliance", coolingOffDays: 3 })).toBe(3);
    expect(await compliance({ mode: "governance", coolingOffDays: 3 })).toBeUndefined();
  });

  it("leaves the account's settings alone where they are kept elsewhere", async () => {
    const graph = await vault({ optIn: false });
    expect(graph.all(REGION_SETTINGS)).toEqual([]);
    expect(graph.all("aws:backup/selection:Selection")).toHaveLength(2);
  });

  it("opts in to nothing that is not protected", async () => {
    const graph = await vault({ of: "database" });
    expect(graph.all(REGION_SETTINGS).map(({ name }) => name)).toEqual(["backups-database-opt-in"]);
  });

  it("starts when it is told to", async () => {
    const graph = await vault({ nightlyAt: "04:45" });
    expect(graph.named("backups-database", "aws:backup/plan:Plan").at("rules", 0, "schedule")).toBe(
      "cron(45 4 * * ? *)",
    );
    expect(graph.named("backups-files", "aws:backup/plan:Plan").at("rules", 1, "schedule")).toBe("cron(45 6 * * ? *)");
  });

  it("copies to vaults in admitted regions, and lets nobody copy to any other", async () => {
    const second = "arn:aws:backup:eu-west-2:444455556666:backup-vault:escrow";
    const abroad = "arn:aws:backup:eu-west-1:444455556666:backup-vault:escrow";
    const graph = await vault({
      copyTo: [{ vaultArn: second }, { vaultArn: abroad, retentionDays: 7 }],
      admittedRegions: ["eu-west-2", "eu-west-1"],
    });
    expect(graph.named("backups-database", "aws:backup/plan:Plan").at("rules", 0, "copyActions")).toEqual([
      { destinationVaultArn: second, lifecycle: { deleteAfter: 28 } },
      { destinationVaultArn: abroad, lifecycle: { deleteAfter: 7 } },
    ]);
    expect(statementsOf(graph, "backups-policy").at(-1)).toMatchObject({
      Sid: "DenyCopiesElsewhere",
      Condition: { ArnNotEquals: { "backup:CopyTargets": [second, abroad] } },
    });
  });
});

describe("BackupVault refuses", () => {
  const abroad = "arn:aws:backup:eu-central-1:444455556666:backup-vault:escrow";
  it.each<[string, Options, string]>([
    [
      "nothing to protect",
      { of: "nothing" },
      "protect: received nothing; accepted: a database, stores of files, or both",
    ],
    ["27 days", { retentionDays: 27 }, "retentionDays: received 27; accepted: a whole number from 28 to 3653"],
    ["half days", { retentionDays: 28.5 }, "retentionDays: received 28.5; accepted: a whole number from 28 to 3653"],
    [
      "a copy abroad",
      { copyTo: [{ vaultArn: abroad }] },
      "copyTo.vaultArn: received a vault in eu-central-1; accepted: eu-west-2 (admittedRegions)",
    ],
    [
      "a copy to a bucket",
      { copyTo: [{ vaultArn: bucket }] },
      `copyTo.vaultArn: received "${bucket}"; accepted: the ARN of a backup vault`,
    ],
    ["no such time", { nightlyAt: "24:00" }, 'nightlyAt: received "24:00"; accepted: a time such as 23:00, UTC'],
    [
      "a lock that admits no backup",
      { retentionDays: 90, lock: { longestDays: 60 } },
      "lock.longestDays: received 60; accepted: at least retentionDays, 90",
    ],
    [
      "too short a time to think",
      { lock: { mode: "compliance", coolingOffDays: 1 } },
      "lock.coolingOffDays: received 1; accepted: a whole number from 3 to 36500",
    ],
  ])("%s", async (_what, options, message) => {
    await expect(vault(options)).rejects.toThrow(message);
  });

  it("a name that is too long for the vault and its rehearsal", async () => {
    await expect(vault({}, "b".repeat(40))).rejects.toThrow(/name: received .* \(61 characters\); accepted: 40 in all/);
  });
});
