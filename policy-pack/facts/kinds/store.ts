import type { Datum } from "../datum";
import type { Fact, Link, Links } from "./base";
import type { PolicyDocument } from "./identity";
import type { PacketFilterFact, SubnetFact } from "./network";
import type { KeyFact } from "./secrets";

export type StorePurpose =
  "bucket" | "share" | "volume" | "queue" | "topic" | "logGroup" | "snapshot" | "vault" | "parameter";

/** Whatever keeps data. Fields that make no sense for a purpose are absent. */
export interface StoreFact extends Fact<"store"> {
  readonly purpose: StorePurpose;
  readonly dataClass: Datum<string>;
  /** `kms` with a key that the account controls, `service` for the cloud's own key, absent for none. */
  readonly encryption: Datum<"kms" | "service">;
  readonly key: Link<KeyFact>;
  /** Whether all four public access blocks, or their like, are on. */
  readonly blocksPublicAccess: Datum<boolean>;
  readonly policy: Datum<PolicyDocument>;
  readonly versioned: Datum<boolean>;
  /** Mode of the lock that keeps content from being deleted: `GOVERNANCE`, `COMPLIANCE`, `locked`, `unlocked`. */
  readonly lock: Datum<string>;
  /** Days that the lock keeps content, at least. */
  readonly lockDays: Datum<number>;
  /** Days that content is kept at the most; absent for ever. */
  readonly retentionDays: Datum<number>;
  /** Days that superseded versions are kept at the most. */
  readonly oldVersionDays: Datum<number>;
  /** Days after which unfinished uploads are thrown away. */
  readonly unfinishedUploadDays: Datum<number>;
  /** Whether objects belong to the bucket's owner and ACLs are off. */
  readonly ownerEnforced: Datum<boolean>;
  readonly accessLog: Link<StoreFact>;
  /** Regions or ARNs to which content is copied. */
  readonly replicas: Datum<readonly string[]>;
  /** Whether it is there to receive logs of services that cannot write to a KMS-encrypted store. */
  readonly receivesServiceLogs: Datum<boolean>;
}

/** Who hears of what is published to a topic. */
export interface SubscriptionFact extends Fact<"subscription"> {
  readonly topic: Link<StoreFact>;
  readonly protocol: Datum<string>;
  /** What a message has to be to get through; absent where all do. */
  readonly filter: Datum<string>;
}

export interface DatabaseFact extends Fact<"database"> {
  /** `postgresql`, `mysql`. */
  readonly engine: Datum<string>;
  readonly dataClass: Datum<string>;
  readonly encrypted: Datum<boolean>;
  readonly key: Link<KeyFact>;
  readonly publicAccess: Datum<boolean>;
  /** Whether queries are taken by the cloud's own interface, which no network keeps anybody from. */
  readonly webQueries: Datum<boolean>;
  readonly subnets: Links<SubnetFact>;
  readonly filters: Links<PacketFilterFact>;
  readonly port: Datum<number>;
  readonly requiresTls: Datum<boolean>;
  readonly oldestTls: Datum<string>;
  readonly backupDays: Datum<number>;
  readonly keepsBackupsWhenDeleted: Datum<boolean>;
  readonly takesFinalSnapshot: Datum<boolean>;
  readonly copiesTagsToSnapshots: Datum<boolean>;
  readonly deletionProtection: Datum<boolean>;
  readonly identityAuthentication: Datum<boolean>;
  /** Whether the cloud makes, keeps and rotates the administrator's password. */
  readonly managedPassword: Datum<boolean>;
  readonly managedPasswordKey: Link<KeyFact>;
  readonly logExports: Datum<readonly string[]>;
  readonly members: readonly DatabaseMember[];
}

/** One machine of a database. */
export interface DatabaseMember {
  readonly zone: Datum<string>;
  /** Lower is promoted first. */
  readonly promotionTier: Datum<number>;
  readonly publicAccess: Datum<boolean>;
  readonly performanceInsights: Datum<boolean>;
  readonly performanceKey: Link<KeyFact>;
  readonly minorUpgrades: Datum<boolean>;
}
