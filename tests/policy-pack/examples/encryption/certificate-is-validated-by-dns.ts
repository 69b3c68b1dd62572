import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "by DNS": [
      resource("aws:acm/certificate:Certificate", "certificate", { domainName: "a.example", validationMethod: "DNS" }),
    ],
    "by a private authority": [
      resource("aws:acm/certificate:Certificate", "certificate", {
        domainName: "a.internal",
        certificateAuthorityArn: "arn:aws:acm-pca:eu-west-2:111122223333:certificate-authority/x",
      }),
    ],
  },
  bad: {
    "imported, which nothing renews": [
      resource("aws:acm/certificate:Certificate", "certificate", { certificateBody: "-----BEGIN CERTIFICATE-----" }),
    ],
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
