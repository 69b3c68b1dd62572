import { unknownValue, type Examples } from "../../../support/examples";
import { group, machine, template, vpc } from "./network";

const options = (httpTokens?: unknown, httpPutResponseHopLimit?: unknown) => ({
  metadataOptions: { httpTokens, httpPutResponseHopLimit },
});

export const examples: Examples = {
  good: {
    "a template": [template(options("required", 1))],
    "a machine, with the default limit": [vpc, group("group"), machine(options("required"))],
  },
  bad: {
    "not said": [template()],
    optional: [template(options("optional", 1))],
    "two hops: containers get it too": [template(options("required", 2))],
    "a machine beside a good template": [template(options("required", 1)), vpc, group("group"), machine()],
    "not known, with too many hops": [template(options(unknownValue, 64))],
  },
  unknown: { "set from another resource": [template(options(unknownValue, 1))] },
};
