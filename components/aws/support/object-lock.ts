import * as aws from "@pulumi/aws";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";

/** Keeps every version of an object from being deleted or overwritten, whoever asks. */
export interface ObjectLock {
  /**
   * `governance` can be lifted by who holds `s3:BypassGovernanceRetention`; `compliance` by nobody, the root user and
   * AWS included, until the days are over. It cannot be taken back, so it has to be asked for.
   * @default governance
   */
  mode?: "governance" | "compliance";
  /** Days that every new version is locked. */
  days: number;
}

/** Locks the new versions of a versioned bucket that was made with Object Lock. */
export function lockObjects(
  name: string,
  bucket: Input<string>,
  { mode, days }: ObjectLock,
  opts: CustomResourceOptions,
): void {
  new aws.s3.BucketObjectLockConfiguration(
    name,
    { bucket, rule: { defaultRetention: { mode: mode === "compliance" ? "COMPLIANCE" : "GOVERNANCE", days } } },
    opts,
  );
}
