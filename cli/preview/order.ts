import type { GraphResource } from "./graph";

/**
 * One order for one graph, whatever order the program registered in: by URN, but what a resource needs (its parent,
 * provider and dependencies) comes before it, as in a state file.
 */
export function inDependencyOrder(resources: Iterable<GraphResource>): GraphResource[] {
  const byUrn = new Map([...resources].map((resource) => [resource.urn, resource]));
  const ordered = new Set<GraphResource>();
  const visited = new Set<string>();
  const visit = (urn: string): void => {
    const resource = byUrn.get(urn);
    if (resource === undefined || visited.has(urn)) return;
    visited.add(urn);
    needs(resource).forEach(visit);
    ordered.add(resource);
  };
  [...byUrn.keys()].sort().forEach(visit);
  return [...ordered];
}

function needs(resource: GraphResource): string[] {
  const provider = resource.provider?.slice(0, resource.provider.lastIndexOf("::"));
  const referenced = [...resource.dependencies, ...Object.values(resource.propertyDependencies).flat()].sort();
  return [resource.parent, provider, ...referenced].filter((urn) => urn !== undefined);
}
