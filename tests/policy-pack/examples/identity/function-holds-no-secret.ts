import { resource, unknownValue, type Examples } from "../../../support/examples";

const job = (variables: unknown) => [resource("aws:lambda/function:Function", "job", { environment: { variables } })];

export const examples: Examples = {
  good: {
    "an ARN": job({ DATABASE_SECRET: "arn:aws:secretsmanager:eu-west-2:111111111111:secret:db" }),
    "where secrets are": job({ SECRET_PREFIX: "production/tenants/", PORT: "5432" }),
    "an ARN that is known later": job({ DATABASE_SECRET: unknownValue }),
  },
  bad: {
    "a password": job({ DB_PASSWORD: "hunter2" }),
    "a token among other things": job({ PORT: "5432", ApiToken: "abcdef" }),
    "a key": job({ PRIVATE_KEY: "abcdef" }),
  },
  unknown: { "variables that are known later": job(unknownValue) },
};
