import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyHandle } from "../handles";

/** New volumes are encrypted, with our key where they name none: CIS AWS 2.2.1. */
export function volumeEncryption(name: string, key: KeyHandle, opts: pulumi.CustomResourceOptions) {
  new aws.ebs.EncryptionByDefault(`${name}-volumes-encrypted`, { enabled: true }, opts);
  new aws.ebs.DefaultKmsKey(`${name}-volumes-key`, { keyArn: key.arn }, opts);
}

/** No bucket of the account is public, whatever its own settings say: CIS AWS 2.1.4. */
export function publicBuckets(name: string, accountId: string, opts: pulumi.CustomResourceOptions) {
  new aws.s3.AccountPublicAccessBlock(
    `${name}-public-buckets-blocked`,
    {
      accountId,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    opts,
  );
}

/**
 * CIS AWS 1.8 and 1.9: at least 14 characters, none of the last 24. Passwords do not expire: NIST SP 800-63B 5.1.1.2
 * found that people then choose worse ones.
 */
export function passwords(name: string, opts: pulumi.CustomResourceOptions) {
  new aws.iam.AccountPasswordPolicy(
    `${name}-passwords`,
    {
      minimumPasswordLength: 14,
      passwordReusePrevention: 24,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      allowUsersToChangePassword: true,
      hardExpiry: false,
    },
    opts,
  );
}
