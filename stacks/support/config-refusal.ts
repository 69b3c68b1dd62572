import type { z } from "zod";

/** What was received, and where in the value the fault is. */
export function received(given: unknown, issue?: z.core.$ZodIssue): string {
  const path = issue?.path ?? [];
  const [holder, value] = path.reduce<[unknown, unknown]>(
    ([, at], step) => [at, (at as Record<PropertyKey, unknown>)[step]],
    [undefined, given],
  );
  const where = placeOf(path);
  if (value === undefined && where !== "") return `${shown(holder)} without ${where}`;
  const at = where && ` at ${where}`;
  if (issue?.code === "unrecognized_keys") return `an unknown property "${issue.keys[0]}"${at}`;
  return shown(value, issue?.code === "invalid_type" ? issue.expected : undefined) + at;
}

/** The same of a value that may not be repeated. */
export function receivedSecret(issue?: z.core.$ZodIssue): string {
  const where = placeOf(issue?.path ?? []);
  return `a secret${where && ` whose ${where} is not as it has to be`}`;
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

/** A value for a message. Text in place of a list or mapping is not repeated: it may be a secret in the wrong place. */
function shown(value: unknown, wanted?: string): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string" && wanted === "array") return "text instead of a list";
  if (typeof value === "string" && wanted === "object") return "text instead of a mapping";
  if (Array.isArray(value) && !value.every((item) => typeof item === "string")) return `a list of ${value.length}`;
  if (typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 0) return "a mapping";
  const text = typeof value === "string" && /^\S+$/.test(value) ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
