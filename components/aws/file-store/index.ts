import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import { retentions } from "../../model/retention";
import type { KeyHandle, LogStoreHandle } from "../handles";
import { Component } from "../support/component";
import type { ObjectLock } from "../support/object-lock";
import { wholeNumber } from "../support/whole-number";
import { bucketArn, bucketNameIn, privateBucket } from "./private-bucket";

export type { ObjectLock } from "../support/object-lock";

export interface FileStoreArgs {
  environment: Environment;
  /** Encrypts the files; its data class becomes the store's. */
  key: KeyHandle;
  /** Where S3 writes who asked for which object: CIS AWS 3.0 and PCI DSS v4.0.1 10.2.1. */
  accessLogs: LogStoreHandle;
  /**
   * Keeps files from being deleted or overwritten for some days, by anybody. It can only be decided when the bucket is
   * made.
   * @default none: versions bring back what was deleted, and people may ask for their files to be forgotten
   */
  objectLock?: ObjectLock;
  /**
   * Days that overwritten and deleted versions can still be brought back, 7 to 90.
   * @default 30: long enough to notice, and what was erased is soon gone
   */
  oldVersionDays?: number;
  /** Days after which files are deleted. @default never */
  expireDays?: number;
}

/** A store of files, as those who use it or back it up name it. */
export interface FileStoreHandle {
  /** Known before the bucket exists; its ARN is `arn:aws:s3:::` and the name. */
  bucketName: string;
  /** For resources that need the bucket to exist first. */
  arn: pulumi.Input<string>;
  /** Whose use a reader's or writer's policy has to allow too. */
  key: KeyHandle;
}

const MOST_DAYS = 36500;

/**
 * An S3 bucket for uploaded files: encrypted with the class's key and with no other, versioned, closed to the public,
 * reached by TLS 1.2 or better only, every request logged.
 *
 * Costs about $24 a month for each terabyte (Standard, London), and $1 for each five million requests to KMS.
 */
export class FileStore extends Component implements FileStoreHandle {
  /** `<organisation>-<environment>-<name>-<account>`. */
  readonly bucketName: string;
  readonly arn: pulumi.Output<string>;
  readonly key: KeyHandle;

  constructor(name: string, args: FileStoreArgs, opts?: pulumi.ComponentResourceOptions) {
    super("FileStore", name, args.environment, opts);
    checkDays(args);
    this.bucketName = bucketNameIn(args.environment, name);
    const { bucket } = privateBucket(`${name}-bucket`, { ...args, bucketName: this.bucketName }, this.child);
    // Written from the name, so that it is known at preview and yet waits for the bucket.
    this.arn = bucket.bucket.apply(bucketArn);
    this.key = args.key;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}

function checkDays({ oldVersionDays, expireDays, objectLock }: FileStoreArgs) {
  const { least, most } = retentions.oldVersions;
  if (oldVersionDays !== undefined) wholeNumber("oldVersionDays", oldVersionDays, least, most);
  if (expireDays !== undefined) wholeNumber("expireDays", expireDays, 1, MOST_DAYS);
  if (objectLock) wholeNumber("objectLock.days", objectLock.days, 1, MOST_DAYS);
}
