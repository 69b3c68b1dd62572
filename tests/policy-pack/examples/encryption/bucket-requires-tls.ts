import { unknownValue, type Examples } from "../../../support/examples";
import { bucket, part, policy } from "../parts";

export const examples: Examples = {
  good: {
    "everything without TLS is denied": [
      bucket(),
      part("BucketPolicy", {
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::example-files", "arn:aws:s3:::example-files/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      }),
    ],
  },
  bad: {
    "no policy": [bucket()],
    "only reading is denied": [
      bucket(),
      part("BucketPolicy", {
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: ["arn:aws:s3:::example-files", "arn:aws:s3:::example-files/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      }),
    ],
    "requests with TLS are denied": [
      bucket(),
      part("BucketPolicy", {
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::example-files", "arn:aws:s3:::example-files/*"],
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        }),
      }),
    ],
    "only one role is denied": [
      bucket(),
      part("BucketPolicy", {
        policy: policy({
          Effect: "Deny",
          Principal: { AWS: "arn:aws:iam::111122223333:role/x" },
          Action: "s3:*",
          Resource: ["arn:aws:s3:::example-files", "arn:aws:s3:::example-files/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      }),
    ],
    "another bucket's policy": [
      bucket(),
      bucket("other"),
      part(
        "BucketPolicy",
        {
          policy: policy({
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: ["arn:aws:s3:::example-files", "arn:aws:s3:::example-files/*"],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
        },
        "other",
      ),
    ],
  },
  unknown: { "set from another resource": [bucket(), part("BucketPolicy", { policy: unknownValue })] },
};
