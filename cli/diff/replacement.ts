import type { GraphResource } from "../preview/graph";
import { covers } from "./property-changes";
import { replacementProperties } from "./replacement-data";

/**
 * Whether a change of a property makes a new resource of it: the program says so (`replaceOnChanges`), or the property
 * is in `replacement-data.ts`. Only the provider knows for sure; a property that is not listed counts as updated in place.
 */
export function forcesReplacement(resource: GraphResource, path: string): boolean {
  const patterns = [...(resource.replaceOnChanges ?? []), ...(replacementProperties[resource.type] ?? [])];
  return patterns.some((pattern) => covers(pattern, path));
}
