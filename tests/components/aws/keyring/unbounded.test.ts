import { policyDocument, type Statement } from "../../../../components/aws/support/policy-document";
import { unboundedStatements } from "./unbounded";

const accountId = "111122223333";
const service: Statement = {
  sid: "Service",
  principals: { Service: "sns.amazonaws.com" },
  actions: "kms:Decrypt",
  resources: "*",
};

function isUnbounded(change: Partial<Statement>): boolean {
  return unboundedStatements(policyDocument({ ...service, ...change }), accountId).length > 0;
}

describe("the check for unbounded statements", () => {
  it.each<[string, Partial<Statement>]>([
    ["a service without a condition", {}],
    ["everybody", { principals: "*" }],
    ["everybody, as an AWS principal", { principals: { AWS: "*" } }],
    ["another account", { principals: { AWS: "arn:aws:iam::999999999999:root" } }],
    ["this account and another", { principals: { AWS: [`arn:aws:iam::${accountId}:root`, "arn:aws:iam::9:root"] } }],
    ["a condition on another account", { conditions: { StringEquals: { "aws:SourceAccount": "999999999999" } } }],
    ["one of two accounts", { conditions: { StringEquals: { "aws:SourceAccount": [accountId, "999999999999"] } } }],
    ["a condition that binds nobody", { conditions: { Bool: { "aws:SecureTransport": "true" } } }],
    [
      "a condition that holds when absent",
      { conditions: { StringEqualsIfExists: { "aws:SourceAccount": accountId } } },
    ],
    ["a condition on any account", { conditions: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } } }],
    ["a negated condition", { conditions: { StringNotEquals: { "aws:SourceAccount": accountId } } }],
  ])("notices %s", (_, change) => {
    expect(isUnbounded(change)).toBe(true);
  });

  it.each<[string, Partial<Statement>]>([
    ["the account", { principals: { AWS: `arn:aws:iam::${accountId}:root` } }],
    ["a service on behalf of the account", { conditions: { StringEquals: { "aws:SourceAccount": accountId } } }],
    ["a denial", { effect: "Deny", principals: "*" }],
    [
      "an encryption context of the account",
      { conditions: { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:eu-west-2:${accountId}:*` } } },
    ],
  ])("accepts %s", (_, change) => {
    expect(isUnbounded(change)).toBe(false);
  });
});
