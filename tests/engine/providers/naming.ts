import { createHash } from "node:crypto";
import type { Properties } from "../../../cli/preview/graph";
import { nameOf } from "../../../cli/preview/urn";

/** Where a provider notes which inputs are its own choice. */
export const DEFAULTS = "__defaults";

/** A name from the resource's own and a few random digits, as providers choose it; the one that it has stays. */
export function autonamed(
  urn: string,
  property: string,
  { separator, digits }: { separator: string; digits: number },
  before: Properties,
  seed: Uint8Array,
): Properties {
  const had = isAutonamed(before, property) ? before[property] : undefined;
  const suffix = createHash("sha256").update(seed).update(urn).digest("hex").slice(0, digits);
  return { [property]: had ?? `${nameOf(urn)}${separator}${suffix}`, [DEFAULTS]: [property] };
}

export function isAutonamed(inputs: Properties, property: string): boolean {
  const defaults = inputs[DEFAULTS];
  return Array.isArray(defaults) && defaults.includes(property);
}

/** The inputs without the providers' own notes. */
export function withoutNotes(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !key.startsWith("__")));
}
