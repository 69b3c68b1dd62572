import { known } from "../../facts/datum";
import type { MachineGroupFact } from "../../facts/kinds";
import { read } from "../../logic/comparators";
import { fails, holds, unsure, type Outcome } from "../../logic/outcome";

/** Whether a group's machines answer a load balancer: what the promises call application servers. */
export function servesLoadBalancer(group: MachineGroupFact): Outcome {
  const targets = group.targetGroups();
  if (targets.state === "unknown") return unsure("targetGroups cannot be followed", [read(targets)]);
  return targets.state === "known" && targets.value.length > 0
    ? holds([
        read(
          known(
            targets.value.map(({ subject }) => subject.name),
            targets.source,
          ),
        ),
      ])
    : fails("the group serves no load balancer", [read(targets)]);
}

/** For a rule's `when`: leaves out the groups that certainly serve no load balancer, such as a bastion's group of one. */
export function isApplicationGroup(group: MachineGroupFact): boolean {
  return servesLoadBalancer(group).truth !== false;
}
