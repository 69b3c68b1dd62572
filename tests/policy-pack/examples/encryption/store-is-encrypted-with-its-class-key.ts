import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { bucket, encryptedBy, key } from "../parts";

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
    "a topic": [
      key("high", "high"),
      resource("aws:sns/topic:Topic", "topic", { kmsMasterKeyId: ref("high"), tags: { "data-class": "high" } }),
    ],
  },
  bad: {
    "S3's own key": [bucket()],
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
