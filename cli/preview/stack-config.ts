import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { isOfType, kindOf, type Typed } from "./config-types";
import type { Declaration } from "./declarations";
import { jsonText } from "./go-yaml";
import { unknownValue } from "./graph";
import { InputError } from "./input-error";
import { shown, stacksOf, yamlIn, type Project } from "./project";

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
    if (value !== undefined) values.set(key, valueOf(value));
  }
  for (const [key, value] of stackValues(project, stack)) values.set(key, value);
  for (const override of overrides) values.set(...parsedOverride(override, project.name));
  checkDeclared(project, stack, values);
  const isSecret = ([key, { secret }]: [string, Value]): boolean =>
    secret || project.declared.get(key)?.secret === true;
  return {
    config: Object.fromEntries([...values].sort().map(([key, { text }]) => [key, text])),
    secretKeys: [...values]
      .filter(isSecret)
      .map(([key]) => key)
      .sort(),
  };
}

interface Value {
  readonly text: string;
  /** What the text was made of. */
  readonly plain: unknown;
  readonly secret: boolean;
  /** Whether it was given for this run, where nothing can be encrypted and everything is text. @default false */
  readonly override?: boolean;
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
  const text = override.slice(equals + 1);
  return [fullKey(override.slice(0, equals), project, "-c"), { text, plain: text, secret: false, override: true }];
}

function valueOf(value: unknown): Value {
  const found = { secret: false };
  const plain = withoutEncryption(value, found);
  // Nothing after the colon is the empty text, for now; Pulumi warns that it will be null.
  const text = typeof plain === "string" ? plain : plain === null ? "" : jsonText(plain);
  return { text, plain: typeof plain === "object" && plain !== null ? plain : text, secret: found.secret };
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

/** What the engine checks before it starts a program: what is missing, then of what type and how the rest was given. */
function checkDeclared(project: Project, stack: string, values: ReadonlyMap<string, Value>): void {
  const missing = [...project.declared].filter(([key]) => !values.has(key));
  if (missing.length > 0) {
    const keys = missing.map(([key]) => key);
    const wanted = missing.map(([, declared]) => wordsFor(declared)).join(" and ");
    throw new InputError(
      `${keys.join(", ")}: nothing given; ${wanted}, in Pulumi.${stack}.yaml or by -c ${keys.join("=… -c ")}=…`,
    );
  }
  for (const [key, declared] of project.declared) {
    if (declared.type !== undefined) checkTyped(key, values.get(key)!, declared as Typed, declared.secret === true);
  }
}

function wordsFor({ type = "string", items, description }: Declaration): string {
  const about = description?.replace(/\.$/, "");
  return kindOf({ type, items }) + (about === undefined ? "" : ` (${about})`);
}

function checkTyped(key: string, value: Value, type: Typed, secret: boolean): void {
  // On a command line a list or mapping can only be given as JSON.
  const asJson = value.override === true && (type.type === "array" || type.type === "object");
  const given = asJson ? parsed(value.text) : value.plain;
  if (!isOfType(given, type)) {
    const received = value.secret || secret ? "a secret" : shown(value.text);
    throw new InputError(`${key}: ${received}; ${kindOf(type)}${asJson ? ", as JSON" : ""}`);
  }
  if (secret && !value.secret && value.override !== true) {
    throw new InputError(`${key}: a value in plain; an encrypted one, by npx pulumi config set --secret ${key}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
