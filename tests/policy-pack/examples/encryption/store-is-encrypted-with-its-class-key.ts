import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { bucket, encryptedBy, key, part } from "../parts";

export const examples: Examples = {
  good: {
    "a bucket": [key("high", "high"), bucket(), encryptedBy("high")],
    "a log group": [
      key("high", "high"),
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
        name: "x",
        tags: { "data-class": "high" },
        kmsKeyId: ref("high"),
      }),
    ],
    "a key that its alias names": [
      key("high", "high"),
      resource("aws:kms/alias:Alias", "alias", { name: "alias/example-high", targetKeyId: ref("high") }),
      resource("aws:sns/topic:Topic", "topic", {
        kmsMasterKeyId: "alias/example-high",
        tags: { "data-class": "high" },
      }),
    ],
    "a bucket that says so itself": [
      key("high", "high"),
      bucket("files", {
        serverSideEncryptionConfiguration: {
          rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref("high") } },
        },
      }),
    ],
    "a topic": [
      key("high", "high"),
      resource("aws:sns/topic:Topic", "topic", { kmsMasterKeyId: ref("high"), tags: { "data-class": "high" } }),
    ],
  },
  bad: {
    "S3's own key, by its alias": [
      bucket(),
      part("BucketServerSideEncryptionConfiguration", {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/aws/s3" } }],
      }),
    ],
    "a key, and an algorithm that does without": [
      key("high", "high"),
      bucket(),
      part("BucketServerSideEncryptionConfiguration", {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyId: ref("high") } }],
      }),
    ],
    "a topic with the cloud's own key, by its ARN": [
      resource("aws:sns/topic:Topic", "topic", {
        kmsMasterKeyId: "arn:aws:kms:eu-west-2:111122223333:alias/aws/sns",
        tags: { "data-class": "high" },
      }),
    ],
    "a queue with what SQS does by itself": [
      resource("aws:sqs/queue:Queue", "queue", { tags: { "data-class": "high" } }),
    ],
    "S3's own key": [bucket()],
    "a bucket for files that takes access logs besides": [
      bucket(),
      bucket("other"),
      part("BucketLogging", { targetBucket: ref("files"), targetPrefix: "x" }, "other"),
    ],
    "the key of another class": [key("low", "low"), bucket(), encryptedBy("low")],
    "the encryption of another bucket": [key("high", "high"), bucket(), bucket("other"), encryptedBy("high", "other")],
    "a log group without key": [
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", { name: "x", tags: { "data-class": "high" } }),
    ],
    "a topic without key": [resource("aws:sns/topic:Topic", "topic", { tags: { "data-class": "high" } })],
  },
  unknown: {
    "a key that nobody can follow": [
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
        name: "x",
        tags: { "data-class": "high" },
        kmsKeyId: unknownValue,
      }),
    ],
  },
};
