import { all } from "../../logic/outcome";
import { least } from "../parameter";
import { rule } from "../rule";
import { severalDifferent } from "../shared/zones";

export default rule({
  id: "database-has-a-hot-spare",
  title: "A database runs in several zones, and it is settled which machine takes over first",
  severity: "high",
  over: "database",
  parameters: { members: least(2, "Machines in different zones, at least.") },
  holds: ({ members: machines }, { members }) =>
    all(
      severalDifferent(
        machines.map((one) => one.zone),
        members,
        "zones",
      ),
      severalDifferent(
        machines.map((one) => one.promotionTier),
        members,
        "promotion tiers",
      ),
    ),
  fix: {
    aws: "Add an rds.ClusterInstance in another zone, with its own promotionTier.",
    azure: "Set highAvailability to ZoneRedundant.",
  },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
});
