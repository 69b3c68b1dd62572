import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const secret = (name: string, tenant?: unknown) =>
  resource("aws:secretsmanager/secret:Secret", name, { tags: tenant === undefined ? {} : { tenant } });

const provisioned = (...tenants: readonly string[]) => [
  resource("aws:lambda/function:Function", "job", { name: "job" }),
  resource("aws:lambda/invocation:Invocation", "run", { functionName: ref("job"), input: JSON.stringify({ tenants }) }),
];

export const examples: Examples = {
  good: {
    "a secret for each database": [...provisioned("alder", "birch"), secret("a", "alder"), secret("b", "birch")],
    "two customers": [secret("a", "alder"), secret("b", "birch")],
    "a secret of nobody besides": [secret("a", "alder"), secret("other")],
  },
  bad: {
    "a customer with a database and no secret": [...provisioned("alder", "birch"), secret("a", "alder")],
    "no secret": [resource("aws:sns/topic:Topic", "other")],
    "secrets of nobody": [secret("a"), secret("b")],
    "one customer twice": [secret("a", "alder"), secret("b", "alder")],
    "a customer without a name": [secret("a", " ")],
    "one customer twice, and one not known": [secret("a", "alder"), secret("b", "alder"), secret("c", unknownValue)],
  },
  unknown: {
    "a name that is not known": [secret("a", unknownValue)],
    "two names that are not known": [secret("a", unknownValue), secret("b", unknownValue)],
  },
};
