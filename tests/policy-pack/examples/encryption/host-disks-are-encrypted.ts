import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { key } from "../parts";

export const examples: Examples = {
  good: {
    "a key of ours": [
      key("high", "high"),
      resource("aws:ec2/launchTemplate:LaunchTemplate", "host", {
        imageId: "ami-0123456789abcdef0",
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: ref("high") } }],
      }),
    ],
  },
  bad: {
    "not encrypted": [
      key("high", "high"),
      resource("aws:ec2/launchTemplate:LaunchTemplate", "host", {
        imageId: "ami-0123456789abcdef0",
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "false", kmsKeyId: ref("high") } }],
      }),
    ],
    "the cloud's own key": [
      resource("aws:ec2/launchTemplate:LaunchTemplate", "host", {
        imageId: "ami-0123456789abcdef0",
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }],
      }),
    ],
    "no disk is described": [
      resource("aws:ec2/launchTemplate:LaunchTemplate", "host", { imageId: "ami-0123456789abcdef0" }),
    ],
  },
  unknown: {
    "a key that nobody can follow": [
      resource("aws:ec2/launchTemplate:LaunchTemplate", "host", {
        imageId: "ami-0123456789abcdef0",
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: unknownValue } }],
      }),
    ],
  },
};
