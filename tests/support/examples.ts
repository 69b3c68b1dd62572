import { graphFromExport, type ExportedResource } from "../../policy-pack/graph/from-export";
import type { Graph } from "../../policy-pack/graph/graph";

/** What Pulumi writes for a value that is known only after the update. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A reference to another resource of the example: unknown at preview, followed through property dependencies. */
export class Reference {
  constructor(readonly name: string) {}
}
export const ref = (name: string) => new Reference(name);

export interface ExampleResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** One resource of an example: `resource("aws:rds/cluster:Cluster", "db", { kmsKeyId: ref("key") })`. */
export function resource(type: string, name: string, inputs: Readonly<Record<string, unknown>> = {}): ExampleResource {
  return { type, name, inputs };
}

/** Small stacks that a rule is tried on, each under a name that says what is special about it. */
export interface Examples {
  /** Nothing fails, and at least one verdict passes. */
  readonly good: Readonly<Record<string, readonly ExampleResource[]>>;
  /** At least one verdict fails. */
  readonly bad: Readonly<Record<string, readonly ExampleResource[]>>;
  /** At least one verdict is unknown and none fails; or the reason why the rule can never be unsure. */
  readonly unknown: Readonly<Record<string, readonly ExampleResource[]>> | { readonly never: string };
  /** Parameter values, as a claim would give them. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The exported state that the example would have at preview. */
export function exampleGraph(resources: readonly ExampleResource[]): Graph {
  return graphFromExport({ version: 3, deployment: { resources: [...exportedExample(resources)] } });
}

/** The example's resources as a state has them. */
export function exportedExample(resources: readonly ExampleResource[]): readonly ExportedResource[] {
  const urns = new Map(resources.map(({ type, name }) => [name, `urn:pulumi:production::example::${type}::${name}`]));
  return resources.map((one) => exported(one, urns));
}

function exported({ type, name, inputs }: ExampleResource, urns: ReadonlyMap<string, string>): ExportedResource {
  const propertyDependencies: Record<string, string[]> = {};
  const plain = Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => {
      const found: string[] = [];
      const replaced = replace(value, urns, found);
      if (found.length > 0) propertyDependencies[key] = [...new Set(found)];
      return [key, replaced];
    }),
  );
  return {
    urn: urns.get(name)!,
    type,
    custom: !type.startsWith("hosting:"),
    inputs: plain,
    outputs: plain,
    propertyDependencies,
  };
}

function replace(value: unknown, urns: ReadonlyMap<string, string>, found: string[]): unknown {
  if (value instanceof Reference) {
    const urn = urns.get(value.name);
    if (urn === undefined) throw new Error(`ref("${value.name}"): no resource of the example has this name`);
    found.push(urn);
    return unknownValue;
  }
  if (Array.isArray(value)) return value.map((item) => replace(item, urns, found));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, urns, found)]));
  }
  return value;
}
