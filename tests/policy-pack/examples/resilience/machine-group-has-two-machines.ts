import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

export const examples: Examples = {
  good: { two: [targetGroup, machines({ minSize: 2 })], more: [targetGroup, machines({ minSize: 3 })] },
  bad: {
    one: [targetGroup, machines({ minSize: 1, maxSize: 4 })],
    "one, though two are wanted now": [targetGroup, machines({ minSize: 1, desiredCapacity: 2 })],
    "none, when a time comes": [
      targetGroup,
      machines({ minSize: 2 }),
      resource("aws:autoscaling/schedule:Schedule", "night", { autoscalingGroupName: ref("machines"), minSize: 0 }),
    ],
    "not said": [targetGroup, machines({ minSize: undefined })],
  },
  unknown: { "set from another resource": [targetGroup, machines({ minSize: unknownValue })] },
};
