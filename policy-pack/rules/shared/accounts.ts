import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { PolicyDocument, PolicyStatement } from "../../facts/kinds";
import { fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { isPositive } from "./policies";

/** Condition keys that name an account, or an ARN with one. */
const NAMES_ACCOUNTS =
  /^(aws:(SourceAccount|SourceOwner|SourceArn|PrincipalAccount|PrincipalArn)|kms:CallerAccount|lambda:SourceAccount)$/i;
const NAMES_ORGANISATION = /^aws:(Principal|Source)Org(ID|Paths)$/i;

/**
 * No statement lets in another account than those in which the stack's providers act, unless the organisation bounds it.
 * Where no provider is pinned nothing can be compared; that is a failure of its own.
 */
export function staysInAccount(policy: PolicyDocument, estate: Estate): Outcome {
  const providers = estate.of("provider").map(({ accounts }) => accounts);
  const own = providers.flatMap((accounts) => valueOf(accounts) ?? []);
  const foreign = policy.statements
    .filter((statement) => statement.effect === "Allow" && !isOfOrganisation(statement))
    .flatMap((statement) => accountsOf(statement).map((account) => ({ account, sid: statement.sid })))
    .find(({ account }) => !own.includes(account));
  if (!foreign) return holds();
  if (providers.some(({ state }) => state === "unknown"))
    return unsure(`statement ${foreign.sid} names account ${foreign.account}; the stack's own is not known`);
  return own.length === 0 ? holds() : fails(`statement ${foreign.sid} lets in another account, ${foreign.account}`);
}

function isOfOrganisation({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      NAMES_ORGANISATION.test(key) &&
      isPositive(operator) &&
      values.length > 0 &&
      values.every((value) => !/^[^/]*[*?]/.test(value)),
  );
}

function accountsOf({ principals, conditions }: PolicyStatement): readonly string[] {
  const conditioned = conditions
    .filter(({ operator, key }) => NAMES_ACCOUNTS.test(key) && isPositive(operator))
    .flatMap(({ values }) => values);
  const named = principals.filter((one) => one.startsWith("AWS:")).map((one) => one.slice(4));
  return [...named, ...conditioned].flatMap(
    (text) => /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?::|$)/.exec(text)?.[1] ?? [],
  );
}
