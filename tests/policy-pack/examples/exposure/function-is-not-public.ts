import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const provider = resource("pulumi:providers:aws", "aws", { allowedAccountIds: ["111111111111"] });
const job = resource("aws:lambda/function:Function", "job", { name: "job" });
const permitted = (permission: Readonly<Record<string, unknown>>) => [
  provider,
  job,
  resource("aws:lambda/permission:Permission", "permission", {
    action: "lambda:InvokeFunction",
    function: ref("job"),
    ...permission,
  }),
];
const address = (authorizationType: unknown) => [
  job,
  resource("aws:lambda/functionUrl:FunctionUrl", "address", { functionName: ref("job"), authorizationType }),
];
const NIGHTLY = "arn:aws:events:eu-west-2:111111111111:rule/nightly";

export const examples: Examples = {
  good: {
    "nobody but by rights": [job],
    "an address with authentication": address("AWS_IAM"),
    "a rule": permitted({ principal: "events.amazonaws.com", sourceArn: NIGHTLY }),
    "a role of the account": permitted({ principal: "arn:aws:iam::111111111111:role/caller" }),
    "everybody of the organisation": permitted({ principal: "*", principalOrgId: "o-1234567890" }),
  },
  bad: {
    "an address for everybody": address("NONE"),
    everybody: permitted({ principal: "*" }),
    "everybody by the address": permitted({ principal: "*", functionUrlAuthType: "NONE" }),
    "a service on behalf of anybody": permitted({ principal: "events.amazonaws.com" }),
    "another account": permitted({ principal: "999999999999" }),
    "another account's bucket": permitted({ principal: "s3.amazonaws.com", sourceAccount: "999999999999" }),
    "an open address, and a caller that is not known": [
      ...address("NONE"),
      resource("aws:lambda/permission:Permission", "permission", { function: ref("job"), principal: unknownValue }),
    ],
  },
  unknown: {
    "a caller that is not known": permitted({ principal: unknownValue }),
    "an authentication that is not known": address(unknownValue),
  },
};
