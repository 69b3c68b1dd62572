import { mapDatum, valueOf, withDefault } from "../../facts/datum";
import { atLeast, read, test } from "../../logic/comparators";
import { all, exists, fails, unsure } from "../../logic/outcome";
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
        // The room between the two; a minimum that is set later may leave none.
        group.minimum.state === "unknown"
          ? group.minimum
          : mapDatum(withDefault(group.maximum, 0, "no maximum"), (most) => most - (valueOf(group.minimum) ?? 0)),
        1,
      ),
      exists(
        estate.of("scaling"),
        (policy) => {
          const scaled = policy.group();
          if (scaled.state !== "known") return unsure("a scaling policy's group cannot be followed", [read(scaled)]);
          return scaled.value === group
            ? test(policy.metric, "a metric to follow", () => true)
            : fails("a policy scales another group");
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
