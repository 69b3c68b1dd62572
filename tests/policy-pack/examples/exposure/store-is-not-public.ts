import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const blocks = (block: unknown = true, restrict: unknown = true) =>
  resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
    bucket: ref("bucket"),
    blockPublicAcls: true,
    blockPublicPolicy: block,
    ignorePublicAcls: true,
    restrictPublicBuckets: restrict,
  });
const bucket = resource("aws:s3/bucket:Bucket", "bucket", { bucket: "lamplight-production-files" });
const statement = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const policy = (...statements: readonly Record<string, unknown>[]) =>
  resource("aws:s3/bucketPolicy:BucketPolicy", "policy", {
    bucket: ref("bucket"),
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
const account = "111122223333";

export const examples: Examples = {
  good: {
    "all four blocks": [bucket, blocks()],
    "a policy for the account's own": [
      bucket,
      blocks(),
      policy({ ...statement, Principal: { AWS: `arn:aws:iam::${account}:root` } }),
    ],
    "everybody, of the account": [
      bucket,
      blocks(),
      policy({ ...statement, Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": account } } }),
    ],
    "everybody denied": [bucket, blocks(), policy({ ...statement, Effect: "Deny", Principal: "*" })],
  },
  bad: {
    "no blocks": [bucket],
    "one block off": [bucket, blocks(true, false)],
    "blocks of another bucket": [
      bucket,
      blocks(),
      resource("aws:s3/bucketV2:BucketV2", "second", { bucket: "lamplight-production-more" }),
    ],
    "a policy for everybody": [bucket, blocks(), policy({ ...statement, Principal: "*" })],
    "everybody, written otherwise": [bucket, blocks(), policy({ ...statement, Principal: { AWS: ["*"] } })],
    "everybody but one": [
      bucket,
      blocks(),
      policy({ ...statement, NotPrincipal: { AWS: `arn:aws:iam::${account}:root` } }),
    ],
    "a condition that everybody meets": [
      bucket,
      blocks(),
      policy({ ...statement, Principal: "*", Condition: { StringLike: { "aws:PrincipalArn": "*" } } }),
    ],
    "a condition that excludes": [
      bucket,
      blocks(),
      policy({ ...statement, Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalAccount": account } } }),
    ],
    "the second of two statements": [
      bucket,
      blocks(),
      policy({ ...statement, Effect: "Deny", Principal: "*" }, { ...statement, Principal: "*" }),
    ],
  },
  unknown: {
    "blocks that are set later": [bucket, blocks(unknownValue)],
    "a policy that is set later": [
      bucket,
      blocks(),
      resource("aws:s3/bucketPolicy:BucketPolicy", "policy", { bucket: ref("bucket"), policy: unknownValue }),
    ],
  },
};
