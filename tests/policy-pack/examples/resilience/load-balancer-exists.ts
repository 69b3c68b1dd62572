import { resource, unknownValue, type Examples } from "../../../support/examples";
import { vpc } from "../exposure/network";

const front = (inputs: Record<string, unknown> = {}) => [resource("aws:lb/loadBalancer:LoadBalancer", "front", inputs)];

export const examples: Examples = {
  good: {
    "the cloud's default": front(),
    "under its other name": [resource("aws:alb/loadBalancer:LoadBalancer", "front")],
  },
  bad: { none: [vpc], "an internal one": front({ internal: true }) },
  unknown: { "set from another resource": front({ internal: unknownValue }) },
};
