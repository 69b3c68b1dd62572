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
    if (!result.success) throw refusal(name, text, accepted, result.error);
    return [name, result.data];
  });
  return Object.fromEntries(entries) as Values<K>;
}

/** The error for a value that is well formed but makes no sense: names the key and keeps to one line. */
export function misconfigured(name: string, problem: string): Error {
  return new pulumi.RunError(`${NAMESPACE}:${name}: ${problem.split("\n").join(" ")}`);
}

/** Runs what refuses a value by throwing, and says which key held the value. */
export function inKey<T>(name: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw misconfigured(name, error instanceof Error ? error.message : String(error));
  }
}

function refuseUnknownKeys(keys: Keys): void {
  const known = [...SHARED, ...Object.keys(keys)];
  for (const full of Object.keys(pulumi.runtime.allConfig())) {
    const [namespace, name] = full.split(":");
    if (namespace === NAMESPACE && name !== undefined && !known.includes(name)) {
      throw misconfigured(name, `unknown key; accepted: ${known.sort().join(", ")}`);
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

function refusal(name: string, text: string | undefined, accepted: string, error: z.ZodError): Error {
  const issue = error.issues[0];
  const at = issue && issue.path.length > 0 ? ` (at ${issue.path.join(".")}: ${issue.message})` : "";
  const received = text === undefined ? "nothing" : text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return misconfigured(name, `received ${received}${at}; accepted: ${accepted}`);
}
