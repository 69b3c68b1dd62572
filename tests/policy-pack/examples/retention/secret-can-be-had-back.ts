import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "a month": [
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        recoveryWindowInDays: 30,
      }),
    ],
    "the default": [
      resource("aws:secretsmanager/secret:Secret", "secret", { name: "x", tags: { "data-class": "high" } }),
    ],
  },
  bad: {
    "gone at once": [
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        recoveryWindowInDays: 0,
      }),
    ],
  },
  unknown: {
    "set from another resource": [
      resource("aws:secretsmanager/secret:Secret", "secret", {
        name: "x",
        tags: { "data-class": "high" },
        recoveryWindowInDays: unknownValue,
      }),
    ],
  },
};
