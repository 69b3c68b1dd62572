import { resource, type Examples } from "../../../support/examples";

const claims = (inputs: Record<string, unknown>) => [resource("hosting:index:Claims", "claims", inputs)];

export const examples: Examples = {
  values: { required: ["lamp-region", "lamp-ssh"] },
  good: {
    "all that are required": claims({ "lamp-region": {}, "lamp-ssh": {} }),
    "and more": claims({ "lamp-region": { regions: ["eu-west-2"] }, "lamp-ssh": {}, "lamp-tls": {} }),
  },
  bad: {
    "one is dropped": claims({ "lamp-region": {} }),
    "all are dropped": claims({}),
    "no claims at all": [resource("aws:sns/topic:Topic", "other")],
    "one with a like name": claims({ "lamp-region": {}, "lamp-ssh-keys": {} }),
  },
  unknown: { never: "which promises are claimed is written in the program, in plain keys" },
};
