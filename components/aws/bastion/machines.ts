import * as aws from "@pulumi/aws";
import type { Input, Resource } from "@pulumi/pulumi";
import { bastionUserData } from "../../host";
import { admit, letOutHttps, securityGroup } from "../support/ec2-groups";
import { cloudName, type Ec2Parts } from "../support/ec2-parts";
import { machineRole, mayWriteLogs } from "../support/ec2-role";
import { madeHere } from "../support/ec2-subnets";
import {
  groupMetrics,
  groupTags,
  launchTemplate,
  MAXIMUM_LIFETIME_SECONDS,
  newestVersion,
} from "../support/ec2-template";
import { addressHookName } from "./address";
import { maySpeakWithSessionManager } from "./session";
import type { BastionSettings } from "./settings";

/** The bastion's group: SSH from the allowed ranges alone, or no way in at all. Hosts add the ways out to them. */
export function bastionGroup(parts: Ec2Parts, settings: BastionSettings): aws.ec2.SecurityGroup {
  const { mode, network, sshPort, allowedRanges, ipv6 } = settings;
  const group = securityGroup(parts, "group", "Bastion: administration from the allowed ranges only", network.vpcId);
  if (mode === "ssh") {
    const why = "SSH from the allowed ranges";
    const { ipv4PrefixListId, ipv6PrefixListId } = allowedRanges ?? {};
    if (ipv4PrefixListId !== undefined) {
      admit(parts, "from-ranges-ipv4", group.id, sshPort, { list: ipv4PrefixListId }, why);
    }
    if (ipv6 && ipv6PrefixListId !== undefined) {
      admit(parts, "from-ranges-ipv6", group.id, sshPort, { list: ipv6PrefixListId }, why);
    }
  }
  letOutHttps(parts, "out", group.id, ipv6);
  return group;
}

export function bastionTemplate(
  parts: Ec2Parts,
  settings: BastionSettings,
  groupId: Input<string>,
  logGroupName: string,
): aws.ec2.LaunchTemplate {
  const sessions = settings.mode === "session-manager" ? maySpeakWithSessionManager(parts) : [];
  const profile = machineRole(parts, "The bastion's machine: sends its logs", [
    mayWriteLogs(parts, logGroupName),
    ...sessions,
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

function userData(
  { users, sshPort, forwardTo, updates, environment, mode }: BastionSettings,
  logGroup: string,
): string {
  return bastionUserData({
    profile: "bastion",
    users,
    sshPort,
    forwardTo,
    updates,
    agents: { region: environment.region, logGroup, ssm: mode === "session-manager" },
  });
}

/** One machine, in whichever zone is up. It is in service once it has the address. */
export function groupOfOne(
  parts: Ec2Parts,
  settings: BastionSettings,
  template: aws.ec2.LaunchTemplate,
  needs: Resource[],
): aws.autoscaling.Group {
  return new aws.autoscaling.Group(
    `${parts.name}-machines`,
    {
      name: cloudName(parts),
      minSize: 1,
      maxSize: 1,
      vpcZoneIdentifiers: settings.subnets.map(({ id }) => id),
      launchTemplate: newestVersion(template),
      healthCheckType: "EC2",
      healthCheckGracePeriod: 300,
      maxInstanceLifetime: MAXIMUM_LIFETIME_SECONDS,
      initialLifecycleHooks: [
        {
          name: addressHookName(parts),
          lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          heartbeatTimeout: 600,
          // A machine without the address serves nobody: another is started.
          defaultResult: "ABANDON",
        },
      ],
      // One goes before the next comes: two could not both have the address.
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 0, autoRollback: true } },
      enabledMetrics: groupMetrics,
      metricsGranularity: "1Minute",
      waitForCapacityTimeout: "15m",
      tags: groupTags(parts),
    },
    { ...parts.child, dependsOn: [...needs, ...madeHere(settings.network)] },
  );
}
