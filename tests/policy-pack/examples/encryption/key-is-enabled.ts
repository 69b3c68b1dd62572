import { unknownValue, type Examples } from "../../../support/examples";
import { key } from "../parts";

export const examples: Examples = {
  good: { "as it should be": [key("own", "high", { isEnabled: true })], "the default": [key("own", "high")] },
  bad: { "switched off": [key("own", "high", { isEnabled: false })] },
  unknown: { "set from another resource": [key("own", "high", { isEnabled: unknownValue })] },
};
