import { isRecord, reveal, UNKNOWN, type Value } from "../graph/values";
import { mapDatum, notKnown, type Datum } from "./datum";
import type { PolicyDocument, PolicyStatement } from "./kinds";
import type { Reader } from "./reader";

/**
 * The policy document that a property holds, as JSON text or as an object. Text that no cloud would take as a policy is
 * unknown, never absent: an absent policy may be harmless, an unreadable one is not known to be.
 */
export function policyOf(reader: Reader, path: string): Datum<PolicyDocument> {
  const value = reader.value(path);
  if (value.state !== "known") return value;
  const document = typeof value.value === "string" ? parsed(value.value) : value.value;
  if (holdsUnknown(document)) return notKnown(value.source);
  const statements = statementsOf(document);
  if (!statements) return notKnown(value.source, "is no policy document that can be read");
  return mapDatum(value, () => ({ statements, label: statements.map(labelOf).join("; ") }));
}

const ELEMENTS = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

type Members = { readonly [key: string]: Value };

function statementsOf(document: Value | undefined): readonly PolicyStatement[] | undefined {
  if (!isRecord(document) || document.Statement === undefined) return undefined;
  const statements = asList(document.Statement).map((one) => (isRecord(one) ? statementOf(one) : undefined));
  return statements.every((one) => one !== undefined) ? statements : undefined;
}

function statementOf(statement: Members): PolicyStatement | undefined {
  const effect = (["Allow", "Deny"] as const).find((one) => one === statement.Effect);
  if (!effect) return undefined;
  if (!Object.keys(statement).every((element) => ELEMENTS.has(element))) return undefined;
  return {
    sid: typeof statement.Sid === "string" ? statement.Sid : "",
    effect,
    principals: principalsOf(statement.Principal),
    notPrincipals: principalsOf(statement.NotPrincipal),
    actions: texts(statement.Action),
    notActions: texts(statement.NotAction),
    resources: texts(statement.Resource),
    notResources: texts(statement.NotResource),
    conditions: conditionsOf(statement.Condition),
  };
}

// `{"AWS": "*"}` means everybody as `"*"` does, and a bare account number its root.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
function principalsOf(principal: Value | undefined): readonly string[] {
  if (!isRecord(principal)) return texts(principal);
  return Object.entries(principal).flatMap(([kind, named]) =>
    texts(named).map((name) => {
      if (kind !== "AWS") return `${kind}:${name}`;
      return name === "*" ? "*" : `AWS:${/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name}`;
    }),
  );
}

function conditionsOf(condition: Value | undefined): PolicyStatement["conditions"] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, tests]) =>
    isRecord(tests) ? Object.entries(tests).map(([key, values]) => ({ operator, key, values: texts(values) })) : [],
  );
}

function texts(value: Value | undefined): readonly string[] {
  return asList(value).flatMap((item) => {
    const plain = reveal(item);
    return typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean" ? [`${plain}`] : [];
  });
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function holdsUnknown(value: Value | undefined): boolean {
  if (value === undefined || value === UNKNOWN) return value === UNKNOWN;
  const plain = reveal(value);
  if (Array.isArray(plain)) return (plain as readonly Value[]).some(holdsUnknown);
  return isRecord(plain) ? Object.values(plain).some(holdsUnknown) : plain === UNKNOWN;
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function labelOf({ effect, actions, notActions, principals, resources }: PolicyStatement): string {
  const what = notActions.length > 0 ? `all but ${notActions.join(", ")}` : actions.join(", ");
  const whom = principals.length > 0 ? ` to ${principals.join(", ")}` : "";
  const where = resources.length > 0 ? ` on ${resources.join(", ")}` : "";
  return `${effect} ${what}${whom}${where}`;
}
