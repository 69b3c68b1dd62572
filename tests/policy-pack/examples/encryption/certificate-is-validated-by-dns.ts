import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "by DNS": [
      resource("aws:acm/certificate:Certificate", "certificate", { domainName: "a.example", validationMethod: "DNS" }),
    ],
  },
  bad: {
    "by mail": [
      resource("aws:acm/certificate:Certificate", "certificate", {
        domainName: "a.example",
        validationMethod: "EMAIL",
      }),
    ],
    "the API's default": [resource("aws:acm/certificate:Certificate", "certificate", { domainName: "a.example" })],
  },
  unknown: {
    "set from another resource": [
      resource("aws:acm/certificate:Certificate", "certificate", {
        domainName: "a.example",
        validationMethod: unknownValue,
      }),
    ],
  },
};
