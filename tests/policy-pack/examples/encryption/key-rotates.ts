import { resource, unknownValue, type Examples } from "../../../support/examples";
import { key } from "../parts";

export const examples: Examples = {
  good: {
    "every year": [key("own", "high")],
    "every quarter": [key("own", "high", { rotationPeriodInDays: 90 })],
  },
  bad: {
    "switched off": [key("own", "high", { enableKeyRotation: false })],
    "every seven years": [key("own", "high", { rotationPeriodInDays: 2560 })],
    "never said": [resource("aws:kms/key:Key", "own", {})],
    "the second of two": [key("own", "high"), key("other", "high", { enableKeyRotation: false })],
  },
  unknown: { "set from another resource": [key("own", "high", { enableKeyRotation: unknownValue })] },
};
