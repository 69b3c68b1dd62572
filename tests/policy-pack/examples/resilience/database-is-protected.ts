import { resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = (inputs: Record<string, unknown>) => [
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", ...inputs }),
];

export const examples: Examples = {
  good: { protected: cluster({ deletionProtection: true }) },
  bad: { "switched off": cluster({ deletionProtection: false }), "the cloud's default": cluster({}) },
  unknown: { "set from another resource": cluster({ deletionProtection: unknownValue }) },
};
