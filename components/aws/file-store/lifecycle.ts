import type { types } from "@pulumi/aws";

/** How long a bucket keeps what it no longer needs. */
export interface Lifetimes {
  /** Days that overwritten and deleted versions can still be brought back. @default 90 */
  oldVersionDays?: number;
  /** Days after which objects are deleted. @default never: a store of files keeps them until they are deleted */
  expireDays?: number;
}

/** Days that a version outlives its replacement unless said otherwise: a quarter, to notice that it is gone. */
export const OLD_VERSION_DAYS = 90;

/** Days after which parts of an upload that never finished are thrown away; nothing lists them, and they cost. */
export const UNFINISHED_UPLOAD_DAYS = 7;

const everything = { status: "Enabled", filter: { prefix: "" } };

/** The rules by which a versioned bucket forgets. */
export function lifecycleRules({
  oldVersionDays = OLD_VERSION_DAYS,
  expireDays,
}: Lifetimes): types.input.s3.BucketLifecycleConfigurationRule[] {
  return [
    {
      id: "old-versions",
      ...everything,
      noncurrentVersionExpiration: { noncurrentDays: oldVersionDays },
      expiration: { expiredObjectDeleteMarker: true },
    },
    {
      id: "unfinished-uploads",
      ...everything,
      abortIncompleteMultipartUpload: { daysAfterInitiation: UNFINISHED_UPLOAD_DAYS },
    },
    ...(expireDays === undefined ? [] : [{ id: "expiry", ...everything, expiration: { days: expireDays } }]),
  ];
}
