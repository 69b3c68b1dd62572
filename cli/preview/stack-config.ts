import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { jsonText } from "./go-yaml";
import { unknownValue } from "./graph";
import { InputError } from "./input-error";
import { shown, stacksOf, yamlIn, type ConfigType, type Project } from "./project";

/** A stack's configuration as the SDK takes it: text by full key, structured values as JSON. */
export interface StackConfig {
  config: Record<string, string>;
  secretKeys: string[];
}

/**
 * The configuration of one run: what Pulumi.yaml declares, then the stack's file, then the overrides.
 *
 * An encrypted value cannot be decrypted here. It is given as a secret that is unknown, so that nothing can be made of
 * it by mistake; an override gives it a value.
 *
 * @param overrides `key=value` each; a key without a namespace is the project's own
 * @throws InputError for an unknown stack, a malformed override, a value that is not of its declared type
 */
export function configOf(project: Project, stack: string, overrides: readonly string[] = []): StackConfig {
  const values = new Map<string, Value>();
  for (const [key, declared] of project.declared) {
    const value = declared.value ?? declared.default;
    if (value !== undefined) values.set(key, { ...valueOf(value), ...(declared.secret === true && { secret: true }) });
  }
  for (const [key, value] of stackValues(project, stack)) values.set(key, value);
  for (const override of overrides) values.set(...parsedOverride(override, project.name));
  checkTypes(project, stack, values);
  return {
    config: Object.fromEntries([...values].sort().map(([key, { text }]) => [key, text])),
    secretKeys: [...values]
      .filter(([, { secret }]) => secret)
      .map(([key]) => key)
      .sort(),
  };
}

interface Value {
  text: string;
  secret: boolean;
}

function stackValues(project: Project, stack: string): [string, Value][] {
  const path = [`Pulumi.${stack}.yaml`, `Pulumi.${stack}.yml`]
    .map((name) => join(project.stackFolder, name))
    .find(existsSync);
  if (path === undefined) {
    const known =
      stacksOf(project).join(", ") || `none in ${relative(project.root, project.stackFolder) || "the project"}`;
    throw new InputError(`stack: "${stack}" has no Pulumi.${stack}.yaml; the stacks are: ${known}`);
  }
  const file = relative(process.cwd(), path) || path;
  return Object.entries(configIn(yamlIn(path, file), file)).map(([key, value]) => [
    fullKey(key, project.name, file),
    valueOf(value),
  ]);
}

function configIn(content: Record<string, unknown>, file: string): Record<string, unknown> {
  const config = content.config || {};
  if (typeof config !== "object" || Array.isArray(config)) {
    throw new InputError(`${file}: config: ${shown(config)}; a mapping of keys to values`);
  }
  return config as Record<string, unknown>;
}

function fullKey(key: string, project: string, where: string): string {
  const parts = key.split(":");
  const wellFormed = parts.length <= 2 && parts.every((part) => part !== "" && !/\s/.test(part));
  if (!wellFormed) throw new InputError(`${where}: key ${shown(key)}; namespace:key, or key for ${project}:key`);
  return parts.length === 2 ? key : `${project}:${key}`;
}

function parsedOverride(override: string, project: string): [string, Value] {
  const equals = override.indexOf("=");
  if (equals <= 0)
    throw new InputError(`-c: ${shown(override)}; key=value, for example ${project}:environment=staging`);
  return [fullKey(override.slice(0, equals), project, "-c"), { text: override.slice(equals + 1), secret: false }];
}

function valueOf(value: unknown): Value {
  const found = { secret: false };
  const plain = withoutEncryption(value, found);
  // Nothing after the colon is the empty text, for now; Pulumi warns that it will be null.
  const text = typeof plain === "string" ? plain : plain === null ? "" : jsonText(plain);
  return { text, secret: found.secret };
}

/** The value with the unknown value in place of everything encrypted in it. */
function withoutEncryption(value: unknown, found: { secret: boolean }): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => withoutEncryption(inner, found));
  if ("secure" in value && Object.keys(value).length === 1) {
    found.secret = true;
    return unknownValue;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEncryption(inner, found)]));
}

function checkTypes(project: Project, stack: string, values: ReadonlyMap<string, Value>): void {
  for (const [key, { type, secret }] of project.declared) {
    const value = values.get(key);
    if (value === undefined) {
      throw new InputError(`${key}: nothing given; ${described(type)}, in Pulumi.${stack}.yaml or by -c ${key}=…`);
    }
    if (secret === true) value.secret = true;
    if (value.text === unknownValue || isOfType(value.text, type)) continue;
    throw new InputError(`${key}: ${value.secret ? "a secret" : shown(value.text)}; ${described(type)}`);
  }
}

function described(type: ConfigType = "string"): string {
  const kinds = {
    string: "a string",
    boolean: "true or false",
    integer: "a whole number",
    array: 'a list (as JSON: ["a", "b"])',
    object: 'a mapping (as JSON: {"key": "value"})',
  };
  return kinds[type];
}

function isOfType(text: string, type: ConfigType = "string"): boolean {
  if (type === "string") return true;
  if (type === "boolean") return text === "true" || text === "false";
  if (type === "integer") return /^[+-]?\d+$/.test(text);
  try {
    const value: unknown = JSON.parse(text);
    return type === "array"
      ? Array.isArray(value)
      : typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
