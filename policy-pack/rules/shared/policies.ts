import type { PolicyDocument, PolicyStatement } from "../../facts/kinds";
import { all, fails, holds, type Outcome } from "../../logic/outcome";

// Condition keys that tie a request to one account, organisation, network or principal.
const BOUNDING_KEYS = new Set(
  [
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOwner",
    "aws:SourceOrgID",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "kms:CallerAccount",
    "kms:EncryptionContext:aws:logs:arn",
    "kms:EncryptionContext:aws:cloudtrail:arn",
    "kms:EncryptionContext:aws:sns:topicArn",
  ].map((key) => key.toLowerCase()),
);
const POSITIVE = /^(ForAnyValue:|ForAllValues:)?(String|Arn)(Equals|Like|EqualsIgnoreCase)$/i;

/** Whether a condition of the statement ties whoever asks to something of ours: a positive test, not against `*`. */
export function isBounded(statement: PolicyStatement): boolean {
  return statement.conditions.some(
    ({ operator, key, values }) =>
      BOUNDING_KEYS.has(key.toLowerCase()) &&
      POSITIVE.test(operator) &&
      // `ForAllValues` and `…IfExists` also hold where the key is missing: they bound nothing.
      !/^ForAllValues:/i.test(operator) &&
      values.length > 0 &&
      values.every((value) => /[^*?]/.test(value)),
  );
}

/** Whether the statement speaks to everybody, or to everybody but some. */
export function isForEverybody(statement: PolicyStatement): boolean {
  return statement.notPrincipals.length > 0 || statement.principals.some((one) => one === "*" || one.endsWith(":*"));
}

/**
 * Every statement that allows names who, and a service only on behalf of somebody: nobody is let in by `*`, and no
 * service may be used as a confused deputy.
 */
export function boundedEverywhere(policy: PolicyDocument): Outcome {
  return all(...policy.statements.filter(({ effect }) => effect === "Allow").map(statementIsBounded));
}

function statementIsBounded(statement: PolicyStatement): Outcome {
  if (isBounded(statement)) return holds();
  if (isForEverybody(statement))
    return fails(`statement ${statement.sid} allows everybody without a bounding condition`);
  const service = statement.principals.find((one) => one.startsWith("Service:"));
  return service ? fails(`statement ${statement.sid} allows ${service.slice(8)} on behalf of any account`) : holds();
}

/** No statement that allows is open to everybody without a bounding condition. */
export function isNotPublic(policy: PolicyDocument): Outcome {
  const open = policy.statements.find(
    (statement) => statement.effect === "Allow" && isForEverybody(statement) && !isBounded(statement),
  );
  return open ? fails(`statement ${open.sid} allows everybody`) : holds();
}

/** Whether the policy denies everything to everybody who comes without TLS. */
export function deniesPlainHttp(policy: PolicyDocument): boolean {
  return policy.statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      statement.principals.some((one) => one === "*" || one === "AWS:*") &&
      statement.actions.some((action) => action === "*" || /^[a-z0-9]+:\*$/i.test(action)) &&
      statement.conditions.length === 1 &&
      statement.conditions.some(
        ({ operator, key, values }) =>
          /^Bool(IfExists)?$/i.test(operator) &&
          key.toLowerCase() === "aws:securetransport" &&
          values.includes("false"),
      ),
  );
}

/** Whether everything but setting up a second factor is denied to who has not shown one. */
export function deniesWithoutSecondFactor(policy: PolicyDocument): boolean {
  return policy.statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      (statement.actions.includes("*") ||
        (statement.notActions.length > 0 &&
          statement.notActions.every((action) => /^(iam|sts):[A-Za-z]+$/.test(action)))) &&
      statement.resources.includes("*") &&
      statement.conditions.length === 1 &&
      statement.conditions.some(
        ({ operator, key, values }) =>
          // Bool alone lets requests with long-lived keys pass, which carry no such key at all.
          operator.toLowerCase() === "boolifexists" &&
          key.toLowerCase() === "aws:multifactorauthpresent" &&
          values.length === 1 &&
          values[0] === "false",
      ),
  );
}

/** The actions that a statement allows as words: `NotAction` allows everything else. */
function allowsEverything(statement: PolicyStatement): boolean {
  return statement.notActions.length > 0 || statement.actions.some((action) => /^(\*|[a-z0-9-]+:\*)$/i.test(action));
}

/**
 * No statement allows every action of a service, or acts on everything without a condition. Actions that AWS defines
 * without resources (`Describe…`, `List…`, `Get…`) may name `*`.
 */
export function hasOnlyNeededRights(policy: PolicyDocument): Outcome {
  return all(
    ...policy.statements
      .filter(({ effect }) => effect === "Allow")
      .map((statement) => {
        if (allowsEverything(statement)) return fails(`statement ${statement.sid} allows every action of a service`);
        const anywhere = statement.resources.includes("*") || statement.notResources.length > 0;
        const reads = statement.actions.every((action) =>
          /^[a-z0-9-]+:(Describe|List|Get|Put(MetricData|TraceSegments))/i.test(action),
        );
        return anywhere && !reads && statement.conditions.length === 0
          ? fails(`statement ${statement.sid} changes anything, without a condition`)
          : holds();
      }),
  );
}
