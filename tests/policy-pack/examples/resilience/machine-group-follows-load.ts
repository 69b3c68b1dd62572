import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

const policy = (inputs: Record<string, unknown> = {}) =>
  resource("aws:autoscaling/policy:Policy", "policy", {
    autoscalingGroupName: ref("machines"),
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: 50,
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
    },
    ...inputs,
  });

export const examples: Examples = {
  good: { "a policy, and room to grow": [targetGroup, machines(), policy()] },
  bad: {
    "no policy": [targetGroup, machines()],
    "no room to grow": [targetGroup, machines({ minSize: 2, maxSize: 2 }), policy()],
    "a policy that is switched off": [targetGroup, machines(), policy({ enabled: false })],
    "a policy of another group": [
      targetGroup,
      machines(),
      resource("aws:autoscaling/group:Group", "bastion", { minSize: 1, maxSize: 1 }),
      policy({ autoscalingGroupName: ref("bastion") }),
    ],
    "a policy that follows no metric": [
      targetGroup,
      machines(),
      policy({ policyType: "SimpleScaling", targetTrackingConfiguration: undefined }),
    ],
  },
  unknown: {
    "a maximum that is set later": [targetGroup, machines({ maxSize: unknownValue }), policy()],
    "a minimum that is set later": [targetGroup, machines({ minSize: unknownValue }), policy()],
    "a group that is set later": [targetGroup, machines(), policy({ autoscalingGroupName: unknownValue })],
    "a policy that may be switched off": [targetGroup, machines(), policy({ enabled: unknownValue })],
  },
};
