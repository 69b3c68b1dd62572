import { ref, unknownValue, type Examples } from "../../../support/examples";
import { alarm, spoilt, stack } from "./heard";

const RIGHT = {
  metricName: "TargetResponseTime",
  namespace: "AWS/ApplicationELB",
  statistic: undefined,
  extendedStatistic: "p95",
  threshold: 0.3,
  dimensions: { LoadBalancer: ref("balancer") },
};
const query = (stat: string) => ({
  comparisonOperator: "GreaterThanThreshold",
  statistic: undefined,
  threshold: 0.3,
  metricQueries: [
    {
      id: "answers",
      returnData: true,
      metric: {
        metricName: RIGHT.metricName,
        namespace: RIGHT.namespace,
        stat,
        period: 60,
        dimensions: { LoadBalancer: ref("balancer") },
      },
    },
  ],
});

export const examples: Examples = {
  values: { milliseconds: 300 },
  good: {
    "an alarm": stack(alarm(RIGHT)),
    "a stricter one": stack(alarm({ ...RIGHT, extendedStatistic: "p99", threshold: 0.2 })),
    "by a query": stack(alarm(query("p95"))),
  },
  bad: {
    ...spoilt(RIGHT),
    "the average, which hides one in twenty": stack(
      alarm({ ...RIGHT, statistic: "Average", extendedStatistic: undefined }),
    ),
    "half of the answers": stack(alarm({ ...RIGHT, extendedStatistic: "p50" })),
    "half of the answers, by a query": stack(alarm(query("p50"))),
    "milliseconds for seconds": stack(alarm({ ...RIGHT, threshold: 300 })),
    "a little too slow": stack(alarm({ ...RIGHT, threshold: 0.301 })),
  },
  unknown: {
    "a metric that is not known": stack(alarm({ ...RIGHT, metricName: unknownValue })),
    "a threshold that is not known": stack(alarm({ ...RIGHT, threshold: unknownValue })),
    "an alarm that may be off": stack(alarm({ ...RIGHT, actionsEnabled: unknownValue })),
    "a topic that is not in the stack": stack(alarm({ ...RIGHT, alarmActions: ["arn:aws:sns:eu-west-2:1:elsewhere"] })),
    "something that is not in the stack is watched": stack(alarm({ ...RIGHT, dimensions: { Name: "elsewhere" } })),
  },
};
