import { fails, holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "people-get-rights-by-group",
  title: "Rights belong to groups and roles, never to a single person",
  severity: "medium",
  over: "estate",
  clouds: ["aws"],
  holds: (estate) => {
    const single = estate.of("grant").filter(({ to }) => to === "user");
    return single.length === 0
      ? holds([{ resource: estate.urn, path: "grants", value: "none to a single user" }])
      : fails(
          `${single.map(({ subject }) => subject.name).join(", ")}: rights of a single user`,
          single.map(({ subject }) => ({ resource: subject.urn, path: "type", value: subject.type })),
        );
  },
  fix: { aws: "Attach the policy to a group." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.15",
});
