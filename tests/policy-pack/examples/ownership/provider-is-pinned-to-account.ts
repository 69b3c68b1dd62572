import { resource, unknownValue, type Examples } from "../../../support/examples";

const provider = (inputs: Record<string, unknown>) => [
  resource("pulumi:providers:aws", "aws", { region: "eu-west-2", ...inputs }),
];

export const examples: Examples = {
  good: {
    "one account": provider({ allowedAccountIds: ["111111111111"] }),
    "as the engine writes it": provider({ allowedAccountIds: '["111111111111"]' }),
  },
  bad: {
    "any account": provider({}),
    "two accounts": provider({ allowedAccountIds: ["111111111111", "222222222222"] }),
    "an empty list": provider({ allowedAccountIds: "[]" }),
    "all but one": provider({ forbiddenAccountIds: ["222222222222"] }),
    "one provider of two": [
      ...provider({ allowedAccountIds: ["111111111111"] }),
      resource("pulumi:providers:aws", "other", { region: "eu-west-2" }),
    ],
  },
  unknown: { "set from another resource": provider({ allowedAccountIds: unknownValue }) },
};
