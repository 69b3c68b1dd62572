import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { key, policy } from "../parts";

export const examples: Examples = {
  good: {
    "what KMS writes where nobody does": [key("own", "high")],
    "the account, and a service on its behalf": [
      key("own", "high", {
        policy: policy(
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" },
          {
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "kms:Decrypt",
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ),
      }),
    ],
    "everybody of the account, through one service's role": [
      key("own", "high", {
        policy: policy(
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" },
          {
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "kms:CreateGrant",
            Resource: "*",
            Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
          },
        ),
      }),
    ],
  },
  bad: {
    everybody: [
      key("own", "high", { policy: policy({ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }) }),
    ],
    "everybody but some": [
      key("own", "high", {
        policy: policy({
          Effect: "Allow",
          NotPrincipal: { AWS: "arn:aws:iam::111122223333:user/x" },
          Action: "kms:*",
          Resource: "*",
        }),
      }),
    ],
    "a condition that also holds without the key": [
      key("own", "high", {
        policy: policy({
          Effect: "Allow",
          Principal: "*",
          Action: "kms:*",
          Resource: "*",
          Condition: { "ForAllValues:StringEquals": { "aws:SourceAccount": "111122223333" } },
        }),
      }),
    ],
    "any account's service": [
      key("own", "high", {
        policy: policy({
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: { StringLike: { "aws:SourceAccount": "*" } },
        }),
      }),
    ],
    "a policy of its own resource": [
      key("own", "high"),
      resource("aws:kms/keyPolicy:KeyPolicy", "policy", {
        keyId: ref("own"),
        policy: policy({ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }),
      }),
    ],
  },
  unknown: { "set from another resource": [key("own", "high", { policy: unknownValue })] },
};
