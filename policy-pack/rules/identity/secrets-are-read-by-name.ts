import type { PolicyDocument, PolicyStatement } from "../../facts/kinds";
import { refersTo } from "../../logic/comparators";
import { fails, holds, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";
import { isPositive } from "../shared/policies";
import { matches } from "../shared/rights";

export default rule({
  id: "secrets-are-read-by-name",
  title: "Who may read secrets may read named ones, and not all",
  severity: "high",
  over: "grant",
  clouds: ["aws"],
  when: ({ policy }) => policy.state !== "absent",
  holds: (grant) => refersTo(grant.policy, "a policy", readsByName),
  fix: { aws: "Name the secrets, or the path that they share, in Resource." },
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
});

function readsByName(policy: PolicyDocument): Outcome {
  const open = policy.statements.find((one) => one.effect === "Allow" && readsSecrets(one) && !namesSecrets(one));
  return open ? fails(`statement ${open.sid} reads every secret`) : holds();
}

function readsSecrets({ actions, notActions }: PolicyStatement): boolean {
  return ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"].some((read) =>
    notActions.length > 0 ? !notActions.some((one) => matches(one, read)) : actions.some((one) => matches(one, read)),
  );
}

// A name of at least three characters before the first wildcard, or a tag or name that a condition demands.
function namesSecrets({ resources, conditions }: PolicyStatement): boolean {
  const byCondition = conditions.some(
    ({ operator, key, values }) =>
      /^(aws:ResourceTag\/|secretsmanager:(ResourceTag\/|SecretId$|Name$))/i.test(key) &&
      isPositive(operator) &&
      values.every((value) => /[^*?:]{3,}/.test(value.split(":").at(-1) ?? "")),
  );
  const byResource = (resource: string) =>
    /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^*?]{3,}/.test(resource) ||
    /^arn:[^:*?]*:(?!secretsmanager)[a-z0-9-]+:/.test(resource);
  return byCondition || (resources.length > 0 && resources.every(byResource));
}
