import * as aws from "@pulumi/aws";

/** What remedies can correct, as somebody writes it who does not know better. */
const provider = new aws.Provider("london", { region: "eu-west-2", allowedAccountIds: ["123456789012"] });
const options = { provider };

const key = new aws.kms.Key("key", { description: "not rotated", rotationPeriodInDays: 730 }, options);
const vpc = new aws.ec2.Vpc("network", { cidrBlock: "10.0.0.0/24" }, options);
const subnets = ["a", "b"].map(
  (zone, index) =>
    new aws.ec2.Subnet(
      `subnet-${zone}`,
      { vpcId: vpc.id, availabilityZone: `eu-west-2${zone}`, cidrBlock: `10.0.0.${index * 16}/28` },
      options,
    ),
);
new aws.lb.LoadBalancer("balancer", { name: "weak", internal: true, subnets: subnets.map(({ id }) => id) }, options);
const template = new aws.ec2.LaunchTemplate(
  "template",
  {
    name: "weak",
    metadataOptions: { httpTokens: "optional", httpEndpoint: "enabled" },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: key.arn } }],
  },
  options,
);

export const templateId = template.id;
