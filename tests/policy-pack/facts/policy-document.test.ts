import { Context } from "../../../policy-pack/facts/context";
import type { PolicyDocument } from "../../../policy-pack/facts/kinds";
import { policyOf } from "../../../policy-pack/facts/policy-document";
import { exampleGraph, resource, unknownValue } from "../../support/examples";
import { say } from "./facts-of";

const TYPE = "aws:iam/rolePolicy:RolePolicy";

function read(policy: unknown) {
  const context = new Context(exampleGraph([resource(TYPE, "policy", policy === undefined ? {} : { policy })]));
  return policyOf(context.each(TYPE)[0]!, "policy");
}
function document(...statements: Record<string, unknown>[]): PolicyDocument {
  const found = read(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
  if (found.state !== "known") throw new Error(JSON.stringify(found));
  return found.value;
}
const statement = (more: Record<string, unknown>) =>
  document({ Effect: "Allow", Action: "s3:*", ...more }).statements[0]!;

test("has every list as a list", () => {
  expect(statement({ Sid: "One", Principal: { Service: "ec2.amazonaws.com" }, Resource: "arn:aws:s3:::a" })).toEqual({
    sid: "One",
    effect: "Allow",
    principals: ["Service:ec2.amazonaws.com"],
    notPrincipals: [],
    actions: ["s3:*"],
    notActions: [],
    resources: ["arn:aws:s3:::a"],
    notResources: [],
    conditions: [],
  });
});

test("has negations apart from what they negate", () => {
  const { statements } = document({ Effect: "Deny", NotPrincipal: { AWS: "1" }, NotAction: ["a:B"], NotResource: "*" });
  expect(statements[0]).toMatchObject({
    effect: "Deny",
    principals: [],
    notPrincipals: ["AWS:1"],
    actions: [],
    notActions: ["a:B"],
    resources: [],
    notResources: ["*"],
  });
});

test.each([
  ["a star", "*", ["*"]],
  ["a star of accounts", { AWS: "*" }, ["*"]],
  [
    "a star in a list",
    { AWS: ["arn:aws:iam::111122223333:role/a", "*"] },
    ["AWS:arn:aws:iam::111122223333:role/a", "*"],
  ],
  ["an account by its number", { AWS: "111122223333" }, ["AWS:arn:aws:iam::111122223333:root"]],
  ["several kinds", { Service: ["a", "b"], Federated: "c" }, ["Service:a", "Service:b", "Federated:c"]],
])("names principals: %s", (_, Principal, principals) => {
  expect(statement({ Principal }).principals).toEqual(principals);
});

test("has one condition for each key", () => {
  const Condition = {
    StringEquals: { "aws:SourceAccount": "1", "aws:PrincipalOrgID": ["o-1", "o-2"] },
    Bool: { "aws:SecureTransport": false },
  };
  expect(statement({ Condition }).conditions).toEqual([
    { operator: "StringEquals", key: "aws:SourceAccount", values: ["1"] },
    { operator: "StringEquals", key: "aws:PrincipalOrgID", values: ["o-1", "o-2"] },
    { operator: "Bool", key: "aws:SecureTransport", values: ["false"] },
  ]);
});

test("may be an object, and have one statement that is no list", () => {
  const found = read({ Statement: { Effect: "Allow", Action: ["s3:GetObject"], Principal: "*", Resource: "*" } });
  expect(say(found)).toBe("Allow s3:GetObject to * on *");
});

test("is absent, unknown or secret as its property is", () => {
  expect(read(undefined).state).toBe("absent");
  expect(say(read(unknownValue))).toBe("[unknown]");
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: '{"Statement":[]}' };
  expect(read(secret)).toMatchObject({ state: "known", secret: true });
});

test.each([
  ["no JSON", "{"],
  ["no document", "[]"],
  ["no statements", "{}"],
  ["another effect", '{"Statement":{"Effect":"allow","Action":"*"}}'],
  ["an element that does not exist", '{"Statement":{"Effect":"Allow","Actions":"*"}}'],
  ["a statement that is none", '{"Statement":["Allow"]}'],
])("is unknown, not absent, when it has %s", (_, text) => {
  expect(say(read(text))).toMatch(/^\[unknown\] is no policy document/);
});

test("is unknown when one value in it is", () => {
  expect(say(read({ Statement: { Effect: "Allow", Action: "*", Resource: [unknownValue] } }))).toBe("[unknown]");
});
