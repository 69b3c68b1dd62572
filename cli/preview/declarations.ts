import { jsonText } from "./go-yaml";
import { InputError } from "./input-error";
import { isOfType, kindOf, types, type ConfigType, type Typed } from "./config-types";

/** A key that Pulumi.yaml declares: its type and default, or the value that it has in every stack. */
export interface Declaration extends Partial<Typed> {
  readonly description?: string;
  readonly default?: unknown;
  readonly value?: unknown;
  readonly secret?: boolean;
}

const attributes = ["type", "items", "description", "default", "value", "secret"];

/**
 * What Pulumi.yaml declares, by full key.
 *
 * @param file names the file in errors
 * @throws InputError at whatever the engine would refuse there
 */
export function declarations(config: unknown, project: string, file: string): Map<string, Declaration> {
  if (config === undefined || config === null) return new Map();
  if (!isMapping(config)) {
    throw new InputError(`${file}: config: ${jsonText(config)}; a mapping of keys to {type, default} or values`);
  }
  return new Map(
    Object.entries(config).map(([key, declared]) => {
      const where = `${file}: config: ${key}`;
      const full = key.includes(":") ? key : `${project}:${key}`;
      return [full, full.startsWith(`${project}:`) ? ownKey(declared, where) : anothersKey(declared, where)];
    }),
  );
}

function ownKey(declared: unknown, where: string): Declaration {
  if (!isMapping(declared)) return { value: stated(declared, where) };
  checkAttributes(declared, where);
  const { type, items, default: preset, value } = declared;
  if (type === "array" && items === undefined) throw new InputError(`${where}: items: nothing given; {type} of each`);
  if (preset !== undefined && value !== undefined) {
    throw new InputError(`${where}: default and value; one of them`);
  }
  if (type !== undefined && preset !== undefined && !isOfType(preset, declared as unknown as Typed)) {
    throw new InputError(`${where}: default: ${jsonText(preset)}; ${kindOf(declared as unknown as Typed)}`);
  }
  return declared;
}

/** A provider's key, or another program's: Pulumi.yaml may give it a value and say no more of it. */
function anothersKey(declared: unknown, where: string): Declaration {
  if (!isMapping(declared)) return { value: stated(declared, where) };
  checkAttributes(declared, where);
  for (const name of ["type", "default"] as const) {
    if (declared[name] !== undefined) throw new InputError(`${where}: ${name}: not for another's key; value alone`);
  }
  if (declared.value === undefined) throw new InputError(`${where}: value: nothing given; the value in every stack`);
  return declared;
}

function stated(value: unknown, where: string): unknown {
  if (value === null) throw new InputError(`${where}: nothing given; {type, default} or a value`);
  return value;
}

function checkAttributes(declared: Record<string, unknown>, where: string): void {
  const unknown = Object.keys(declared).find((name) => !attributes.includes(name));
  if (unknown !== undefined) throw new InputError(`${where}: ${unknown}: unknown; ${attributes.join(", ")}`);
  checkType(declared, where);
  const { description = "", secret = false } = declared;
  if (typeof description !== "string") throw new InputError(`${where}: description: ${jsonText(description)}; a text`);
  if (typeof secret !== "boolean") throw new InputError(`${where}: secret: ${jsonText(secret)}; true or false`);
}

function checkType({ type, items }: Record<string, unknown>, where: string): void {
  if (type !== undefined && !types.includes(type as ConfigType)) {
    throw new InputError(`${where}: type: ${jsonText(type)}; one of ${types.join(", ")}`);
  }
  if (items === undefined) return;
  if (!isMapping(items)) throw new InputError(`${where}: items: ${jsonText(items)}; {type} of each`);
  if (items.type === undefined || (items.type === "array" && items.items === undefined)) {
    throw new InputError(`${where}: items: ${jsonText(items)}; {type} of each, and items where that is array`);
  }
  checkType(items, `${where}: items`);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
