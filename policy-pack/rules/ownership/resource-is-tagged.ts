import { test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { known, mapDatum } from "../../facts/datum";
import { allowed } from "../parameter";
import { rule } from "../rule";

const CLASSES = ["critical", "high", "moderate", "low", "public"];

export default rule({
  id: "resource-is-tagged",
  title: "Tags say who answers for a resource, its environment and its data class",
  severity: "medium",
  over: "ownership",
  parameters: {
    tags: allowed(["owner", "environment", "data-class", "managed-by"], "Tags that every resource carries."),
  },
  holds: ({ tags, subject }, { tags: wanted }) =>
    all(
      ...wanted.map((name) =>
        test(
          tags.state === "known"
            ? mapDatum(known(tags.value, { resource: subject.urn, path: `tags.${name}` }), (all) => all[name])
            : tags,
          `a tag ${name}`,
          (value) => value !== "" && (name !== "data-class" || CLASSES.includes(value)),
        ),
      ),
    ),
  fix: { aws: "Set tags.", azure: "Set tags." },
  source: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
});
