import type { types } from "@pulumi/aws";
import { retentions } from "../../model/retention";

/** How long a bucket keeps what it no longer needs. */
export interface Lifetimes {
  /** Days that overwritten and deleted versions can still be brought back. @default 30 */
  oldVersionDays?: number;
  /** Days after which objects are deleted. @default never: a store of files keeps them until they are deleted */
  expireDays?: number;
}

const everything = { status: "Enabled", filter: { prefix: "" } };

/** The rules by which a versioned bucket forgets. */
export function lifecycleRules({
  oldVersionDays = retentions.oldVersions.days,
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
      abortIncompleteMultipartUpload: { daysAfterInitiation: retentions.unfinishedUploads.days },
    },
    ...(expireDays === undefined ? [] : [{ id: "expiry", ...everything, expiration: { days: expireDays } }]),
  ];
}
