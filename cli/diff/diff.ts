import type { GraphDocument, GraphResource } from "../preview/graph";
import { InputError } from "../preview/input-error";
import { isDefaultProvider } from "../preview/tree";
import { nameOf } from "../preview/urn";
import { changesOf, type PropertyChange } from "./property-changes";
import { forcesReplacement } from "./replacement";

export type Operation = "create" | "update" | "replace" | "delete" | "same" | "read";

/** What would happen to one resource. */
export interface Change {
  urn: string;
  type: string;
  name: string;
  operation: Operation;
  /** The name under which the state has the resource, where an alias leads to it. */
  formerUrn?: string;
  /** What differs; empty for what is created or deleted whole. */
  properties: PropertyChange[];
  /** A deletion that Pulumi would refuse, because the resource is protected. */
  protected?: boolean;
  /** Deleted from the state only: the cloud keeps it (`retainOnDelete`). */
  retained?: boolean;
}

export interface Difference {
  /** In the order of the program's graph; then what is deleted, dependants first. */
  changes: Change[];
  counts: Record<Operation, number>;
}

/**
 * What applying a program to a state would do, as far as it can be told without the cloud. Inputs are compared; outputs
 * and default providers are not. A value that is known only after creation counts as unchanged when it comes from the
 * same resources as before and none of them is created or replaced.
 */
export function diffAgainst(document: GraphDocument, state: GraphDocument): Difference {
  const planned = document.deployment.resources.filter((resource) => !isDefaultProvider(resource));
  const existing = state.deployment.resources.filter((resource) => !isDefaultProvider(resource) && isLive(resource));
  checkSameStack(planned, existing);
  const byUrn = new Map(existing.map((resource) => [resource.urn, resource]));
  const formerUrns = new Map(planned.map((resource) => [resource.urn, formerOf(resource, byUrn)]));
  const fresh = new Set<string>();
  const changes = planned.map((resource) => {
    const change = changeOf(resource, byUrn.get(formerUrns.get(resource.urn) ?? ""), formerUrns, fresh);
    if (change.operation === "create" || change.operation === "replace") fresh.add(resource.urn);
    return change;
  });
  const kept = new Set(formerUrns.values());
  const deleted = existing.filter(({ urn, external }) => !kept.has(urn) && external !== true).reverse();
  const all = [...changes, ...deleted.map(deletionOf)];
  return { changes: all, counts: counted(all) };
}

/** An old copy that a replacement has still to delete is not the resource any more. */
function isLive(resource: GraphResource & { delete?: boolean }): boolean {
  return resource.delete !== true;
}

function formerOf(resource: GraphResource, existing: ReadonlyMap<string, GraphResource>): string | undefined {
  return [resource.urn, ...(resource.aliases ?? [])].find((urn) => existing.has(urn));
}

function changeOf(
  resource: GraphResource,
  before: GraphResource | undefined,
  formerUrns: ReadonlyMap<string, string | undefined>,
  fresh: ReadonlySet<string>,
): Change {
  const { urn, type } = resource;
  const change = { urn, type, name: nameOf(urn), properties: [] };
  if (resource.external === true) return { ...change, operation: "read" };
  if (before === undefined) return { ...change, operation: "create" };
  const properties = changesOf(resource, before, { formerUrns, fresh }).map((property) => ({
    ...property,
    forcesReplacement: forcesReplacement(resource, property.path),
  }));
  return {
    ...change,
    ...(before.urn !== urn && { formerUrn: before.urn }),
    properties,
    operation: operationOf(properties),
  };
}

function operationOf(properties: readonly PropertyChange[]): Operation {
  if (properties.length === 0) return "same";
  return properties.some(({ forcesReplacement: forced }) => forced === true) ? "replace" : "update";
}

function deletionOf(resource: GraphResource): Change {
  const { urn, type, protect, retainOnDelete } = resource;
  return {
    urn,
    type,
    name: nameOf(urn),
    operation: "delete",
    properties: [],
    ...(protect === true && { protected: true }),
    ...(retainOnDelete === true && { retained: true }),
  };
}

function counted(changes: readonly Change[]): Record<Operation, number> {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, same: 0, read: 0 };
  for (const { operation } of changes) counts[operation] += 1;
  return counts;
}

// Every name carries its stack and project: between two stacks all would be created and all deleted, which says nothing.
function checkSameStack(planned: readonly GraphResource[], existing: readonly GraphResource[]): void {
  const stacks = (resources: readonly GraphResource[]): Set<string> =>
    new Set(resources.map(({ urn }) => urn.split("::").slice(0, 2).join("::")));
  const [program, state] = [stacks(planned), stacks(existing)];
  const renamed = planned.some(({ aliases = [] }) =>
    aliases.some((urn) => state.has(urn.split("::").slice(0, 2).join("::"))),
  );
  if (program.size === 0 || state.size === 0 || renamed || [...program].some((stack) => state.has(stack))) return;
  throw new InputError(`--against: the state is of ${described(state)}; the program is ${described(program)}`);
}

function described(stacks: ReadonlySet<string>): string {
  const [first = ""] = stacks;
  const [prefix = "", project = ""] = first.split("::");
  return `stack ${prefix.replace("urn:pulumi:", "")} of project ${project}`;
}
