import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { aurora, key } from "../parts";

export const examples: Examples = {
  good: {
    "the class's key": [
      key("high", "high"),
      aurora(),
      resource("aws:rds/clusterInstance:ClusterInstance", "one", {
        clusterIdentifier: ref("db"),
        instanceClass: "db.r7g.large",
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: ref("high"),
      }),
    ],
    "nothing is kept": [
      aurora(),
      resource("aws:rds/clusterInstance:ClusterInstance", "one", {
        clusterIdentifier: ref("db"),
        instanceClass: "db.r7g.large",
        performanceInsightsEnabled: false,
      }),
    ],
  },
  bad: {
    "the cloud's own key": [
      aurora(),
      resource("aws:rds/clusterInstance:ClusterInstance", "one", {
        clusterIdentifier: ref("db"),
        instanceClass: "db.r7g.large",
        performanceInsightsEnabled: true,
      }),
    ],
    "the key of another class": [
      key("low", "low"),
      aurora(),
      resource("aws:rds/clusterInstance:ClusterInstance", "one", {
        clusterIdentifier: ref("db"),
        instanceClass: "db.r7g.large",
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: ref("low"),
      }),
    ],
  },
  unknown: {
    "a key that nobody can follow": [
      aurora(),
      resource("aws:rds/clusterInstance:ClusterInstance", "one", {
        clusterIdentifier: ref("db"),
        instanceClass: "db.r7g.large",
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: unknownValue,
      }),
    ],
  },
};
