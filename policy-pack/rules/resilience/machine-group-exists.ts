import { atLeast } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { stackHas } from "../shared/present";
import { servesLoadBalancer } from "../shared/machine-groups";

export default rule({
  id: "machine-group-exists",
  title: "Application servers stand in a group that replaces what fails",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "machineGroup", "no group of machines serves a load balancer", (group) =>
      all(servesLoadBalancer(group), atLeast(group.minimum, 1)),
    ),
  fix: { aws: "Declare an autoscaling.Group with targetGroupArns.", azure: "Declare a VirtualMachineScaleSet." },
  source: "AWS Well-Architected, REL11-BP02",
});
