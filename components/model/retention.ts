/** How long one kind of data is kept: enough to be of use, and no longer than there is a reason to. */
export interface Retention {
  /** The days that hold where nobody says otherwise. */
  days: number;
  /** The fewest days that may be asked for. */
  least: number;
  /** The most days that may be asked for. */
  most: number;
}

/** The kinds of data that expire by themselves (`hard-retention`), each with the reason for its bounds. */
export const retentions = {
  /** What happened: trails, network flows, host, access and session logs. PCI DSS 10.5.1 demands twelve months. */
  auditLogs: { days: 365, least: 365, most: 3653 },
  /** What programs say about their work. Ninety days outlast a release and the search for its faults. */
  applicationLogs: { days: 90, least: 30, most: 365 },
  /** Nightly snapshots of a database. Aurora keeps 35 days at most; fewer than seven lose a long weekend's mistake. */
  databaseSnapshots: { days: 28, least: 7, most: 35 },
  /** Recovery points in a backup vault. */
  backups: { days: 35, least: 28, most: 3653 },
  /** Files that were overwritten or deleted: how long a mistake can be undone, and how late erasure comes true. */
  oldVersions: { days: 30, least: 7, most: 90 },
  /** Parts of an upload that nobody finished: paid for and of no use. */
  unfinishedUploads: { days: 7, least: 1, most: 7 },
  /** Results of queries, exports and other files that can be made again. */
  temporaryFiles: { days: 7, least: 1, most: 30 },
  /** How long a key's deletion can be called off; KMS and Key Vault take from 7 on, and data dies with its key. */
  deletedKeys: { days: 30, least: 7, most: 30 },
  /** How long a secret's deletion can be called off. */
  deletedSecrets: { days: 30, least: 7, most: 30 },
} as const satisfies Record<string, Retention>;
export type RetentionKind = keyof typeof retentions;

/**
 * The days for which a kind is kept: those asked for, or the default.
 *
 * @throws where the days are not whole or out of the kind's bounds.
 */
export function retentionDays(kind: RetentionKind, days: number = retentions[kind].days): number {
  const { least, most } = retentions[kind];
  if (!Number.isInteger(days) || days < least || days > most) {
    throw new Error(`${kind}: ${days} days; accepted are whole days from ${least} to ${most}`);
  }
  return days;
}

/** The values of `retentionInDays` that CloudWatch Logs accepts (its API reference, PutRetentionPolicy). */
export const cloudWatchRetentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/**
 * The shortest time for which CloudWatch Logs can keep logs at least so many days.
 *
 * @throws where the days are not whole, below 1 (0 would keep them for ever) or above 3653.
 */
export function cloudWatchRetention(days: number): number {
  const rounded = Number.isInteger(days) && days >= 1 ? cloudWatchRetentions.find((value) => value >= days) : undefined;
  if (rounded === undefined) {
    throw new Error(`retentionDays: ${days}; accepted are whole days from 1 to ${cloudWatchRetentions.at(-1)}`);
  }
  return rounded;
}
