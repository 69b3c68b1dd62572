import { known } from "../../facts/datum";
import { read } from "../../logic/comparators";
import { fails, holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "resource-type-is-known",
  title: "The pack knows what every resource is, or why it need not",
  severity: "high",
  over: "anything",
  holds: ({ understood, exemption, subject }) => {
    const evidence = [read(known(subject.type, { resource: subject.urn, path: "type" }))];
    if (understood) return holds(evidence);
    return exemption.state === "known"
      ? holds([...evidence, read(exemption)])
      : fails(`no rule knows resources of type ${subject.type}`, evidence);
  },
  fix: {
    aws: "Add an adapter that makes facts of the type, or an exemption with its reason.",
    azure: "Add an adapter that makes facts of the type, or an exemption with its reason.",
  },
});
