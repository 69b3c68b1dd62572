import { unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup, vpc } from "../exposure/network";

export const examples: Examples = {
  good: { "a group behind a load balancer": [targetGroup, machines()] },
  bad: {
    none: [vpc],
    "a group that serves none": [machines({ targetGroupArns: [] })],
    "a group that may be empty": [targetGroup, machines({ minSize: 0 })],
  },
  unknown: {
    "targets of another stack": [
      machines({
        targetGroupArns: ["arn:aws:elasticloadbalancing:eu-west-2:111122223333:targetgroup/web/0123456789abcdef"],
      }),
    ],
    "a size that is set later": [targetGroup, machines({ minSize: unknownValue })],
  },
};
