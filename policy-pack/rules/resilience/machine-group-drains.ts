import { is, read } from "../../logic/comparators";
import { exists, fails, unsure } from "../../logic/outcome";
import { rule } from "../rule";
import { isApplicationGroup } from "../shared/machine-groups";

export default rule({
  id: "machine-group-drains",
  title: "A server that leaves finishes its requests first",
  severity: "low",
  over: "machineGroup",
  when: isApplicationGroup,
  holds: (group, _values, estate) =>
    exists(
      estate.of("lifecycleHook"),
      (hook) => {
        const hooked = hook.group();
        if (hooked.state !== "known") return unsure("a hook's group cannot be followed", [read(hooked)]);
        return hooked.value === group ? is(hook.transition, "terminating") : fails("a hook is on another group");
      },
      "no lifecycle hook holds back the termination of the group's machines",
    ),
  fix: {
    aws: "Add an autoscaling.LifecycleHook on EC2_INSTANCE_TERMINATING.",
    azure: "Set terminateNotificationProfile.",
  },
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html",
});
