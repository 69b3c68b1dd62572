import { known, valueOf } from "../../facts/datum";
import { atLeastDifferent } from "../../logic/comparators";
import { all, unsure } from "../../logic/outcome";
import { least } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "database-has-a-hot-spare",
  title: "A database runs in several zones, and it is settled which machine takes over first",
  severity: "high",
  over: "database",
  parameters: { members: least(2, "Machines in different zones, at least.") },
  holds: ({ members: machines, subject }, { members }) => {
    if (machines.some((one) => one.zone.state === "unknown")) return unsure("a machine's zone is not known");
    const source = { resource: subject.urn, path: "members" };
    return all(
      atLeastDifferent(
        known(
          machines.flatMap((one) => valueOf(one.zone) ?? []),
          source,
        ),
        members,
      ),
      atLeastDifferent(
        known(
          machines.map((one) => `tier ${valueOf(one.promotionTier) ?? "?"}`),
          source,
        ),
        members,
      ),
    );
  },
  fix: {
    aws: "Add an rds.ClusterInstance in another zone, with its own promotionTier.",
    azure: "Set highAvailability to ZoneRedundant.",
  },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
});
