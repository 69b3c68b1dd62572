import type { Input } from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import { retentions } from "../../model/retention";
import type { FileStoreHandle } from "../file-store";
import type { AlertsHandle, DatabaseHandle, KeyHandle } from "../handles";
import { wholeNumber } from "../support/whole-number";

/** An Aurora cluster to back up. */
export interface ProtectedDatabase {
  database: DatabaseHandle;
  /** The key with which the cluster is encrypted: its snapshots are too. */
  key: KeyHandle;
  /**
   * Name of the DB subnet group into which restores are rehearsed. Without one AWS Backup would take the default
   * network's, which a hardened account does not have.
   */
  subnetGroupName: Input<string>;
}

/** What is backed up: a database, stores of files, or both. */
export interface Protect {
  database?: ProtectedDatabase;
  files?: FileStoreHandle[];
}

export interface VaultLock {
  /**
   * `governance` can be lifted by who holds `backup:DeleteBackupVaultLockConfiguration`. `compliance` can be lifted by
   * nobody once the cooling-off is over, AWS and the root user included: what is in the vault stays, and is paid for,
   * until its days are over. It cannot be taken back, so it has to be asked for.
   * @default governance
   */
  mode?: "governance" | "compliance";
  /** Days during which a compliance lock can still be lifted. At least 3. @default 14 */
  coolingOffDays?: number;
  /** Longest retention that the vault accepts, in days. @default 365: a longer one is a mistake that cannot be undone */
  longestDays?: number;
}

export interface BackupCopy {
  /** ARN of a vault in an admitted region. */
  vaultArn: string;
  /** Days that the copy is kept. @default as long as the original */
  retentionDays?: number;
}

export interface BackupVaultArgs {
  environment: Environment;
  /** Encrypts the vault: best a key of its own, so that a lost data key does not lose the backups as well. */
  key: KeyHandle;
  /** Who hears of jobs that failed, and of a night without backup. */
  alerts: AlertsHandle;
  protect: Protect;
  /** Days that each night's backup is kept, at least 28. @default 28: the four weeks of `lamp-snapshots-28` */
  retentionDays?: number;
  /**
   * When the nightly backup starts, UTC: `HH:MM`. It may take an hour to start, and fails within the hour before the
   * database's own windows for backups and maintenance. What records the files' changes starts two hours later.
   * @default 23:00: well before `Database`'s, which begin at 02:00
   */
  nightlyAt?: string;
  /** @default a governance lock that admits retentions from this one's to a year */
  lock?: VaultLock;
  /** Vaults that get a copy of every backup. @default none: the data stays where it is */
  copyTo?: BackupCopy[];
  /**
   * Opts the account in, in this region, to AWS Backup of the kinds of resource that are protected: Aurora, S3. Without
   * it AWS Backup may pass them over, and refuses backups by hand. It is a setting of the account: other kinds are left
   * as they are, none is ever opted out, and with the opt-in also plans of others that choose by tags back these kinds up.
   * `false` where the account's settings are kept elsewhere, as an organisation or another stack may do.
   * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateRegionSettings.html
   * @default true: a kind that is not opted in shows only as backups that are missing
   */
  optIn?: boolean;
  /** Regions in which the data may be. A copy to any other is refused. @default the environment's region only */
  admittedRegions?: string[];
}

/** The arguments with their defaults, checked. */
export interface Checked {
  retentionDays: number;
  nightly: string;
  /** When the recording of changes is looked after. */
  continuous: string;
  optIn: boolean;
  lock: Required<VaultLock>;
  database?: ProtectedDatabase;
  files: FileStoreHandle[];
  copyTo: BackupCopy[];
}

/** Days that AWS Backup can keep continuous backups at the most. */
export const CONTINUOUS_DAYS = 35;

export function checked(args: BackupVaultArgs): Checked {
  const { database, files = [] } = args.protect;
  const { least, most } = retentions.backups;
  if (!database && files.length === 0) {
    throw new Error("protect: received nothing; accepted: a database, stores of files, or both");
  }
  const retentionDays = wholeNumber("retentionDays", args.retentionDays ?? least, least, most);
  const longestDays = wholeNumber("lock.longestDays", args.lock?.longestDays ?? Math.max(365, retentionDays), 1, 36500);
  if (longestDays < retentionDays) {
    throw new Error(`lock.longestDays: received ${longestDays}; accepted: at least retentionDays, ${retentionDays}`);
  }
  return {
    retentionDays,
    ...schedules(args.nightlyAt ?? "23:00"),
    optIn: args.optIn ?? true,
    lock: {
      mode: args.lock?.mode ?? "governance",
      coolingOffDays: wholeNumber("lock.coolingOffDays", args.lock?.coolingOffDays ?? 14, 3, 36500),
      longestDays,
    },
    database,
    files,
    copyTo: admitted(args),
  };
}

/**
 * Of two rules of one plan whose start windows overlap AWS Backup runs only the one that keeps longer, so the second
 * starts an hour after the first's window has closed.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
 */
const STAGGER_HOURS = 2;

function schedules(nightlyAt: string) {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(nightlyAt) ?? [];
  if (hour === undefined || minute === undefined) {
    throw new Error(`nightlyAt: received "${nightlyAt}"; accepted: a time such as 23:00, UTC`);
  }
  const dailyAt = (atHour: number) => `cron(${Number(minute)} ${atHour % 24} * * ? *)`;
  return { nightly: dailyAt(Number(hour)), continuous: dailyAt(Number(hour) + STAGGER_HOURS) };
}

function admitted({ environment, copyTo = [], admittedRegions = [environment.region] }: BackupVaultArgs): BackupCopy[] {
  for (const { vaultArn, retentionDays } of copyTo) {
    const [, region] = /^arn:aws[\w-]*:backup:([\w-]+):\d{12}:backup-vault:[\w-]{2,50}$/.exec(vaultArn) ?? [];
    if (region === undefined) {
      throw new Error(`copyTo.vaultArn: received "${vaultArn}"; accepted: the ARN of a backup vault`);
    }
    if (!admittedRegions.includes(region)) {
      throw new Error(
        `copyTo.vaultArn: received a vault in ${region}; accepted: ${admittedRegions.join(", ")} (admittedRegions)`,
      );
    }
    if (retentionDays !== undefined) wholeNumber("copyTo.retentionDays", retentionDays, 1, 36500);
  }
  return copyTo;
}
