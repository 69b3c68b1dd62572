import type { Environment } from "../../model/environment";
import type { Statement } from "../support/policy-document";

/**
 * Nothing without TLS, and nothing below TLS 1.2: S3.5 of the AWS foundational best practices, PCI DSS v4.0.1 4.2.1.
 * Two statements, because conditions within one must all hold.
 */
export function tlsOnly(bucketArn: string): Statement[] {
  const everything = {
    effect: "Deny" as const,
    principals: "*" as const,
    actions: "s3:*",
    resources: [bucketArn, `${bucketArn}/*`],
  };
  return [
    { sid: "DenyPlainText", ...everything, conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { sid: "DenyOldTls", ...everything, conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/**
 * Objects are encrypted with a customer's key of this account and region, or not stored. An upload that says nothing
 * gets the bucket's own key; the three statements close the ways around it. The key itself is not named, because its
 * ARN is unknown at preview and would make the whole policy unreadable there: which keys of the account a caller can
 * use is for the callers' own policies to say.
 */
export function ownKeysOnly(environment: Environment, bucketArn: string, path: string): Statement[] {
  const upload = {
    effect: "Deny" as const,
    principals: "*" as const,
    actions: "s3:PutObject",
    resources: `${bucketArn}/${path}`,
  };
  const method = "s3:x-amz-server-side-encryption";
  const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  return [
    {
      sid: "DenyOtherEncryption",
      ...upload,
      conditions: { Null: { [method]: "false" }, StringNotEquals: { [method]: "aws:kms" } },
    },
    {
      // "aws:kms" without a key means the account-wide key aws/s3, whose policy is not ours.
      sid: "DenyUnnamedKey",
      ...upload,
      conditions: { StringEquals: { [method]: "aws:kms" }, Null: { [keyId]: "true" } },
    },
    {
      sid: "DenyForeignKey",
      ...upload,
      conditions: {
        ArnNotLike: { [keyId]: `arn:aws:kms:${environment.region}:${environment.accountId}:key/*` },
        Null: { [keyId]: "false" },
      },
    },
  ];
}
