import { is } from "../../logic/comparators";
import { any, every } from "../../logic/outcome";
import { rule } from "../rule";
import { encryptedWithClassKey } from "../shared/keys";

export default rule({
  id: "performance-data-is-encrypted",
  title: "What performance monitoring keeps of queries is encrypted with the database's class key",
  severity: "medium",
  over: "database",
  clouds: ["aws"],
  holds: (database) =>
    every(database.members, (member) =>
      any(is(member.performanceInsights, false), encryptedWithClassKey(member.performanceKey(), database.dataClass)),
    ),
  fix: { aws: "Set performanceInsightsKmsKeyId." },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.access-control.html",
});
