import { atMost } from "../../logic/comparators";
import { most } from "../parameter";
import { rule } from "../rule";

const DAY = 24 * 60 * 60;

export default rule({
  id: "machine-is-replaced-monthly",
  title: "No machine of a group grows older than a month",
  severity: "medium",
  over: "machineGroup",
  parameters: { days: most(30, "Days that a machine may run, at the most.") },
  holds: (group, { days }) => atMost(group.maxLifetimeSeconds, days * DAY),
  fix: { aws: "Set maxInstanceLifetime to at most 2,592,000 seconds." },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html",
});
