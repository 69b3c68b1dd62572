import { resource, unknownValue, type Examples } from "../../../support/examples";

const group = (inputs: Record<string, unknown>) => [
  resource("aws:autoscaling/group:Group", "web", { minSize: 2, maxSize: 4, ...inputs }),
];
const DAY = 86_400;

export const examples: Examples = {
  good: { "thirty days": group({ maxInstanceLifetime: 30 * DAY }), "a week": group({ maxInstanceLifetime: 7 * DAY }) },
  bad: {
    "for ever": group({}),
    "for ever, by the number that means so": group({ maxInstanceLifetime: 0 }),
    "a second more": group({ maxInstanceLifetime: 30 * DAY + 1 }),
    "a year": group({ maxInstanceLifetime: 365 * DAY }),
  },
  unknown: { "set from another resource": group({ maxInstanceLifetime: unknownValue }) },
};
