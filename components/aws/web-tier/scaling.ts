import * as aws from "@pulumi/aws";
import { interpolate } from "@pulumi/pulumi";
import { cloudName, type Ec2Parts } from "../support/ec2-parts";
import type { WebTierSettings } from "./settings";

/** Keeps the group at its share of processor and of requests; whichever asks for more machines gets them. */
export function followLoad(
  parts: Ec2Parts,
  { capacity }: WebTierSettings,
  group: aws.autoscaling.Group,
  balancer: aws.lb.LoadBalancer,
  targets: aws.lb.TargetGroup,
): void {
  track(parts, "processor", group, capacity.processorPercent, { predefinedMetricType: "ASGAverageCPUUtilization" });
  track(parts, "requests", group, capacity.requestsPerMachine, {
    predefinedMetricType: "ALBRequestCountPerTarget",
    resourceLabel: interpolate`${balancer.arnSuffix}/${targets.arnSuffix}`,
  });
}

function track(
  parts: Ec2Parts,
  what: string,
  group: aws.autoscaling.Group,
  targetValue: number,
  predefinedMetricSpecification: aws.types.input.autoscaling.PolicyTargetTrackingConfigurationPredefinedMetricSpecification,
): void {
  new aws.autoscaling.Policy(
    `${parts.name}-by-${what}`,
    {
      name: cloudName(parts, "by", what),
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: { predefinedMetricSpecification, targetValue },
    },
    parts.child,
  );
}
