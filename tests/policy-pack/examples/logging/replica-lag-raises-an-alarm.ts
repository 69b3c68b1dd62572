import { ref, unknownValue, type Examples } from "../../../support/examples";
import { alarm, spoilt, stack } from "./heard";

const RIGHT = {
  metricName: "AuroraReplicaLag",
  namespace: "AWS/RDS",
  threshold: 1000,
  dimensions: { DBClusterIdentifier: "db", Role: "READER" },
};

export const examples: Examples = {
  good: {
    "an alarm": stack(alarm(RIGHT)),
    "a cluster that is followed by its id": stack(alarm({ ...RIGHT, dimensions: { DBClusterIdentifier: ref("db") } })),
  },
  bad: {
    ...spoilt(RIGHT),
    "an hour": stack(alarm({ ...RIGHT, threshold: 3_600_000 })),
    "at the load balancer": stack(alarm({ ...RIGHT, dimensions: { DBClusterIdentifier: "balancer" } })),
  },
  unknown: {
    "a metric that is not known": stack(alarm({ ...RIGHT, metricName: unknownValue })),
    "a threshold that is not known": stack(alarm({ ...RIGHT, threshold: unknownValue })),
    "an alarm that may be off": stack(alarm({ ...RIGHT, actionsEnabled: unknownValue })),
    "a topic that is not in the stack": stack(alarm({ ...RIGHT, alarmActions: ["arn:aws:sns:eu-west-2:1:elsewhere"] })),
    "something that is not in the stack is watched": stack(alarm({ ...RIGHT, dimensions: { Name: "elsewhere" } })),
  },
};
