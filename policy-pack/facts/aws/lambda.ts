import { allOf } from "../combine";
import type { Adapter, Context } from "../context";
import { absent, known, mapDatum, notKnown, valueOf, type Datum } from "../datum";
import type { FunctionFact, PolicyDocument, PolicyStatement } from "../kinds";
import type { Reader } from "../reader";

const FUNCTION = "aws:lambda/function:Function";
const PERMISSION = "aws:lambda/permission:Permission";
const INVOCATION = "aws:lambda/invocation:Invocation";
const ADDRESS = "aws:lambda/functionUrl:FunctionUrl";

/** Lambda functions, who may call them, addresses of their own, and what the update calls them for. */
export const lambda: Adapter = {
  cloud: "aws",
  reads: [FUNCTION, PERMISSION, INVOCATION, ADDRESS],
  facts: (context) => context.each(FUNCTION).map((reader) => functionFact(reader, context)),
};

function functionFact(reader: Reader, context: Context): FunctionFact {
  const permissions = context.partsOf(reader.resource, PERMISSION, "function");
  const addresses = context.partsOf(reader.resource, ADDRESS, "functionName");
  const invocations = context.partsOf(reader.resource, INVOCATION, "functionName");
  return {
    kind: "function",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader, ...permissions, ...addresses, ...invocations].map((one) => one.resource),
    subnets: reader.links("subnet", "vpcConfig.subnetIds"),
    filters: reader.links("packetFilter", "vpcConfig.securityGroupIds"),
    role: reader.link("role", "role"),
    environment: reader.map("environment.variables"),
    invokers: invokersOf(reader, permissions),
    addressAuthentication: addressAuthentication(reader, addresses),
    tenants: tenantsOf(reader, invocations),
  };
}

function invokersOf(reader: Reader, permissions: readonly Reader[]): Datum<PolicyDocument> {
  const source = reader.source("permissions");
  if (permissions.length === 0) return absent(source);
  const unknown = permissions.find((one) => one.string("principal").state === "unknown");
  if (unknown) return notKnown(unknown.source("principal"));
  const statements = permissions.map(statementOf);
  const label = statements.map((one) => `Allow ${one.actions.join(", ")} to ${one.principals.join(", ")}`).join("; ");
  return known({ statements, label }, source);
}

const CONDITIONS = [
  ["ArnLike", "aws:SourceArn", "sourceArn"],
  ["StringEquals", "aws:SourceAccount", "sourceAccount"],
  ["StringEquals", "aws:PrincipalOrgID", "principalOrgId"],
  ["StringEquals", "lambda:FunctionUrlAuthType", "functionUrlAuthType"],
] as const;

function statementOf(permission: Reader): PolicyStatement {
  const text = (property: string) => valueOf(permission.string(property)) ?? "[known after the update]";
  return {
    sid: valueOf(permission.string("statementId")) ?? "",
    effect: "Allow",
    principals: [principalOf(text("principal"))],
    notPrincipals: [],
    actions: [text("action")],
    notActions: [],
    resources: [text("function")],
    notResources: [],
    conditions: CONDITIONS.filter(([, , property]) => permission.value(property).state !== "absent").map(
      ([operator, key, property]) => ({ operator, key, values: [text(property)] }),
    ),
  };
}

function principalOf(principal: string): string {
  if (principal === "*") return "*";
  if (/^\d{12}$/.test(principal)) return `AWS:arn:aws:iam::${principal}:root`;
  return principal.startsWith("arn:") ? `AWS:${principal}` : `Service:${principal}`;
}

// The most open of its addresses counts.
function addressAuthentication(reader: Reader, addresses: readonly Reader[]): Datum<string> {
  const types = addresses.map((address) => address.string("authorizationType"));
  const open = types.find((type) => valueOf(type) === "NONE");
  const unknown = types.find((type) => type.state === "unknown");
  return open ?? unknown ?? types[0] ?? absent(reader.source("address"));
}

function tenantsOf(reader: Reader, invocations: readonly Reader[]): Datum<readonly string[]> {
  const called = invocations
    .map((one) => mapDatum(one.json("input"), tenantsIn))
    .filter((one) => one.state !== "absent");
  const [first] = called;
  return first
    ? mapDatum(allOf(first.source, called), (lists) => [...new Set(lists.flat())])
    : absent(reader.source("invocations"));
}

function tenantsIn(input: unknown): readonly string[] | undefined {
  const tenants: unknown =
    typeof input === "object" && input !== null && "tenants" in input ? input.tenants : undefined;
  return Array.isArray(tenants) ? tenants.filter((one): one is string => typeof one === "string") : undefined;
}
