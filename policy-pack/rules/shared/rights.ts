import type { PolicyDocument, PolicyStatement } from "../../facts/kinds";
import { all, fails, holds, type Outcome } from "../../logic/outcome";

/**
 * No statement allows every action of a service, or acts on everything without a condition. Actions that AWS defines
 * without resources (`Describe…`, `List…`, `Get…`) may name `*`, but for those that hand out what is kept.
 */
export function hasOnlyNeededRights(policy: PolicyDocument): Outcome {
  return all(...policy.statements.filter(({ effect }) => effect === "Allow").map(isNeeded));
}

function isNeeded(statement: PolicyStatement): Outcome {
  if (allowsWholeService(statement)) return fails(`statement ${statement.sid} allows every action of a service`);
  const anywhere = statement.notResources.length > 0 || statement.resources.some(isEverything);
  if (!anywhere || statement.actions.every(onlyLooks) || isNarrowed(statement)) return holds();
  return fails(`statement ${statement.sid} acts on everything, without a condition`);
}

// `NotAction` allows everything else; `s3:*`, `s3:?*` and `*` say so plainly.
function allowsWholeService({ actions, notActions }: PolicyStatement): boolean {
  return notActions.length > 0 || actions.some((action) => !action.includes(":") || /^[^:]*[*?]|:[*?]+$/.test(action));
}

/** `*`, and ARNs that name a service or an account, but nothing in it. */
function isEverything(resource: string): boolean {
  const parts = resource.split(":");
  return parts.length < 6 ? /[*?]/.test(resource) : /^[*?/:]*$/.test(parts.slice(5).join(":"));
}

// Reading these is having the data, the code or the password.
const HANDS_OUT = [
  "dynamodb:GetItem",
  "dynamodb:GetRecords",
  "ec2:GetPasswordData",
  "kinesis:GetRecords",
  "lambda:GetFunction",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "ssm:GetParameterHistory",
  "sts:GetFederationToken",
];

function onlyLooks(action: string): boolean {
  const looks = /^[a-z0-9-]+:(Describe|List|Get|Put(MetricData|TraceSegments|TelemetryRecords)$)/i.test(action);
  return looks && !HANDS_OUT.some((one) => matches(action, one));
}

/** Whether a policy's action, which may hold wildcards, means an action. */
export function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(action);
}

/** A condition that is always true, or true where its key is missing, narrows nothing. */
function isNarrowed({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    ({ operator, values }) =>
      !/^ForAllValues:|IfExists$|Not|^Null$/i.test(operator) &&
      values.length > 0 &&
      values.every((value) => /[^*?]/.test(value) && value !== "0.0.0.0/0" && value !== "::/0"),
  );
}
