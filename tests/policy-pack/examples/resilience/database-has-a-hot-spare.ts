import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const member = (name: string, availabilityZone?: unknown, promotionTier?: unknown) =>
  resource("aws:rds/clusterInstance:ClusterInstance", name, {
    clusterIdentifier: ref("db"),
    availabilityZone,
    promotionTier,
  });
const cluster = resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql" });

export const examples: Examples = {
  good: {
    "two zones, in order": [cluster, member("first", "eu-west-2a", 0), member("second", "eu-west-2b", 1)],
    "two of three in one zone": [
      cluster,
      member("first", "eu-west-2a", 0),
      member("second", "eu-west-2b", 1),
      member("third", "eu-west-2b", 2),
    ],
  },
  bad: {
    "no machine": [cluster],
    "one machine": [cluster, member("first", "eu-west-2a", 0)],
    "one machine, wherever it will be": [cluster, member("first", unknownValue, 0)],
    "two in one zone": [cluster, member("first", "eu-west-2a", 0), member("second", "eu-west-2a", 1)],
    "zones left to the cloud": [cluster, member("first", undefined, 0), member("second", undefined, 1)],
    "no order between them": [cluster, member("first", "eu-west-2a"), member("second", "eu-west-2b")],
    "no order, and zones that are set later": [cluster, member("first", unknownValue), member("second", unknownValue)],
    "the second in another cluster": [
      cluster,
      member("first", "eu-west-2a", 0),
      resource("aws:rds/cluster:Cluster", "other", { engine: "aurora-postgresql" }),
      resource("aws:rds/clusterInstance:ClusterInstance", "second", {
        clusterIdentifier: ref("other"),
        availabilityZone: "eu-west-2b",
        promotionTier: 1,
      }),
    ],
  },
  unknown: {
    "a zone that is set later": [cluster, member("first", "eu-west-2a", 0), member("second", unknownValue, 1)],
    "an order that is set later": [
      cluster,
      member("first", "eu-west-2a", unknownValue),
      member("second", "eu-west-2b", unknownValue),
    ],
  },
};
