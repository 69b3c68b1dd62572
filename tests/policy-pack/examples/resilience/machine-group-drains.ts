import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

const hook = (inputs: Record<string, unknown>) =>
  resource("aws:autoscaling/lifecycleHook:LifecycleHook", "hook", {
    autoscalingGroupName: ref("machines"),
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    ...inputs,
  });

export const examples: Examples = {
  good: {
    "a hook of its own": [targetGroup, machines(), hook({})],
    "a hook inside": [
      targetGroup,
      machines({
        initialLifecycleHooks: [{ name: "drain", lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" }],
      }),
    ],
  },
  bad: {
    "no hook": [targetGroup, machines()],
    "a hook at the start": [
      targetGroup,
      machines(),
      hook({ lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }),
    ],
    "a hook of another group": [
      targetGroup,
      machines(),
      resource("aws:autoscaling/group:Group", "bastion", { minSize: 1, maxSize: 1 }),
      hook({ autoscalingGroupName: ref("bastion") }),
    ],
  },
  unknown: {
    "a transition that is set later": [targetGroup, machines(), hook({ lifecycleTransition: unknownValue })],
    "a group that is set later": [targetGroup, machines(), hook({ autoscalingGroupName: unknownValue })],
  },
};
