import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "database-exists",
  title: "The stack has a database",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => stackHas(estate, "database", "no database is declared"),
  fix: { aws: "Declare an rds.Cluster.", azure: "Declare a flexible server." },
});
