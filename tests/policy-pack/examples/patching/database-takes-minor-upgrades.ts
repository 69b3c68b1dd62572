import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = (...members: readonly Record<string, unknown>[]) => [
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql" }),
  ...members.map((inputs, i) =>
    resource("aws:rds/clusterInstance:ClusterInstance", `db-${i}`, { clusterIdentifier: ref("db"), ...inputs }),
  ),
];

export const examples: Examples = {
  good: { "by default": cluster({}, {}), "in so many words": cluster({ autoMinorVersionUpgrade: true }) },
  bad: {
    "switched off": cluster({ autoMinorVersionUpgrade: false }),
    "one of two": cluster({}, { autoMinorVersionUpgrade: false }),
    "one of two, and the other not known": cluster(
      { autoMinorVersionUpgrade: unknownValue },
      { autoMinorVersionUpgrade: false },
    ),
  },
  unknown: { "set from another resource": cluster({ autoMinorVersionUpgrade: unknownValue }) },
};
