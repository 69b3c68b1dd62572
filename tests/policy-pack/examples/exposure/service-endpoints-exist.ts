import { unknownValue, type Examples } from "../../../support/examples";
import { endpoint, group, vpc } from "./network";

const network = [vpc, group("group")];
const services = ["s3", "kms", "logs"].map((service) => endpoint(service));

export const examples: Examples = {
  values: { services: ["s3", "kms"] },
  good: { "both, and one more": [...network, ...services] },
  bad: {
    none: network,
    "one missing": [...network, endpoint("kms")],
    "a service whose name ends alike": [...network, endpoint("kms"), endpoint("not-s3")],
  },
  unknown: {
    "a service that is set later": [...network, endpoint("kms"), endpoint("other", { serviceName: unknownValue })],
  },
};
