import { resource, unknownValue, type Examples } from "../../../support/examples";

const front = (inputs: Record<string, unknown>) => [resource("aws:lb/loadBalancer:LoadBalancer", "front", inputs)];

export const examples: Examples = {
  good: { protected: front({ enableDeletionProtection: true }) },
  bad: {
    "switched off": front({ enableDeletionProtection: false }),
    "the cloud's default": front({}),
    "a classic one, which cannot": [resource("aws:elb/loadBalancer:LoadBalancer", "old", { listeners: [] })],
  },
  unknown: { "set from another resource": front({ enableDeletionProtection: unknownValue }) },
};
