import { resource, unknownValue, type Examples } from "../../../support/examples";
import { key } from "../parts";

export const examples: Examples = {
  good: { "every year": [key("own", "high")] },
  bad: {
    "switched off": [key("own", "high", { enableKeyRotation: false })],
    "never said": [resource("aws:kms/key:Key", "own", {})],
    "the second of two": [key("own", "high"), key("other", "high", { enableKeyRotation: false })],
  },
  unknown: { "set from another resource": [key("own", "high", { enableKeyRotation: unknownValue })] },
};
