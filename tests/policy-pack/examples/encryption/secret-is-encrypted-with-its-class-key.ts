import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { key } from "../parts";

export const examples: Examples = {
  good: {
    "the class's key": [
      key("high", "high"),
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        kmsKeyId: ref("high"),
      }),
    ],
  },
  bad: {
    "the key of another class": [
      key("low", "low"),
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        kmsKeyId: ref("low"),
      }),
    ],
    "the cloud's own key, by its alias": [
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        kmsKeyId: "alias/aws/secretsmanager",
      }),
    ],
    "the cloud's own key": [
      resource("aws:secretsmanager/secret:Secret", "secret", { name: "x", tags: { "data-class": "high" } }),
    ],
  },
  unknown: {
    "a key that nobody can follow": [
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        kmsKeyId: unknownValue,
      }),
    ],
  },
};
