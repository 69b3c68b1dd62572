import { resource, unknownValue, type Examples } from "../../../support/examples";

const trusts = (statement: Readonly<Record<string, unknown>>) => [
  resource("aws:iam/role:Role", "role", {
    assumeRolePolicy: JSON.stringify({ Statement: { Effect: "Allow", Action: "sts:AssumeRole", ...statement } }),
  }),
];
const provider = resource("pulumi:providers:aws", "aws", { allowedAccountIds: ["111111111111"] });
const GITHUB = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com";
const github = (condition: unknown) =>
  trusts({ Principal: { Federated: GITHUB }, Action: "sts:AssumeRoleWithWebIdentity", Condition: condition });
const SUB = "token.actions.githubusercontent.com:sub";

export const examples: Examples = {
  good: {
    "a service": trusts({ Principal: { Service: "ec2.amazonaws.com" } }),
    "a role": trusts({ Principal: { AWS: "arn:aws:iam::111111111111:role/deploy" } }),
    "everybody of the organisation": trusts({
      Principal: "*",
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
    }),
    "another account of the organisation": [
      provider,
      ...trusts({
        Principal: { AWS: "arn:aws:iam::999999999999:root" },
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
      }),
    ],
    "one repository's jobs": github({ StringLike: { [SUB]: "repo:lamplight/hosting:*" } }),
  },
  bad: {
    everybody: trusts({ Principal: "*" }),
    "everybody, as an account": trusts({ Principal: { AWS: "*" } }),
    "everybody among others": trusts({ Principal: { AWS: ["arn:aws:iam::111111111111:root", "*"] } }),
    "everybody but one": trusts({ NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } }),
    "any organisation": trusts({ Principal: "*", Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } }),
    "any organisation, nearly": trusts({ Principal: "*", Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } }),
    "any account's role": trusts({
      Principal: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } },
    }),
    "not another organisation": trusts({
      Principal: "*",
      Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
    }),
    "who belongs to none": trusts({
      Principal: "*",
      Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1234567890" } },
    }),
    "for all values of nothing": trusts({
      Principal: "*",
      Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1234567890" } },
    }),
    "one of two accounts, and any": trusts({
      Principal: "*",
      Condition: { StringLike: { "aws:PrincipalAccount": ["111111111111", "*"] } },
    }),
    "whoever knows a word": trusts({ Principal: "*", Condition: { StringEquals: { "sts:ExternalId": "word" } } }),
    "every job of another provider": github(undefined),
    "every job for us": github({ StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }),
    "every repository": github({ StringLike: { [SUB]: "repo:*" } }),
    "another account": [provider, ...trusts({ Principal: { AWS: "arn:aws:iam::999999999999:root" } })],
    "another account, who knows a word": [
      provider,
      ...trusts({ Principal: { AWS: "999999999999" }, Condition: { StringEquals: { "sts:ExternalId": "word" } } }),
    ],
    "no trust policy": [resource("aws:iam/role:Role", "role")],
  },
  unknown: {
    "a policy that is not known": [resource("aws:iam/role:Role", "role", { assumeRolePolicy: unknownValue })],
    "a policy that cannot be read": [resource("aws:iam/role:Role", "role", { assumeRolePolicy: "{}" })],
  },
};
