import { unknownValue, type Examples } from "../../../support/examples";
import { bucket, part } from "../parts";

export const examples: Examples = {
  good: {
    "both expire": [
      bucket(),
      part("BucketLifecycleConfiguration", {
        rules: [
          {
            id: "all",
            status: "Enabled",
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      }),
    ],
  },
  bad: {
    nothing: [bucket()],
    "a rule that is off": [
      bucket(),
      part("BucketLifecycleConfiguration", {
        rules: [
          {
            id: "all",
            status: "Disabled",
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      }),
    ],
    "a rule for some of it": [
      bucket(),
      part("BucketLifecycleConfiguration", {
        rules: [
          {
            id: "some",
            filter: { prefix: "tmp/" },
            status: "Enabled",
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      }),
    ],
    "uploads are never thrown away": [
      bucket(),
      part("BucketLifecycleConfiguration", {
        rules: [{ id: "versions", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } }],
      }),
    ],
    "versions are kept for years": [
      bucket(),
      part("BucketLifecycleConfiguration", {
        rules: [
          {
            id: "all",
            status: "Enabled",
            noncurrentVersionExpiration: { noncurrentDays: 3000 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      }),
    ],
  },
  unknown: {
    "set from another resource": [
      bucket(),
      part("BucketLifecycleConfiguration", {
        rules: [
          {
            id: "all",
            status: "Enabled",
            noncurrentVersionExpiration: { noncurrentDays: unknownValue },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      }),
    ],
  },
};
