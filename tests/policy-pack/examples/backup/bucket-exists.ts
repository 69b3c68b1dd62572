import { type Examples } from "../../../support/examples";
import { bucket, encryptedBy, key } from "../parts";

export const examples: Examples = {
  good: { "a bucket with a key": [key("high", "high"), bucket(), encryptedBy("high")] },
  bad: { none: [key("high", "high")], "only one for logs": [bucket("logs")] },
  unknown: { never: "whether a bucket is declared is always known" },
};
