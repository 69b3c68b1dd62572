import * as aws from "@pulumi/aws";
import { output, type Input } from "@pulumi/pulumi";
import { debianImage, debianParameter } from "./ec2-image";
import { cloudName, tagged, type Ec2Parts } from "./ec2-parts";

/** What the machines of a group are. */
export interface Machine {
  instanceType: string;
  /** @default the newest Debian image */
  imageId?: Input<string>;
  /** The text of the user data, known before anything is created. */
  userData: string;
  instanceProfileName: Input<string>;
  groupIds: Input<string>[];
  volumeGib: number;
  /** Whether each machine gets an IPv6 address of its subnet. */
  ipv6: boolean;
}

/**
 * The launch template of hardened machines: metadata by session token only and no hop beyond the machine (so that no
 * container or proxied request reads its credentials; CIS AWS Foundations 5.6), volumes encrypted with the class's key, no
 * public IPv4 address, no key pair planted, metrics every minute.
 */
export function launchTemplate(parts: Ec2Parts, machine: Machine): aws.ec2.LaunchTemplate {
  const name = cloudName(parts);
  const tags = tagged(parts, name);
  return new aws.ec2.LaunchTemplate(
    `${parts.name}-template`,
    {
      name,
      description: `Machines of ${name}, Debian of ${debianParameter(machine.instanceType)}`,
      imageId: machine.imageId ?? debianImage(machine.instanceType, { parent: parts.child.parent }),
      instanceType: machine.instanceType,
      iamInstanceProfile: { name: machine.instanceProfileName },
      userData: Buffer.from(machine.userData).toString("base64"),
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        httpProtocolIpv6: "disabled",
        instanceMetadataTags: "disabled",
      },
      blockDeviceMappings: [rootVolume(parts, machine.volumeGib)],
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          ipv6AddressCount: machine.ipv6 ? 1 : undefined,
          securityGroups: machine.groupIds,
        },
      ],
      monitoring: { enabled: true },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      updateDefaultVersion: true,
      tags,
    },
    parts.child,
  );
}

/** Debian's images call their root disk so. */
function rootVolume({ key }: Ec2Parts, volumeSize: number): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
  return {
    deviceName: "/dev/xvda",
    ebs: {
      volumeType: "gp3",
      volumeSize,
      encrypted: "true",
      kmsKeyId: key.arn,
      deleteOnTermination: "true",
    },
  };
}

/** The template in exactly its newest version: a group that said `$Latest` would never be refreshed. */
export function newestVersion(template: aws.ec2.LaunchTemplate): aws.types.input.autoscaling.GroupLaunchTemplate {
  return { id: template.id, version: output(template.latestVersion).apply(String) };
}

/** The tags of a group; its machines have theirs from the template. */
export function groupTags(parts: Ec2Parts): aws.types.input.autoscaling.GroupTag[] {
  const tags = Object.entries(tagged(parts, cloudName(parts)));
  return tags.map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
}

/** Metrics of a group as a whole; they cost nothing. */
export const groupMetrics: aws.types.enums.autoscaling.Metric[] = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
];

/** Seconds after which a machine is replaced, so that none outlives a month of patches (`hard-patching`). */
export const MAXIMUM_LIFETIME_SECONDS = 30 * 24 * 60 * 60;
