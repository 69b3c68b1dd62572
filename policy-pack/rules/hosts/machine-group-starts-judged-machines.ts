import { refersTo, test } from "../../logic/comparators";
import { all, holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "machine-group-starts-judged-machines",
  title: "A group starts machines of this stack's templates only, which are judged here",
  severity: "high",
  over: "machineGroup",
  clouds: ["aws"],
  holds: (group) =>
    all(
      test(group.strangeTemplates, "templates of this stack alone", (names) => names.length === 0),
      refersTo(group.host(), "a template of this stack", () => holds()),
    ),
  fix: { aws: "Name an ec2.LaunchTemplate of the program in launchTemplate and in every override." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-overrides.html",
});
