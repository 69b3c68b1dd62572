import { resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = (inputs: Record<string, unknown>) => [
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", ...inputs }),
];

export const examples: Examples = {
  values: { days: 28 },
  good: {
    "twenty-eight days": cluster({ backupRetentionPeriod: 28 }),
    "more than asked": cluster({ backupRetentionPeriod: 35 }),
  },
  bad: { "a week": cluster({ backupRetentionPeriod: 7 }), "the provider's default of one day": cluster({}) },
  unknown: { "set from another resource": cluster({ backupRetentionPeriod: unknownValue }) },
};
