import type { Datum } from "../../facts/datum";
import { known, mapDatum, notKnown } from "../../facts/datum";
import { test } from "../../logic/comparators";
import { every } from "../../logic/outcome";
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
    every(wanted, (name) =>
      test(
        tagOf(tags, name, subject.urn),
        name === "data-class" ? `a tag data-class of ${CLASSES.join(", ")}` : `a tag ${name}`,
        (value) => value.trim() !== "" && (name !== "data-class" || CLASSES.includes(value)),
      ),
    ),
  fix: { aws: "Set tags.", azure: "Set tags." },
  source: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
});

function tagOf(tags: Datum<Readonly<Record<string, string>>>, name: string, resource: string): Datum<string> {
  if (tags.state !== "known") return tags;
  const source = { resource, path: `tags.${name}` };
  const value = tags.value[name];
  return value === "[unknown]" ? notKnown(source) : mapDatum(known(tags.value, source), () => value);
}
