import { ref, unknownValue, type Examples } from "../../../support/examples";
import { alarm, spoilt, stack } from "./heard";

const RIGHT = {
  metricName: "HTTPCode_Target_5XX_Count",
  namespace: "AWS/ApplicationELB",
  statistic: "Sum",
  threshold: 10,
  dimensions: { LoadBalancer: ref("balancer") },
};

export const examples: Examples = {
  good: {
    "an alarm": stack(alarm(RIGHT)),
    "the load balancer's own": stack(alarm({ ...RIGHT, metricName: "HTTPCode_ELB_5XX_Count" })),
    "one of two": stack(alarm({ ...RIGHT, threshold: 1e9 }, "absurd"), alarm(RIGHT)),
  },
  bad: {
    ...spoilt(RIGHT),
    "an absurd threshold": stack(alarm({ ...RIGHT, threshold: 1_000_000 })),
    "another's errors": stack(alarm({ ...RIGHT, dimensions: { LoadBalancer: ref("db") } })),
    "the client's errors": stack(alarm({ ...RIGHT, metricName: "HTTPCode_Target_4XX_Count" })),
  },
  unknown: {
    "a metric that is not known": stack(alarm({ ...RIGHT, metricName: unknownValue })),
    "a threshold that is not known": stack(alarm({ ...RIGHT, threshold: unknownValue })),
    "an alarm that may be off": stack(alarm({ ...RIGHT, actionsEnabled: unknownValue })),
    "a topic that is not in the stack": stack(alarm({ ...RIGHT, alarmActions: ["arn:aws:sns:eu-west-2:1:elsewhere"] })),
    "something that is not in the stack is watched": stack(alarm({ ...RIGHT, dimensions: { Name: "elsewhere" } })),
  },
};
