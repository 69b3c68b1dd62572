import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import { received, receivedSecret } from "./config-refusal";
import { isSecret, withoutSecrets } from "./config-secrets";
import { didYouMean } from "./near";

/** What a person should know of a key who sets it: in the stack files' JSON schema and in docs/configuration.md. */
export interface About {
  /** What it is, its unit, and the default's reason; for a key without default value what happens without one. */
  readonly description: string;
  /** Believable values, as they are written in YAML. @default none */
  readonly examples?: readonly unknown[];
  /**
   * Whether it may be given encrypted, so that it cannot be read in the stack's file. Not for what decides about the
   * hosting: whoever reviews a change has to see it. @default false
   */
  readonly secret?: boolean;
}

/** One configuration key: how its text becomes a value, and what is accepted, in words. */
export interface Key<T> extends About {
  readonly parse: z.ZodType<T>;
  readonly accepted: string;
}

export type Keys = Readonly<Record<string, Key<unknown>>>;
export type Values<K extends Keys> = { readonly [Name in keyof K]: K[Name] extends Key<infer T> ? T : never };

/** A key whose values pass the schema; `accepted` completes "received …; accepted: …". */
export function key<T>(parse: z.ZodType<T>, accepted: string, about: About): Key<T> {
  return { parse, accepted, ...about };
}

export const NAMESPACE = "hosting";
/** Providers whose settings a stack's configuration could hold. */
export const PROVIDERS = ["aws", "azure-native"];
/** Chooses the program; every program may be given it. */
export const ORGANISATION = "organisation";

/**
 * The stack's configuration. Text that is JSON is read as JSON, as Pulumi writes numbers, booleans, lists and objects.
 *
 * @throws a `RunError` of one line at the first key that is unknown, missing or not accepted.
 */
export function readConfig<const K extends Keys>(keys: K): Values<K> {
  const config = new pulumi.Config(NAMESPACE);
  refuseUnknownKeys(keys);
  const entries = Object.entries(keys).map(([name, one]) => {
    const text = config.get(name);
    if (isSecret(`${NAMESPACE}:${name}`)) refuseSecret(name, one, text);
    const result = valueOf(one, text);
    if (!result.success) throw refusal(name, text, one.accepted, result.error.issues[0]);
    return [name, result.data];
  });
  return Object.fromEntries(entries) as Values<K>;
}

/** What a key makes of its text, as Pulumi hands it over. */
export function valueOf<T>({ parse }: Pick<Key<T>, "parse">, text: string | undefined): z.ZodSafeParseResult<T> {
  const value = text === undefined ? undefined : parsed(text);
  const result = parse.safeParse(value);
  if (result.success || text === undefined || typeof value === "string" || isStructure(value)) return result;
  // Text that only looks like a number or a truth value: an account id, a name.
  const asText = parse.safeParse(text);
  return asText.success ? asText : result;
}

/** The error for a value that is well formed but makes no sense: names the key, keeps to one line and repeats no secret. */
export function misconfigured(name: string, problem: string): Error {
  return new pulumi.RunError(withoutSecrets(`${NAMESPACE}:${name}: ${problem.replace(/\s*\n\s*/g, " ")}`));
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
  const known = [ORGANISATION, ...Object.keys(keys)].sort();
  for (const full of Object.keys(pulumi.runtime.allConfig())) {
    const [namespace = "", name] = full.split(":");
    if (namespace === NAMESPACE && name !== undefined && !known.includes(name)) {
      throw misconfigured(name, `unknown key${didYouMean(name, known) || `; accepted: ${known.join(", ")}`}`);
    }
    // The programs make their own providers, so that settings for the default ones would be dropped in silence.
    if (PROVIDERS.includes(namespace)) {
      throw new pulumi.RunError(
        `${full}: received a setting of the default provider, which is not used; accepted: ${NAMESPACE}:region, ` +
          `${NAMESPACE}:accountId, and credentials by the environment`,
      );
    }
  }
}

function refuseSecret(name: string, { secret = false }: About, text: string | undefined): void {
  if (!secret) {
    throw misconfigured(
      name,
      `received an encrypted value; accepted: one that whoever reviews a change can read, ` +
        `by pulumi config set ${NAMESPACE}:${name} --plaintext …`,
    );
  }
  // Without the engine nobody decrypts; a part of the value may be all that is encrypted.
  if (text?.includes(pulumi.runtime.unknownValue)) {
    throw misconfigured(
      name,
      `received an encrypted value, which only the engine decrypts; accepted here: -c ${NAMESPACE}:${name}=…`,
    );
  }
}

function isStructure(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What was received, where in the value, and what is accepted. */
function refusal(name: string, text: string | undefined, accepted: string, issue?: z.core.$ZodIssue): Error {
  const given = text === undefined ? undefined : parsed(text);
  const what = isSecret(`${NAMESPACE}:${name}`) ? receivedSecret(issue) : received(given, issue);
  return misconfigured(name, `received ${what}; accepted: ${accepted}`);
}
