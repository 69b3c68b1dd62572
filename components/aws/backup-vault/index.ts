import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarm } from "../observability/alarm";
import { eventAlert } from "../observability/event-alert";
import { Component } from "../support/component";
import { assumedBy, policyDocument, type Statement } from "../support/policy-document";
import { checked, CONTINUOUS_DAYS, type BackupVaultArgs, type Checked } from "./arguments";
import { mayBackUp } from "./backup-permissions";
import { jobAlarms, jobEvents } from "./failures";
import { plan, type Kind } from "./plan";
import type { Protected } from "./protected";
import { mayRestore } from "./restore-permissions";
import { restoreTest } from "./restore-test";
import { vaultPolicy } from "./vault-policy";

export type { BackupCopy, BackupVaultArgs, Protect, ProtectedDatabase, VaultLock } from "./arguments";

/**
 * Nightly backups in a vault from which nobody deletes: encrypted with the vault's key, locked, restored every week to
 * see that they can be, and loud when a night was missed.
 *
 * Costs about $0.05 a month for each gigabyte of files and $0.021 of database snapshots, and per weekly rehearsal the
 * hours of what is restored.
 */
export class BackupVault extends Component {
  /** `<organisation>-<environment>-<name>`. */
  readonly vaultName: string;
  /** Known before the vault exists. */
  readonly vaultArn: string;

  constructor(
    private readonly name: string,
    private readonly args: BackupVaultArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("BackupVault", name, args.environment, opts);
    const settings = checked(args);
    const { region, accountId } = args.environment;
    this.vaultName = vaultNameIn(this.called(name));
    this.vaultArn = `arn:aws:backup:${region}:${accountId}:backup-vault:${this.vaultName}`;
    const vault = this.vault();
    this.lock(vault, settings);
    this.closeVault(vault, settings);
    const kinds = kindsOf(settings);
    this.plans(vault, kinds, settings);
    this.rehearse(vault, kinds, settings);
    this.reportFailures(vault);
    this.registerOutputs({ vaultName: this.vaultName, vaultArn: this.vaultArn });
  }

  private vault() {
    return new aws.backup.Vault(
      `${this.name}-vault`,
      { name: this.vaultName, kmsKeyArn: this.args.key.arn, tags: this.ownTags(this.vaultName) },
      { ...this.child, protect: this.environment.name === "production" },
    );
  }

  private lock(vault: aws.backup.Vault, { lock, retentionDays, files }: Checked) {
    new aws.backup.VaultLockConfiguration(
      `${this.name}-lock`,
      {
        backupVaultName: vault.name,
        // Continuous backups of files end before long retentions do, and have to fit as well.
        minRetentionDays: files.length > 0 ? Math.min(retentionDays, CONTINUOUS_DAYS) : retentionDays,
        maxRetentionDays: lock.longestDays,
        changeableForDays: lock.mode === "compliance" ? lock.coolingOffDays : undefined,
      },
      this.child,
    );
  }

  private closeVault(vault: aws.backup.Vault, { copyTo }: Checked) {
    new aws.backup.VaultPolicy(
      `${this.name}-policy`,
      { backupVaultName: vault.name, policy: vaultPolicy(this.vaultArn, copyTo) },
      this.child,
    );
  }

  private plans(vault: aws.backup.Vault, kinds: Kind[], settings: Checked) {
    const role = this.role("backup", mayBackUp(this.protectedBy(settings)));
    for (const kind of kinds) {
      const planName = this.called(this.name, kind.id);
      plan(
        `${this.name}-${kind.id}`,
        { ...settings, kind, planName, vaultName: vault.name, roleArn: role.arn, tags: this.ownTags(planName) },
        this.child,
      );
    }
  }

  private rehearse(vault: aws.backup.Vault, kinds: Kind[], settings: Checked) {
    const role = this.role("restore", mayRestore(this.protectedBy(settings)));
    const planName = this.called(this.name, "rehearsal").replaceAll("-", "_");
    restoreTest(
      `${this.name}-rehearsal`,
      { kinds, planName, vaultArn: vault.arn, roleArn: role.arn, tags: this.ownTags(planName) },
      this.child,
    );
  }

  private reportFailures(vault: aws.backup.Vault) {
    const { environment, alerts, key } = this.args;
    const place = { environment, component: this.name, alerts, dataClass: key.dataClass };
    for (const spec of jobAlarms(vault.name)) alarm(place, spec, this.child);
    for (const spec of jobEvents) eventAlert(place, spec, this.child);
  }

  private role(purpose: string, statements: Statement[]) {
    const name = this.called(this.name, purpose);
    const role = new aws.iam.Role(
      `${this.name}-${purpose}-role`,
      {
        name,
        assumeRolePolicy: assumedBy("backup.amazonaws.com", this.environment.accountId),
        tags: this.ownTags(name),
      },
      this.child,
    );
    const policy = new aws.iam.RolePolicy(
      `${this.name}-${purpose}-permissions`,
      { name: purpose, role: role.name, policy: policyDocument(...statements) },
      this.child,
    );
    // AWS Backup tries the role when a selection names it: it has to have its permissions by then.
    return { arn: pulumi.all([role.arn, policy.id]).apply(([arn]) => arn) };
  }

  private protectedBy({ database, files }: Checked): Protected {
    const { region, accountId } = this.environment;
    return {
      environment: this.environment,
      clusters: database ? [`arn:aws:rds:${region}:${accountId}:cluster:${database.database.identifier}`] : [],
      buckets: files.map(({ bucketName }) => `arn:aws:s3:::${bucketName}`),
      keys: [this.args.key, ...(database ? [database.key] : []), ...files.map(({ key }) => key)],
    };
  }

  private ownTags(name: string) {
    return this.tags(name, this.args.key.dataClass);
  }
}

/** A vault may have 50 characters, and so may the rehearsal, whose name is the vault's and ten more. */
function vaultNameIn(vaultName: string): string {
  if (!/^[A-Za-z0-9-]{2,40}$/.test(vaultName)) {
    throw new Error(
      `name: received one that makes the vault "${vaultName}" (${vaultName.length} characters); accepted: 40 in all`,
    );
  }
  return vaultName;
}

function kindsOf({ database, files }: Checked): Kind[] {
  const kinds: Kind[] = [];
  if (database) {
    kinds.push({
      id: "database",
      resourceType: "Aurora",
      arns: [database.database.arn],
      continuous: false,
      restoreWith: { dbSubnetGroupName: database.subnetGroupName },
    });
  }
  if (files.length > 0) {
    kinds.push({ id: "files", resourceType: "S3", arns: files.map(({ arn }) => arn), continuous: true });
  }
  return kinds;
}
