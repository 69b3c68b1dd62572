import { atLeast, atMost } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { least, most } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "logs-are-kept-and-expire",
  title: "Logs are kept long enough to look back, and no longer than stated",
  severity: "medium",
  over: "store",
  parameters: { least: least(90, "Days, at least."), most: most(3653, "Days, at the most.") },
  when: ({ purpose }) => purpose === "logGroup",
  holds: (logs, { least, most }) => all(atLeast(logs.retentionDays, least), atMost(logs.retentionDays, most)),
  fix: { aws: "Set retentionInDays.", azure: "Set retentionInDays." },
  source: "AWS Foundational Security Best Practices, CloudWatch.16; PCI DSS v4.0.1, 10.5.1",
});
