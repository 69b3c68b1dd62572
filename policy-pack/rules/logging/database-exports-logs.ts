import { test } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "database-exports-logs",
  title: "A database's logs leave the database",
  severity: "medium",
  over: "database",
  holds: (database) => test(database.logExports, "at least one log", (logs) => logs.length > 0),
  fix: { aws: "Set enabledCloudwatchLogsExports.", azure: "Add a diagnostic setting." },
  source: "AWS Foundational Security Best Practices, RDS.34 and RDS.37",
});
