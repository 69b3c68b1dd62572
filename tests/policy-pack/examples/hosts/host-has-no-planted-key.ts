import { resource, unknownValue, type Examples } from "../../../support/examples";

const host = (type: string, inputs: Record<string, unknown>) => [resource(type, "host", inputs)];
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const INSTANCE = "aws:ec2/instance:Instance";

export const examples: Examples = {
  good: {
    "a template without a key": host(TEMPLATE, { imageId: "ami-1" }),
    "a machine without a key": host(INSTANCE, { ami: "ami-1" }),
  },
  bad: {
    "a template with a key": host(TEMPLATE, { keyName: "shared" }),
    "a machine with a key": host(INSTANCE, { keyName: "shared" }),
    "a key whose name is not known yet": host(TEMPLATE, { keyName: unknownValue }),
  },
  unknown: { never: "a key that is set is a key, whatever its name will be" },
};
