import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";

/** One configuration key: how its text becomes a value, and what is accepted, in words. */
export interface Key<T> {
  readonly parse: z.ZodType<T>;
  readonly accepted: string;
}

export type Keys = Readonly<Record<string, Key<unknown>>>;
export type Values<K extends Keys> = { readonly [Name in keyof K]: K[Name] extends Key<infer T> ? T : never };

/** A key whose values pass the schema; `accepted` completes "received …; accepted: …". */
export function key<T>(parse: z.ZodType<T>, accepted: string): Key<T> {
  return { parse, accepted };
}

const NAMESPACE = "hosting";
/** Providers whose settings a stack's configuration could hold. */
const PROVIDERS = ["aws", "azure-native"];
/** Keys that choose the program and the environment; every program may be given them. */
const SHARED = ["organisation"];

/**
 * The stack's configuration. Text that is JSON is read as JSON, as Pulumi writes numbers, booleans, lists and objects.
 *
 * @throws a `RunError` of one line at the first key that is unknown, missing or not accepted.
 */
export function readConfig<const K extends Keys>(keys: K): Values<K> {
  const config = new pulumi.Config(NAMESPACE);
  refuseUnknownKeys(keys);
  const entries = Object.entries(keys).map(([name, { parse, accepted }]) => {
    const text = config.get(name);
    const value = text === undefined ? undefined : parsed(text);
    let result = parse.safeParse(value);
    // Text that only looks like a number or a truth value: an account id, a name.
    if (!result.success && text !== undefined && typeof value !== "string") {
      const asText = parse.safeParse(text);
      if (asText.success) result = asText;
    }
    if (!result.success) throw refusal(name, value, accepted, result.error.issues[0]);
    return [name, result.data];
  });
  return Object.fromEntries(entries) as Values<K>;
}

/** The error for a value that is well formed but makes no sense: names the key and keeps to one line. */
export function misconfigured(name: string, problem: string): Error {
  return new pulumi.RunError(`${NAMESPACE}:${name}: ${problem.replace(/\s*\n\s*/g, " ")}`);
}

/**
 * Runs what refuses its arguments by throwing `argument: problem` or `argument.part: problem`, and says instead which key
 * held the value. An error about any other argument is the program's own, and is left as it is.
 *
 * @param keys the key by the argument that it is given as: `{ retentionDays: "backupDays" }`
 */
export function inKeys<T>(keys: Readonly<Record<string, string>>, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, argument = "", part = "", problem = ""] = /^(\w+)(?:\.([^\s:]+))?: ([^]*)$/.exec(message) ?? [];
    const name = Object.hasOwn(keys, argument) ? keys[argument] : undefined;
    if (name === undefined) throw error;
    throw misconfigured(name, part === "" ? problem : `${name}.${part}: ${problem}`);
  }
}

function refuseUnknownKeys(keys: Keys): void {
  const known = [...SHARED, ...Object.keys(keys)];
  for (const full of Object.keys(pulumi.runtime.allConfig())) {
    const [namespace, name] = full.split(":");
    if (namespace === NAMESPACE && name !== undefined && !known.includes(name)) {
      throw misconfigured(name, `unknown key; accepted: ${known.sort().join(", ")}`);
    }
    // The programs make their own providers, so that settings for the default ones would be dropped in silence.
    if (PROVIDERS.includes(namespace ?? "")) {
      throw new pulumi.RunError(
        `${full}: received a setting of the default provider, which is not used; accepted: ${NAMESPACE}:region, ` +
          `${NAMESPACE}:accountId, and credentials by the environment`,
      );
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What was received, where in the value, and what is accepted. */
function refusal(name: string, given: unknown, accepted: string, issue?: z.core.$ZodIssue): Error {
  return misconfigured(name, `received ${received(given, issue)}; accepted: ${accepted}`);
}

function received(given: unknown, issue?: z.core.$ZodIssue): string {
  const path = issue?.path ?? [];
  const [holder, value] = path.reduce<[unknown, unknown]>(
    ([, at], step) => [at, (at as Record<PropertyKey, unknown>)[step]],
    [undefined, given],
  );
  const where = path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
  if (value === undefined && where !== "") return `${shown(holder)} without ${where}`;
  const at = where && ` at ${where}`;
  if (issue?.code === "unrecognized_keys") return `an unknown property "${issue.keys[0]}"${at}`;
  return shown(value, issue?.code === "invalid_type" ? issue.expected : undefined) + at;
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
