import * as aws from "@pulumi/aws";
import type { Input, Resource } from "@pulumi/pulumi";
import { webUserData } from "../../host";
import { mayUseKey } from "../support/key-use";
import type { Statement } from "../support/policy-document";
import { cloudName, type Ec2Parts } from "../support/ec2-parts";
import { machineRole, mayWriteLogs } from "../support/ec2-role";
import { blocksOfTier, madeHere } from "../support/ec2-subnets";
import {
  groupMetrics,
  groupTags,
  launchTemplate,
  MAXIMUM_LIFETIME_SECONDS,
  newestVersion,
} from "../support/ec2-template";
import type { WebTierSettings } from "./settings";

/** Seconds from a machine's start until its first boot has installed everything and it is well. */
const WARM_UP_SECONDS = 300;
/** Seconds in which a machine that has no requests left sends its last logs. */
const LAST_LOGS_SECONDS = 60;

export function hostTemplate(
  parts: Ec2Parts,
  settings: WebTierSettings,
  groupId: Input<string>,
  logGroupName: string,
): aws.ec2.LaunchTemplate {
  const profile = machineRole(parts, "Web hosts: send their logs and read their parameters", [
    mayWriteLogs(parts, logGroupName),
    ...mayReadParameters(parts),
  ]);
  return launchTemplate(parts, {
    instanceType: settings.instanceType,
    imageId: settings.imageId,
    userData: userData(settings, logGroupName),
    instanceProfileName: profile.name,
    groupIds: [groupId],
    volumeGib: settings.volumeGib,
    ipv6: settings.ipv6,
  });
}

/** `/lamplight/production/web`: under it is the configuration that the machines may read. */
export function parameterPath({ environment, name }: Ec2Parts): string {
  return `/${environment.organisation}/${environment.name}/${name}`;
}

function mayReadParameters(parts: Ec2Parts): Statement[] {
  const { accountId, region } = parts.environment;
  return [
    {
      sid: "ReadOwnParameters",
      actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      resources: [
        `arn:aws:ssm:${region}:${accountId}:parameter${parameterPath(parts)}`,
        `arn:aws:ssm:${region}:${accountId}:parameter${parameterPath(parts)}/*`,
      ],
    },
    mayUseKey(parts.environment, parts.key, "ssm", ["kms:Decrypt"]),
  ];
}

function userData(settings: WebTierSettings, logGroup: string): string {
  const { network, administration, environment } = settings;
  return webUserData({
    profile: "web",
    users: settings.users,
    sshPort: administration?.port,
    sshFrom: administration ? blocksOfTier(network, "admin") : undefined,
    servicePort: settings.servicePort,
    serviceFrom: settings.publicSubnets.map(({ ipv4Block }) => ipv4Block),
    healthPath: settings.healthPath,
    drainSeconds: settings.drainSeconds,
    application: settings.application,
    connectTo: settings.connectTo,
    updates: settings.updates,
    agents: { region: environment.region, logGroup },
  });
}

export interface GroupNeeds {
  template: aws.ec2.LaunchTemplate;
  targets: aws.lb.TargetGroup;
  /** What has to be there before machines start: the listener that asks for their health, their log group. */
  needs: Resource[];
}

/** The machines, over the zones of the app tier: whoever does not answer the load balancer is replaced. */
export function hostGroup(parts: Ec2Parts, settings: WebTierSettings, from: GroupNeeds): aws.autoscaling.Group {
  const { minimum, maximum } = settings.capacity;
  // A replacement is well before the old machine goes.
  const replacement = { minHealthyPercentage: 100, maxHealthyPercentage: 150 };
  return new aws.autoscaling.Group(
    `${parts.name}-hosts-group`,
    {
      name: cloudName(parts),
      minSize: minimum,
      maxSize: maximum,
      vpcZoneIdentifiers: settings.appSubnets.map(({ id }) => id),
      launchTemplate: newestVersion(from.template),
      targetGroupArns: [from.targets.arn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: 2 * WARM_UP_SECONDS,
      defaultInstanceWarmup: WARM_UP_SECONDS,
      maxInstanceLifetime: MAXIMUM_LIFETIME_SECONDS,
      instanceMaintenancePolicy: replacement,
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { ...replacement, autoRollback: true, instanceWarmup: String(WARM_UP_SECONDS) },
      },
      enabledMetrics: groupMetrics,
      metricsGranularity: "1Minute",
      waitForCapacityTimeout: "20m",
      minElbCapacity: minimum,
      tags: groupTags(parts),
    },
    { ...parts.child, dependsOn: [...from.needs, ...madeHere(settings.network)] },
  );
}

/**
 * A machine that goes is first taken from the load balancer, where its open requests get `drainSeconds`; then it waits
 * here, so that its last log lines leave it too.
 */
export function drain(parts: Ec2Parts, group: aws.autoscaling.Group, { drainSeconds }: WebTierSettings): void {
  new aws.autoscaling.LifecycleHook(
    `${parts.name}-drain`,
    {
      name: cloudName(parts, "drain"),
      autoscalingGroupName: group.name,
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeatTimeout: drainSeconds + LAST_LOGS_SECONDS,
      defaultResult: "CONTINUE",
    },
    parts.child,
  );
}
