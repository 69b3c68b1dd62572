import type { Environment } from "../../model/environment";
import type { AlertsHandle, KeyHandle, NetworkHandle, SecurityGroupHandle } from "../handles";
import type { EngineName } from "./engines";

/** A customer whose data is kept apart from all others'. */
export interface Tenant {
  /**
   * The stable name of the tenant's database, user and secret: 1 to 25 of `a-z`, `0-9`, `-` and `_`, from a letter to a
   * letter or digit. Database and user are called `tenant_<slug>`. Other tenants' credentials can read that name in
   * PostgreSQL's catalogue, so it should not be a secret. Never reuse it for another customer: it would open the old data.
   */
  slug: string;
  /** Who it is, for people: the description of the secret. */
  displayName: string;
}

/**
 * What a cluster is made from instead of being made empty. A moment is `latest` or a time in UTC such as
 * `2026-06-01T03:00:00Z`, within the days that backups are kept.
 */
export type RestoreFrom =
  /** A snapshot's name or ARN; those in a backup vault are called `awsbackup:job-…`. */
  | { snapshot: string }
  /** A cluster that is still there, under another name. */
  | { cluster: string; at: string }
  /** The resource id, `cluster-…`, of a deleted cluster whose automated backups were kept. */
  | { deletedCluster: string; at: string };

export interface DatabaseArgs {
  environment: Environment;
  /** Supplies the data tier's subnets, in at least two zones; the tenants' job runs in the app tier's. */
  network: NetworkHandle;
  /** Encrypts storage, snapshots, logs, the administrator's password and the tenants' secrets. Its class is the database's. */
  key: KeyHandle;
  engine: EngineName;
  /**
   * Who may connect, by a name for each (`{ web: webTier.handle }`): their groups, and nothing else, reach the database's
   * port, and are given the way out to it. Names are lower-case letters, digits and `-`.
   */
  clients: Record<string, SecurityGroupHandle>;
  /**
   * Customers with a database, user and secret of their own. To take access from the last one give an empty list; leaving
   * the argument out takes away the job too. Up to 360. About 0.40 USD a month for each.
   * @default none, and no job
   */
  tenants?: Tenant[];
  /**
   * Age in days at which a tenant's password is replaced, by a run every night. Open connections stay; an application
   * reads the secret again when it is refused. AWS FSBP SecretsManager.4 asks for 90 or fewer.
   * @default 30
   */
  tenantPasswordDays?: number;
  /** Connections that one tenant may hold at once, so that none starves the others. @default 50 */
  connectionsPerTenant?: number;
  /**
   * Reserves one concurrent execution of Lambda for the tenants' job, so that two runs never undo each other. Lambda
   * keeps some executions unreserved, and refuses the reservation where the account's quota leaves none beyond these: a
   * new account's is often 10, and too small. Ask for more (Service Quotas, `L-B99A9384`, free of charge), or say `false` and let no
   * update of the stack meet the nightly run at 05:15 UTC, nor another update.
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   * @default true: an update that is refused is seen, two runs that cross are not
   */
  reserveTenantJob?: boolean;
  /** Hears of a tenants' job that failed. @default nobody: give it wherever there are tenants */
  alerts?: AlertsHandle;
  /**
   * Days that the nightly snapshots and the log for restoring to any second are kept, 1 to 35.
   * @default 28, the promise of `lamp-snapshots-28`
   */
  backupDays?: number;
  /** When the nightly snapshot is taken, `hh:mm-hh:mm` in UTC. Must not meet the maintenance window. @default 02:00-03:00 */
  backupWindow?: string;
  /**
   * When Aurora may install minor versions, `ddd:hh:mm-ddd:hh:mm` in UTC.
   * @default sun:03:30-sun:04:30
   */
  maintenanceWindow?: string;
  /**
   * The size of every instance. In London a `db.r7g.large` costs about 240 USD a month, a `db.t4g.medium` about 70;
   * the smallest is for development: it cannot be relied on under steady load.
   * @default db.r7g.large
   */
  instanceClass?: string;
  /**
   * Readers beside the writer, 0 to 14, each in another zone than the one before; the first takes over when the writer
   * fails. 0 gives up the hot spare (`lamp-hot-spare`).
   * @default 1
   */
  replicas?: number;
  /** `17` or `17.5`; `8.0`. Another major version is an upgrade that has to be rehearsed. @default 17 or 8.0 */
  engineVersion?: string;
  /** 1150 to 65535. @default 5432 or 3306: the port is reached by the named clients only, wherever it is */
  port?: number;
  /** A database that exists from the start, for applications without tenants. @default none beyond the engine's own */
  databaseName?: string;
  /**
   * `advanced` keeps performance data for 15 months and adds analysis of locks and execution plans, for about 9 USD a
   * month and vCPU; `standard` keeps 7 days at no charge.
   * https://aws.amazon.com/cloudwatch/pricing/
   * @default standard
   */
  insights?: "standard" | "advanced";
  /** Days that exported logs are kept. @default 365 */
  logRetentionDays?: number;
  /**
   * Read only when the cluster is made: the restored one has this name, place, key and everything else that is declared
   * here. An existing cluster is neither changed nor replaced, whatever is said here then or later.
   * @default a new cluster is empty
   */
  restoreFrom?: RestoreFrom;
  /** Refuses deletion, by Pulumi and by AWS. A final snapshot is taken in any case. @default true */
  deletionProtection?: boolean;
}
