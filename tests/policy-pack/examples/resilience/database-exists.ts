import { resource, type Examples } from "../../../support/examples";
import { vpc } from "../exposure/network";

export const examples: Examples = {
  good: { "a cluster": [resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-mysql" })] },
  bad: { "a network only": [vpc] },
  unknown: { never: "A database is declared or it is not." },
};
