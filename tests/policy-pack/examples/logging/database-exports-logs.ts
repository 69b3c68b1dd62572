import { resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = (inputs: Record<string, unknown>) => [
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", ...inputs }),
];

export const examples: Examples = {
  good: {
    PostgreSQL: cluster({ enabledCloudwatchLogsExports: ["postgresql"] }),
    MySQL: cluster({ engine: "aurora-mysql", enabledCloudwatchLogsExports: ["error", "audit"] }),
  },
  bad: { none: cluster({}), "an empty list": cluster({ enabledCloudwatchLogsExports: [] }) },
  unknown: {
    "set from another resource": cluster({ enabledCloudwatchLogsExports: unknownValue }),
    "a log whose name is not known": cluster({ enabledCloudwatchLogsExports: [unknownValue] }),
  },
};
