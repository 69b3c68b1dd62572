import type { Datum } from "../datum";
import type { Fact, Link, Links } from "./base";
import type { KeyFact } from "./secrets";
import type { StoreFact } from "./store";

/** A switch of the whole account or subscription. */
export interface AccountSettingFact extends Fact<"accountSetting"> {
  readonly setting: "volumesEncrypted" | "publicBucketsBlocked" | "passwordLength" | "passwordReuse";
  readonly value: Datum<boolean | number>;
}

export interface BackupPlanFact extends Fact<"backupPlan"> {
  readonly rules: Datum<readonly BackupRule[]>;
  /** URNs of what its selections name. */
  readonly covers: () => Datum<readonly string[]>;
  /** Whether a selection cannot be followed, so that it may take something else as well. */
  readonly mayCoverMore: () => boolean;
}

export interface BackupRule {
  readonly schedule: Datum<string>;
  readonly retentionDays: Datum<number>;
  readonly vault: Link<StoreFact>;
  /** ARNs of vaults to which recovery points are copied. */
  readonly copies: Datum<readonly string[]>;
}

/** A rehearsal of restoring. */
export interface RestoreTestFact extends Fact<"restoreTest"> {
  readonly schedule: Datum<string>;
  /** Resource types that its selections restore. */
  readonly covers: Datum<readonly string[]>;
}

export interface AlarmFact extends Fact<"alarm"> {
  readonly metric: Datum<string>;
  readonly namespace: Datum<string>;
  readonly statistic: Datum<string>;
  /** Seconds that the metric may be wrong before the alarm goes off: its periods together. */
  readonly delaySeconds: Datum<number>;
  readonly comparison: Datum<string>;
  readonly threshold: Datum<number>;
  readonly enabled: Datum<boolean>;
  readonly notifies: Links<StoreFact>;
  /** URNs that its dimensions refer to. */
  readonly watches: () => Datum<readonly string[]>;
}

/** Log lines counted into a metric. */
export interface LogFilterFact extends Fact<"logFilter"> {
  readonly logGroup: Link<StoreFact>;
  /** What each line adds to the metric. */
  readonly value: Datum<string>;
  readonly pattern: Datum<string>;
  readonly metric: Datum<string>;
  readonly namespace: Datum<string>;
}

/** An event that is passed on: EventBridge rule with its targets. */
export interface EventRouteFact extends Fact<"eventRoute"> {
  readonly pattern: Datum<string>;
  readonly enabled: Datum<boolean>;
  readonly notifies: Links<StoreFact>;
}

export type LogSubject = "flow" | "dns" | "audit" | "webFirewall" | "session" | "networkFirewall";

/** A stream of logs from a source to a store. */
export interface LogSinkFact extends Fact<"logSink"> {
  readonly about: LogSubject;
  /** URNs of what is logged. */
  readonly covers: () => Datum<readonly string[]>;
  readonly destination: Links<StoreFact>;
  /** Flow logs: `ALL`, `ACCEPT`, `REJECT`. Audit: `ALL` where every region and global service is logged. */
  readonly scope: Datum<string>;
  readonly enabled: Datum<boolean>;
  /** Whether changes to delivered files can be detected. */
  readonly validated: Datum<boolean>;
  readonly key: Link<KeyFact>;
  /** The store of lines that filters can count, where the audit trail goes to one besides. */
  readonly lines: Link<StoreFact>;
}

export type DetectorKind = "threats" | "vulnerabilities" | "access" | "configuration" | "posture";

/** A service that watches the account by itself. */
export interface DetectorFact extends Fact<"detector"> {
  readonly detects: DetectorKind;
  readonly enabled: Datum<boolean>;
}

export interface DashboardFact extends Fact<"dashboard"> {
  readonly body: Datum<string>;
}
