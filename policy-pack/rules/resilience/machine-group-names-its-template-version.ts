import { test } from "../../logic/comparators";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-names-its-template-version",
  title: "A group names the version of its template: $Latest never starts a refresh",
  severity: "medium",
  over: "machineGroup",
  clouds: ["aws"],
  when: isApplicationGroup,
  holds: ({ templateVersion }) =>
    test(templateVersion, "a number", (version) => version !== "$Latest" && version !== "$Default"),
  fix: { aws: "Set launchTemplate.version to the template's latestVersion." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html",
});
