import { unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

export const examples: Examples = {
  good: { "asks it": [targetGroup, machines({ healthCheckType: "ELB" })] },
  bad: {
    "looks at the machine alone": [targetGroup, machines({ healthCheckType: "EC2" })],
    "errors count as health": [
      { ...targetGroup, inputs: { ...targetGroup.inputs, healthCheck: { matcher: "200-499" } } },
      machines({ healthCheckType: "ELB" }),
    ],
    "nobody asks": [
      { ...targetGroup, inputs: { ...targetGroup.inputs, healthCheck: { enabled: false } } },
      machines({ healthCheckType: "ELB" }),
    ],
    "the cloud's default": [targetGroup, machines()],
  },
  unknown: { "set from another resource": [targetGroup, machines({ healthCheckType: unknownValue })] },
};
