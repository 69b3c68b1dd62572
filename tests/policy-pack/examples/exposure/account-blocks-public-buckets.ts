import { resource, unknownValue, type Examples } from "../../../support/examples";
import { vpc } from "./network";

const block = (inputs: Record<string, unknown>) => [
  resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "block", {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    ...inputs,
  }),
];

export const examples: Examples = {
  good: { "all four": block({}) },
  bad: {
    none: [vpc],
    "one off": block({ ignorePublicAcls: false }),
    "one left out": block({ restrictPublicBuckets: undefined }),
    "a setting about something else": [
      resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "volumes", { enabled: true }),
    ],
  },
  unknown: { "set from another resource": block({ blockPublicPolicy: unknownValue }) },
};
