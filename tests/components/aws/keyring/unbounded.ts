/** A statement as a policy document writes it. */
export interface WrittenStatement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal: "*" | Record<string, string | string[]>;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export function statementsOf(policy: unknown): WrittenStatement[] {
  if (typeof policy !== "string") {
    throw new Error("the policy is not known at preview");
  }
  return (JSON.parse(policy) as { Statement: WrittenStatement[] }).Statement;
}

export function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}

/** Condition keys that say on whose behalf a request is made, with operators that fail where the key is absent. */
const bindingKeys = ["aws:sourceaccount", "aws:sourcearn", "aws:principalaccount", "kms:calleraccount"];
const bindingOperators = ["StringEquals", "StringLike", "ArnEquals", "ArnLike"];

/**
 * The statements of a resource policy that let in somebody who is not bound to the account: an allowed principal that is
 * neither of the account nor under a condition every value of which names the account.
 */
export function unboundedStatements(policy: unknown, accountId: string): string[] {
  return statementsOf(policy)
    .filter(({ Effect }) => Effect === "Allow")
    .filter((statement) => !isOfAccount(statement.Principal, accountId) && !isBound(statement, accountId))
    .map(({ Sid }) => Sid);
}

function isOfAccount(principal: WrittenStatement["Principal"], accountId: string): boolean {
  if (principal === "*") {
    return false;
  }
  return Object.entries(principal).every(
    ([kind, names]) => kind === "AWS" && listOf(names).every((name) => name.startsWith(`arn:aws:iam::${accountId}:`)),
  );
}

function isBound({ Condition = {} }: WrittenStatement, accountId: string): boolean {
  return Object.entries(Condition)
    .filter(([operator]) => bindingOperators.includes(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .filter(([key]) => bindingKeys.includes(key.toLowerCase()) || key.startsWith("kms:EncryptionContext:"))
    .some(([, values]) => listOf(values).every((value) => value.split(":").includes(accountId)));
}
