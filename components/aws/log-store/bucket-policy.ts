import type { Environment } from "../../model/environment";
import type { Statement } from "../support/policy-document";

/** What nobody may do, the account's administrators included. */
export function denials(bucketName: string): Statement[] {
  const bucket = `arn:aws:s3:::${bucketName}`;
  const everyone = { effect: "Deny", principals: "*" } as const;
  const all = { ...everyone, actions: "s3:*", resources: [bucket, `${bucket}/*`] };
  return [
    { ...all, sid: "DenyPlainText", conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { ...all, sid: "DenyOldTls", conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    // Expiry is S3's own doing and goes on; whoever breaks in cannot remove the traces without being seen to change this.
    {
      ...everyone,
      sid: "DenyDeletion",
      actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      resources: `${bucket}/*`,
    },
  ];
}

/** The service principal that AWS recommends in every region, in place of the older account of each region. */
export function loadBalancersWrite(bucketName: string, { accountId, region }: Environment): Statement {
  const bucket = `arn:aws:s3:::${bucketName}`;
  return {
    sid: "LoadBalancersWrite",
    principals: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    actions: "s3:PutObject",
    resources: [`${bucket}/AWSLogs/${accountId}/*`, `${bucket}/*/AWSLogs/${accountId}/*`],
    conditions: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/*` },
    },
  };
}

/** Access logs of the buckets whose names begin with the prefix. */
export function bucketsWrite(bucketName: string, { accountId }: Environment, prefix: string): Statement {
  return {
    sid: "BucketsWrite",
    principals: { Service: "logging.s3.amazonaws.com" },
    actions: "s3:PutObject",
    resources: `arn:aws:s3:::${bucketName}/*`,
    conditions: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:aws:s3:::${prefix}-*` },
    },
  };
}
