import { resource, unknownValue, type Examples } from "../../../support/examples";

const grant = (statement: Readonly<Record<string, unknown>>) => [
  resource("aws:iam/rolePolicy:RolePolicy", "rights", {
    role: "job",
    policy: JSON.stringify({
      Statement: { Effect: "Allow", Action: "secretsmanager:GetSecretValue", ...statement },
    }),
  }),
];
const secret = (name: string) => `arn:aws:secretsmanager:eu-west-2:111111111111:secret:${name}`;

export const examples: Examples = {
  good: {
    "one secret": grant({ Resource: secret("database/tenants/alder-AbCdEf") }),
    "a path": grant({ Resource: secret("database/tenants/*") }),
    "by their tag": grant({
      Resource: secret("*"),
      Condition: { StringEquals: { "aws:ResourceTag/service": "database" } },
    }),
    "all are denied": grant({ Effect: "Deny", Resource: "*" }),
    "other rights": grant({ Action: "secretsmanager:DescribeSecret", Resource: "*" }),
  },
  bad: {
    everything: grant({ Resource: "*" }),
    "every secret": grant({ Resource: secret("*") }),
    "every secret of every region": grant({ Resource: "arn:aws:secretsmanager:*:*:*" }),
    "every secret beside one": grant({ Resource: [secret("database/alder-AbCdEf"), secret("*")] }),
    "every secret but one": grant({ NotResource: secret("database/alder-AbCdEf") }),
    "every secret, by a wildcard action": grant({ Action: "secretsmanager:Get*", Resource: secret("*") }),
    "every secret, many at a time": grant({ Action: "secretsmanager:BatchGetSecretValue", Resource: "*" }),
    "all actions but some": grant({ Action: undefined, NotAction: "iam:*", Resource: "*" }),
    "every secret from one network": grant({
      Resource: secret("*"),
      Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
    }),
    "any tag": grant({ Resource: secret("*"), Condition: { StringLike: { "aws:ResourceTag/service": "*" } } }),
  },
  unknown: {
    "a policy that is not known": [
      resource("aws:iam/rolePolicy:RolePolicy", "rights", { role: "job", policy: unknownValue }),
    ],
  },
};
