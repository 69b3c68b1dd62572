import type { PolicyDocument, PolicyStatement } from "../../facts/kinds";
import { all, fails, holds, type Outcome } from "../../logic/outcome";

type Condition = PolicyStatement["conditions"][number];

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
// `ForAllValues:…` and `…IfExists` also hold where the key is missing: they bound nothing.
const POSITIVE = /^(ForAnyValue:)?(String|Arn)(Equals|Like|EqualsIgnoreCase)$/i;

/** Whether a condition's operator demands the key and one of the values. */
export const isPositive = (operator: string): boolean => POSITIVE.test(operator);

/** Whether a condition of the statement ties whoever asks to something of ours. */
export function isBounded(statement: PolicyStatement): boolean {
  return statement.conditions.some(
    ({ operator, key, values }) =>
      BOUNDING_KEYS.has(key.toLowerCase()) && POSITIVE.test(operator) && values.length > 0 && values.every(namesOwner),
  );
}

// An ARN bounds by its account, or where it has none (a bucket's) by its name; anything else by being whole.
function namesOwner(value: string): boolean {
  if (!value.startsWith("arn:")) return value !== "" && !/[*?]/.test(value);
  const [, , , , account, name] = value.split(":");
  return account === "" ? /^[^*?/]{3,}/.test(name ?? "") : /^\d{12}$/.test(account ?? "");
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
  return all(...allowing(policy).map(statementIsBounded));
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
  const open = allowing(policy).find((statement) => isForEverybody(statement) && !isBounded(statement));
  return open ? fails(`statement ${open.sid} allows everybody`) : holds();
}

/** Who comes from another identity provider is named: without `sub` (SAML: another attribute) all of its users may come. */
export function namesOutsiders(policy: PolicyDocument): Outcome {
  const open = allowing(policy).find(
    ({ principals, conditions }) =>
      principals.some((one) => one.startsWith("Federated:")) &&
      !conditions.some(
        ({ operator, key, values }) =>
          POSITIVE.test(operator) && /:(sub|namequalifier|eduperson\w+)$/i.test(key) && values.every(namesSomebody),
      ),
  );
  return open ? fails(`statement ${open.sid} lets in everybody whom another identity provider knows`) : holds();
}

// `repo:*` is every repository of everybody.
function namesSomebody(value: string): boolean {
  return /^[^*?]+$/.test(value) || /^[a-z]+:[^*?:/]+\/[^*?:/]+/i.test(value);
}

/** Whether the policy denies everything to everybody who comes without TLS, the bucket itself and what is in it. */
export function deniesPlainHttp(policy: PolicyDocument): boolean {
  return policy.statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      statement.principals.some((one) => one === "*" || one === "AWS:*") &&
      statement.actions.some((action) => action === "*" || /^[a-z0-9]+:\*$/i.test(action)) &&
      coversBuckets(statement.resources) &&
      statement.conditions.length === 1 &&
      statement.conditions.some(isPlainHttp),
  );
}

function isPlainHttp({ operator, key, values }: Condition): boolean {
  return /^Bool(IfExists)?$/i.test(operator) && key.toLowerCase() === "aws:securetransport" && values.includes("false");
}

function coversBuckets(resources: readonly string[]): boolean {
  const inside = (resource: string) => /^arn:[^:]*:s3:::[^/]*\/\*$/.test(resource);
  const whole = (resource: string) => /^arn:[^:]*:s3:::[^/]+$/.test(resource);
  const ofBuckets = resources.some((resource) => resource.includes(":s3:::"));
  return !ofBuckets || resources.includes("*") || (resources.some(inside) && resources.some(whole));
}

/** The actions that an account allows itself before a second factor: setting one up, and asking for a session with it. */
const WITHOUT_FACTOR = new Set(
  [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetAccountPasswordPolicy",
    "iam:GetMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "iam:ChangePassword",
    "sts:GetSessionToken",
  ].map((action) => action.toLowerCase()),
);

/** Whether everything but setting up a second factor is denied to who has not shown one. */
export function deniesWithoutSecondFactor(policy: PolicyDocument): boolean {
  return policy.statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      (statement.actions.includes("*") ||
        (statement.notActions.length > 0 &&
          statement.notActions.every((action) => WITHOUT_FACTOR.has(action.toLowerCase())))) &&
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

function allowing(policy: PolicyDocument): readonly PolicyStatement[] {
  return policy.statements.filter(({ effect }) => effect === "Allow");
}
