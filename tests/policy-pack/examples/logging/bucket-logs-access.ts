import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const buckets = [resource("aws:s3/bucket:Bucket", "data"), resource("aws:s3/bucket:Bucket", "log")];
const logging = (type: string, target: unknown) =>
  resource(type, "logging", { bucket: ref("data"), targetBucket: target });

export const examples: Examples = {
  good: {
    "into another bucket": [...buckets, logging(LOGGING, ref("log"))],
    "by the older resource": [...buckets, logging("aws:s3/bucketLoggingV2:BucketLoggingV2", ref("log"))],
    "by the bucket's own argument": [
      resource("aws:s3/bucket:Bucket", "data", { loggings: [{ targetBucket: ref("log") }] }),
      buckets[1]!,
    ],
  },
  bad: {
    "no log": buckets,
    "into itself": [buckets[0]!, logging(LOGGING, ref("data"))],
    "into itself, by its own argument": [
      resource("aws:s3/bucket:Bucket", "data", { bucket: "data", loggings: [{ targetBucket: "data" }] }),
    ],
    "another bucket's log": [
      ...buckets,
      resource(LOGGING, "logging", { bucket: ref("log"), targetBucket: "elsewhere" }),
    ],
    "an older bucket": [resource("aws:s3/bucketV2:BucketV2", "data")],
  },
  unknown: {
    "a bucket that is not in the stack": [buckets[0]!, logging(LOGGING, "of-the-organisation")],
    "a bucket that is not known": [buckets[0]!, logging(LOGGING, unknownValue)],
  },
};
