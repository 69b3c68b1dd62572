import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql" });
const member = (name: string, publiclyAccessible?: unknown) =>
  resource("aws:rds/clusterInstance:ClusterInstance", name, { clusterIdentifier: ref("db"), publiclyAccessible });

export const examples: Examples = {
  good: {
    "said so": [cluster, member("writer", false), member("reader", false)],
    "the provider's default": [cluster, member("writer")],
  },
  bad: {
    "the writer": [cluster, member("writer", true)],
    "by the cloud's own interface": [
      resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", enableHttpEndpoint: true }),
      member("writer", false),
    ],
    "a reader only": [cluster, member("writer", false), member("reader", true)],
    "a reader, beside one that is not known": [cluster, member("writer", unknownValue), member("reader", true)],
  },
  unknown: { "set from another resource": [cluster, member("writer", unknownValue)] },
};
