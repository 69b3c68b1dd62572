import { resource, unknownValue, type Examples } from "../../../support/examples";

const TAGS = { owner: "lamplight", environment: "production", "data-class": "high", "managed-by": "pulumi" };
const queue = (tags: unknown) => [resource("aws:sqs/queue:Queue", "queue", { tags })];
const group = (tags: unknown) => [resource("aws:autoscaling/group:Group", "group", { tags })];
const listed = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));

export const examples: Examples = {
  good: {
    "all four": queue(TAGS),
    "and more": queue({ ...TAGS, name: "queue" }),
    "as a group writes them": group(listed(TAGS)),
    "data for everybody": queue({ ...TAGS, "data-class": "public" }),
  },
  bad: {
    none: queue(undefined),
    "an empty map": queue({}),
    "no owner": queue({ ...TAGS, owner: undefined }),
    "an owner of no name": queue({ ...TAGS, owner: " " }),
    "no data class": queue({ ...TAGS, "data-class": undefined }),
    "a data class that is none": queue({ ...TAGS, "data-class": "secret" }),
    "a data class in capitals": queue({ ...TAGS, "data-class": "High" }),
    "keys in capitals": queue({
      Owner: "lamplight",
      Environment: "production",
      "Data-Class": "high",
      "Managed-By": "x",
    }),
    "a group without an owner": group(listed({ ...TAGS, owner: "" })),
    "one of two": [...queue(TAGS), resource("aws:kms/key:Key", "key")],
    "a class that is none, and an owner not known": queue({ ...TAGS, owner: unknownValue, "data-class": "secret" }),
  },
  unknown: {
    "tags that are not known": queue(unknownValue),
    "an owner that is not known": queue({ ...TAGS, owner: unknownValue }),
    "a class that is not known": queue({ ...TAGS, "data-class": unknownValue }),
    "a group's owner that is not known": group([
      ...listed({ ...TAGS, owner: "" }).slice(1),
      { key: "owner", value: unknownValue },
    ]),
  },
};
