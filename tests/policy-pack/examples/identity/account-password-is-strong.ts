import { resource, unknownValue, type Examples } from "../../../support/examples";

const policy = (inputs: Record<string, unknown>) => [
  resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", inputs),
];

export const examples: Examples = {
  good: {
    "fourteen and twenty-four": policy({ minimumPasswordLength: 14, passwordReusePrevention: 24 }),
    "more than asked": policy({ minimumPasswordLength: 20, passwordReusePrevention: 24 }),
  },
  bad: {
    "no policy": [resource("aws:sns/topic:Topic", "other")],
    "the defaults": policy({}),
    short: policy({ minimumPasswordLength: 13, passwordReusePrevention: 24 }),
    "used again": policy({ minimumPasswordLength: 14 }),
    "short, and the rest not known": policy({ minimumPasswordLength: 8, passwordReusePrevention: unknownValue }),
  },
  unknown: {
    "a length that is not known": policy({ minimumPasswordLength: unknownValue, passwordReusePrevention: 24 }),
    "a number that is not known": policy({ minimumPasswordLength: 14, passwordReusePrevention: unknownValue }),
  },
};
