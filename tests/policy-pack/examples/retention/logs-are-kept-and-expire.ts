import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "a year": [
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
        name: "x",
        tags: { "data-class": "high" },
        retentionInDays: 365,
      }),
    ],
  },
  bad: {
    "for ever": [resource("aws:cloudwatch/logGroup:LogGroup", "logs", { name: "x", tags: { "data-class": "high" } })],
    "for ever, written as 0": [
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
        name: "x",
        tags: { "data-class": "high" },
        retentionInDays: 0,
      }),
    ],
    "a week": [
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
        name: "x",
        tags: { "data-class": "high" },
        retentionInDays: 7,
      }),
    ],
  },
  unknown: {
    "set from another resource": [
      resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
        name: "x",
        tags: { "data-class": "high" },
        retentionInDays: unknownValue,
      }),
    ],
  },
};
