import { resource, unknownValue, type Examples } from "../../../support/examples";
import { machines, refs, subnet, targetGroup, vpc } from "./network";

const standing = (...tiers: readonly (string | undefined)[]) => [
  vpc,
  targetGroup,
  ...tiers.map((tier, i) => subnet(`subnet-${i}`, tier)),
  machines({ vpcZoneIdentifiers: refs(...tiers.map((_, i) => `subnet-${i}`)) }),
];

export const examples: Examples = {
  good: { "the app tier": standing("app", "app") },
  bad: {
    "the public tier": standing("public"),
    "one subnet of the public tier": standing("app", "public"),
    "a subnet without tier": standing(undefined),
    "beside databases": standing("data"),
    "attached to its targets by a resource of its own": [
      vpc,
      targetGroup,
      subnet("open", "public"),
      machines({ targetGroupArns: [], vpcZoneIdentifiers: refs("open") }),
      resource("aws:autoscaling/attachment:Attachment", "attachment", {
        autoscalingGroupName: refs("machines")[0],
        lbTargetGroupArn: refs("targets")[0],
      }),
    ],
    "no subnet": [targetGroup, machines()],
  },
  unknown: {
    "a subnet of another stack": [targetGroup, machines({ vpcZoneIdentifiers: ["subnet-0123456789abcdef0"] })],
    "a tier that is set later": [
      vpc,
      targetGroup,
      subnet("subnet", undefined, { tags: { tier: unknownValue } }),
      machines({ vpcZoneIdentifiers: refs("subnet") }),
    ],
  },
};
