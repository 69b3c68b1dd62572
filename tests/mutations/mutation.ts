import type { GraphDocument, GraphResource } from "../../cli/preview/run-program";
import type { Json } from "../../cli/preview/graph";

/** What stands in a mutated input for a reference to a resource of the stack, by its logical name. */
export interface To {
  readonly to: string;
  readonly type?: string;
}
export const to = (name: string): To => ({ to: name });
export type Input = Json | To | readonly Input[] | { readonly [key: string]: Input };

/**
 * One way of breaking a stack: a resource taken away, a value weakened, or a sibling added that undoes what is there.
 * It is data, so that it can be applied to a graph here and to the running program elsewhere.
 */
export type Change =
  | { readonly remove: string; readonly type?: string }
  | { readonly set: string; readonly type?: string; readonly path: string; readonly value: Input | undefined }
  | {
      readonly edit: string;
      readonly type?: string;
      readonly path: string;
      readonly from: RegExp;
      readonly with: string;
    }
  | { readonly add: string; readonly type: string; readonly inputs: Readonly<Record<string, Input>> };

export interface Mutation {
  /** What somebody did. */
  readonly name: string;
  /** The rule that has to notice; others may too. */
  readonly rule: string;
  readonly changes: readonly Change[];
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The graph as it would be after the changes. Throws where a change finds nothing to change: the test would be blind. */
export function mutated(document: GraphDocument, changes: readonly Change[]): GraphDocument {
  const copy = structuredClone(document);
  for (const change of changes) apply(copy, change);
  return copy;
}

function apply(document: GraphDocument, change: Change): void {
  const { resources } = document.deployment;
  if ("add" in change) {
    resources.push(sibling(resources, change.add, change.type, change.inputs));
    return;
  }
  const name = "remove" in change ? change.remove : "set" in change ? change.set : change.edit;
  const found = named(resources, name, change.type);
  if ("remove" in change) {
    document.deployment.resources = resources.filter((one) => one !== found);
  } else if ("set" in change) {
    setAt(found, resources, change.path.split("."), change.value);
  } else {
    editAt(found, change.path.split("."), change.from, change.with);
  }
}

function named(resources: readonly GraphResource[], name: string, type?: string): GraphResource {
  const found = resources.filter((one) => one.urn.endsWith(`::${name}`) && (type === undefined || one.type === type));
  if (found.length !== 1) {
    throw new Error(
      `${found.length} resources are called ${name}${type ? ` of type ${type}` : ""}; exactly one must be`,
    );
  }
  return found[0]!;
}

function sibling(
  resources: readonly GraphResource[],
  name: string,
  type: string,
  inputs: Readonly<Record<string, Input>>,
): GraphResource {
  const model = resources.find((one) => one.custom && one.type.startsWith("aws:"))!;
  const created: GraphResource = {
    ...structuredClone(model),
    urn: `${model.urn.split("::").slice(0, 2).join("::")}::${type}::${name}`,
    type,
    inputs: {},
    outputs: {},
    propertyDependencies: {},
    dependencies: [],
    parent: resources.find((one) => one.type === "pulumi:pulumi:Stack")!.urn,
  };
  for (const [key, value] of Object.entries(inputs)) setAt(created, resources, [key], value);
  return created;
}

function setAt(resource: GraphResource, resources: readonly GraphResource[], path: string[], value: Input | undefined) {
  const dependencies: string[] = [];
  const plain = value === undefined ? undefined : resolved(value, resources, dependencies);
  for (const properties of [resource.inputs, resource.outputs] as Record<string, Json>[]) {
    let at: Record<string, Json> = properties;
    for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Record<string, Json>;
    if (plain === undefined) delete at[path.at(-1)!];
    else at[path.at(-1)!] = plain;
  }
  if (path.length === 1) {
    const all = { ...resource.propertyDependencies, [path[0]!]: dependencies };
    if (dependencies.length === 0) delete all[path[0]!];
    resource.propertyDependencies = all;
  }
}

function resolved(value: Input, resources: readonly GraphResource[], dependencies: string[]): Json {
  if (Array.isArray(value)) return (value as readonly Input[]).map((item) => resolved(item, resources, dependencies));
  if (typeof value !== "object" || value === null) return value;
  if ("to" in value && typeof value.to === "string") {
    const { to: name, type } = value as unknown as To;
    dependencies.push(named(resources, name, type).urn);
    return UNKNOWN;
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, Input>).map(([key, item]) => [key, resolved(item, resources, dependencies)]),
  );
}

// User data is text in base64: it is edited as text.
function editAt(resource: GraphResource, path: string[], from: RegExp, replacement: string): void {
  for (const properties of [resource.inputs, resource.outputs] as Record<string, Json>[]) {
    let at: Record<string, Json> = properties;
    for (const step of path.slice(0, -1)) at = at[step] as Record<string, Json>;
    const key = path.at(-1)!;
    const text = at[key] as string;
    const encoded = !/[^A-Za-z0-9+/=]/.test(text);
    const plain = encoded ? Buffer.from(text, "base64").toString("utf8") : text;
    const edited = plain.replace(from, replacement);
    if (edited === plain) throw new Error(`${resource.urn} ${path.join(".")}: nothing matches ${from}`);
    at[key] = encoded ? Buffer.from(edited).toString("base64") : edited;
  }
}
