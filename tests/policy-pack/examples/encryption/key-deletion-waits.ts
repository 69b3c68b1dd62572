import { unknownValue, type Examples } from "../../../support/examples";
import { key } from "../parts";

export const examples: Examples = {
  good: { "as it should be": [key("own", "high", { deletionWindowInDays: 30 })], "the default": [key("own", "high")] },
  bad: { "a week": [key("own", "high", { deletionWindowInDays: 7 })] },
  unknown: { "set from another resource": [key("own", "high", { deletionWindowInDays: unknownValue })] },
};
