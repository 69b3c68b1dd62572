import { unknownValue } from "./graph";

export const types = ["string", "boolean", "integer", "array", "object"] as const;
export type ConfigType = (typeof types)[number];

/** A type as Pulumi.yaml declares it; `items` is that of each in an array. */
export interface Typed {
  readonly type: ConfigType;
  readonly items?: Typed;
}

const kinds: Readonly<Record<ConfigType, string>> = {
  string: "a string",
  boolean: "true or false",
  integer: "a whole number",
  array: "a list",
  object: "a mapping",
};
const MOST = 2n ** 63n;

/** What a value of the type is, in words. */
export function kindOf({ type, items }: Typed): string {
  return type === "array" && items !== undefined ? `a list, in which each is ${kindOf(items)}` : kinds[type];
}

/** Whether the engine takes a value as one of the type; text may stand for numbers and truth values, encrypted for all. */
export function isOfType(value: unknown, { type, items }: Typed): boolean {
  if (value === unknownValue) return true;
  if (type === "array") {
    return Array.isArray(value) && value.every((one) => items === undefined || isOfType(one, items));
  }
  if (type === "string") return typeof value === "string";
  if (type === "boolean") return typeof value === "boolean" || value === "true" || value === "false";
  if (type === "integer") return isInteger(value);
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  if (typeof value === "bigint") return true;
  if (typeof value !== "string" || !/^[+-]?\d+$/.test(value)) return false;
  const number = BigInt(value.replace("+", ""));
  return number < MOST && number >= -MOST;
}
