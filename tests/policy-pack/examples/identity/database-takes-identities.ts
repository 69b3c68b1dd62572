import { resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = (inputs: Record<string, unknown>) => [
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", ...inputs }),
];

export const examples: Examples = {
  good: { enabled: cluster({ iamDatabaseAuthenticationEnabled: true }) },
  bad: { "by default not": cluster({}), "switched off": cluster({ iamDatabaseAuthenticationEnabled: false }) },
  unknown: { "set from another resource": cluster({ iamDatabaseAuthenticationEnabled: unknownValue }) },
};
