import { unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

export const examples: Examples = {
  good: { "asks it": [targetGroup, machines({ healthCheckType: "ELB" })] },
  bad: {
    "looks at the machine alone": [targetGroup, machines({ healthCheckType: "EC2" })],
    "the cloud's default": [targetGroup, machines()],
  },
  unknown: { "set from another resource": [targetGroup, machines({ healthCheckType: unknownValue })] },
};
