import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const provider = resource("pulumi:providers:aws", "aws", { allowedAccountIds: ["111111111111"] });
const secret = resource("aws:secretsmanager/secret:Secret", "secret", { name: "credentials" });
const policy = (statement: Readonly<Record<string, unknown>>, name = "policy") =>
  resource("aws:secretsmanager/secretPolicy:SecretPolicy", name, {
    secretArn: ref("secret"),
    policy: JSON.stringify({
      Statement: { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*", ...statement },
    }),
  });
const opened = (statement: Readonly<Record<string, unknown>>) => [provider, secret, policy(statement)];
const ROLE = { Principal: { AWS: "arn:aws:iam::111111111111:role/job" } };

export const examples: Examples = {
  good: {
    "no policy": [provider, secret],
    "a role": opened(ROLE),
    "everybody is denied": opened({ Effect: "Deny", Principal: "*" }),
    "an account of the organisation": opened({
      Principal: { AWS: "arn:aws:iam::999999999999:root" },
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
    }),
  },
  bad: {
    everybody: opened({ Principal: "*" }),
    "another account": opened({ Principal: { AWS: "999999999999" } }),
    "everybody of another account": opened({
      Principal: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": "999999999999" } },
    }),
    "the second of two policies": [provider, secret, policy(ROLE), policy({ Principal: "*" }, "later")],
    "a policy of its own": [
      resource("aws:secretsmanager/secret:Secret", "secret", {
        policy: JSON.stringify({ Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } }),
      }),
    ],
  },
  unknown: {
    "a policy that is not known": [
      secret,
      resource("aws:secretsmanager/secretPolicy:SecretPolicy", "policy", {
        secretArn: ref("secret"),
        policy: unknownValue,
      }),
    ],
    "an own account that is not known": [
      resource("pulumi:providers:aws", "aws", { allowedAccountIds: unknownValue }),
      secret,
      policy({ Principal: { AWS: "999999999999" } }),
    ],
  },
};
