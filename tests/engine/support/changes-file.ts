import type { Change } from "../../mutations/mutation";

/** Changes as text: JSON knows neither regular expressions nor that a value is to be taken away. */
export function packed(changes: readonly Change[]): string {
  return JSON.stringify(changes, (_key, value: unknown) => {
    if (value instanceof RegExp) return { $pattern: value.source, $flags: value.flags };
    return value === undefined ? { $absent: true } : value;
  });
}

export function unpacked(text: string): Change[] {
  return revived(JSON.parse(text)) as Change[];
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== "object" || value === null) return value;
  if ("$absent" in value) return undefined;
  if ("$pattern" in value && "$flags" in value) return new RegExp(String(value.$pattern), String(value.$flags));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner)]));
}
