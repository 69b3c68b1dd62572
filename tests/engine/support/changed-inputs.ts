import { isObject, type Json, type Properties } from "../../../cli/preview/graph";
import type { Input, To } from "../../mutations/mutation";
import type { Declared } from "./declared";

/** A changed value as the program would give it: references have become ids or ARNs, and what they depend on. */
export async function resolved(
  value: Input | undefined,
  property: string,
  declared: Declared,
): Promise<{ value: Json | undefined; dependencies: string[] }> {
  const dependencies: string[] = [];
  const resolve = async (input: Input): Promise<Json> => {
    if (Array.isArray(input)) return Promise.all((input as readonly Input[]).map(resolve));
    if (typeof input !== "object" || input === null) return input;
    if ("to" in input && typeof input.to === "string") {
      const { to: name, type } = input as unknown as To;
      const { urn, id, outputs } = await declared.named(name, type);
      dependencies.push(urn);
      return /arn$|kms|^topic$/i.test(property) ? (outputs.arn ?? id) : id;
    }
    const entries = Object.entries(input as Record<string, Input>);
    return Object.fromEntries(
      await Promise.all(entries.map(async ([key, each]) => [key, await resolve(each)] as const)),
    );
  };
  return { value: value === undefined ? undefined : await resolve(value), dependencies };
}

/** Sets a value, or takes it away where there is none. */
export function setAt(inputs: Properties, path: readonly string[], value: Json | undefined): void {
  const [holder, key] = holderOf(inputs, path);
  if (value === undefined) delete holder[key];
  else holder[key] = value;
}

/** Edits text; user data is text in base64. */
export function editAt(inputs: Properties, path: readonly string[], from: RegExp, replacement: string): void {
  const [holder, key] = holderOf(inputs, path);
  const text = holder[key];
  if (typeof text !== "string") throw new Error(`${path.join(".")}: is no text`);
  const encoded = !/[^A-Za-z0-9+/=]/.test(text);
  const plain = encoded ? Buffer.from(text, "base64").toString("utf8") : text;
  const edited = plain.replace(from, replacement);
  if (edited === plain) throw new Error(`${path.join(".")}: nothing matches ${from.source}`);
  holder[key] = encoded ? Buffer.from(edited).toString("base64") : edited;
}

function holderOf(inputs: Properties, path: readonly string[]): [Record<string, Json>, string] {
  let at: Record<string, Json> = inputs;
  for (const step of path.slice(0, -1)) {
    const next = (at[step] ??= {});
    // A list is addressed by its numbers.
    if (!isObject(next) && !Array.isArray(next)) throw new Error(`${path.join(".")}: ${step} holds a plain value`);
    at = next as Record<string, Json>;
  }
  return [at, path.at(-1)!];
}
