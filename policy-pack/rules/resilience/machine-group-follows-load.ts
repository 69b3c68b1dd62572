import { mapDatum, valueOf, withDefault } from "../../facts/datum";
import { atLeast, read } from "../../logic/comparators";
import { all, exists, fails, holds, unsure } from "../../logic/outcome";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-follows-load",
  title: "The number of application servers follows the load",
  severity: "medium",
  over: "machineGroup",
  when: isApplicationGroup,
  holds: (group, _values, estate) =>
    all(
      atLeast(
        mapDatum(withDefault(group.maximum, 0, "no maximum"), (most) => most - (valueOf(group.minimum) ?? 0)),
        1,
      ),
      exists(
        estate.of("scaling"),
        (policy) => {
          const scaled = policy.group();
          if (scaled.state !== "known") return unsure("a scaling policy's group cannot be followed", [read(scaled)]);
          return scaled.value === group ? holds([read(policy.metric)]) : fails("a policy scales another group");
        },
        "no scaling policy follows a metric of the group",
      ),
    ),
  fix: {
    aws: "Add an autoscaling.Policy with target tracking; set maxSize above minSize.",
    azure: "Add an AutoscaleSetting.",
  },
  source: "AWS Well-Architected, REL07-BP01",
});
