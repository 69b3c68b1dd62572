import { isNot, present } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-names-its-template-version",
  title: "A group names the version of its template: $Latest never starts a refresh",
  severity: "medium",
  over: "machineGroup",
  clouds: ["aws"],
  when: isApplicationGroup,
  // A version that is known only after the update comes from the template itself, so it is a number.
  holds: ({ templateVersion }) =>
    all(
      present(templateVersion, "the template's version"),
      ...(templateVersion.state === "known"
        ? [isNot(templateVersion, "$Latest"), isNot(templateVersion, "$Default")]
        : []),
    ),
  fix: { aws: "Set launchTemplate.version to the template's latestVersion." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html",
});
