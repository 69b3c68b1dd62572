import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "database-is-protected",
  title: "A database cannot be deleted by mistake",
  severity: "high",
  over: "database",
  holds: (database) => is(database.deletionProtection, true),
  fix: { aws: "Set deletionProtection.", azure: "Put a management lock on it." },
  source: "AWS Foundational Security Best Practices, RDS.7 and RDS.8",
});
