import { resource, unknownValue, type Examples } from "../../../support/examples";

const queue = (inputs: Record<string, unknown>) => [resource("aws:sqs/queue:Queue", "queue", inputs)];

export const examples: Examples = {
  values: { regions: ["eu-west-2"] },
  good: { London: queue({ region: "eu-west-2" }) },
  bad: {
    Ireland: queue({ region: "eu-west-1" }),
    "Northern Virginia": queue({ region: "us-east-1" }),
    "a region with a like name": queue({ region: "eu-west-20" }),
    "no region, and no provider that says it": queue({}),
    "one of two": [
      ...queue({ region: "eu-west-2" }),
      resource("aws:s3/bucket:Bucket", "copy", { region: "us-east-1" }),
    ],
    "one abroad, and one not known": [
      ...queue({ region: unknownValue }),
      resource("aws:s3/bucket:Bucket", "copy", { region: "us-east-1" }),
    ],
    "a type that nobody knows": [resource("aws:new/thing:Thing", "thing", { region: "us-east-1" })],
  },
  unknown: { "set from another resource": queue({ region: unknownValue }) },
};
