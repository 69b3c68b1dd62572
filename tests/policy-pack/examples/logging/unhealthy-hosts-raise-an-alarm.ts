import { ref, unknownValue, type Examples } from "../../../support/examples";
import { alarm, spoilt, stack } from "./heard";

const RIGHT = {
  metricName: "UnHealthyHostCount",
  namespace: "AWS/ApplicationELB",
  threshold: 0,
  dimensions: { LoadBalancer: ref("balancer"), TargetGroup: ref("targets") },
};
const HEALTHY = { ...RIGHT, metricName: "HealthyHostCount", comparisonOperator: "LessThanThreshold", threshold: 2 };

export const examples: Examples = {
  good: { "an alarm": stack(alarm(RIGHT)), "fewer than two are well": stack(alarm(HEALTHY)) },
  bad: {
    ...spoilt(RIGHT),
    "a thousand hosts": stack(alarm({ ...RIGHT, threshold: 1000 })),
    "fewer than none": stack(alarm({ ...HEALTHY, threshold: 0 })),
    "more than two are well": stack(alarm({ ...HEALTHY, comparisonOperator: "GreaterThanThreshold" })),
  },
  unknown: {
    "a metric that is not known": stack(alarm({ ...RIGHT, metricName: unknownValue })),
    "a threshold that is not known": stack(alarm({ ...RIGHT, threshold: unknownValue })),
    "an alarm that may be off": stack(alarm({ ...RIGHT, actionsEnabled: unknownValue })),
    "a topic that is not in the stack": stack(alarm({ ...RIGHT, alarmActions: ["arn:aws:sns:eu-west-2:1:elsewhere"] })),
    "something that is not in the stack is watched": stack(alarm({ ...RIGHT, dimensions: { Name: "elsewhere" } })),
  },
};
