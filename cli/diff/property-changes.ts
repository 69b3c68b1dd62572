import { isDeepStrictEqual } from "node:util";
import { isObject, isSecret, isUnknown, signatureKey, type GraphResource, type Json } from "../preview/graph";
import { valueText } from "./value-text";

/** One value that differs between a program and a state. */
export interface PropertyChange {
  /** `tags.owner`, `rules[0].port`. */
  path: string;
  kind: "add" | "change" | "remove";
  /** For people: shortened, secrets masked, unknown named as such. */
  from?: string;
  to?: string;
  forcesReplacement?: boolean;
}

/** What is known about the other resources while one is compared. */
export interface Surroundings {
  /** The name in the state of every planned resource that is there. */
  formerUrns: ReadonlyMap<string, string | undefined>;
  /** Planned resources that are created or replaced: their outputs will be new. */
  fresh: ReadonlySet<string>;
}

type Path = (string | number)[];
type Pair = [planned: Json | undefined, existing: Json | undefined];

/** The inputs that differ, by path, without those that the resource ignores. */
export function changesOf(planned: GraphResource, existing: GraphResource, around: Surroundings): PropertyChange[] {
  const properties = [...new Set([...Object.keys(planned.inputs), ...Object.keys(existing.inputs)])].sort();
  const changes = properties.flatMap((property) => {
    const stable = comesFromTheSame(property, planned, existing, around);
    return differences([property], [planned.inputs[property], existing.inputs[property]], existing.inputs, stable);
  });
  return changes.filter(({ path }) => !(planned.ignoreChanges ?? []).some((ignored) => covers(ignored, path)));
}

/** Whether what is unknown in a property will have the value that it has: same sources, and none of them new. */
function comesFromTheSame(
  property: string,
  planned: GraphResource,
  existing: GraphResource,
  { formerUrns, fresh }: Surroundings,
): boolean {
  const sources = planned.propertyDependencies[property] ?? [];
  const before = existing.propertyDependencies[property] ?? [];
  if (sources.some((urn) => fresh.has(urn))) return false;
  return isDeepStrictEqual(new Set(sources.map((urn) => formerUrns.get(urn))), new Set(before));
}

function differences(path: Path, [planned, existing]: Pair, holder: Json, stable: boolean): PropertyChange[] {
  const key = path.at(-1);
  if (key === "__defaults") return [];
  if (isUnknown(planned)) return stable && !isAbsent(existing) ? [] : [changed(path, planned, existing)];
  if (isEqual(planned, existing)) return [];
  if (isAbsent(planned) && typeof key === "string" && isDefault(key, holder)) return [];
  if (isSecret(planned) || isSecret(existing)) return secretDifference(path, planned, existing);
  const inner = innerPairs(planned, existing);
  if (inner === undefined) return [changed(path, planned, existing)];
  return inner.flatMap(([step, pair]) => differences([...path, step], pair, existing ?? null, stable));
}

/** The parts of two lists or two objects; undefined where the two have to be compared whole. */
function innerPairs(planned: Json | undefined, existing: Json | undefined): [string | number, Pair][] | undefined {
  if (Array.isArray(planned) && Array.isArray(existing)) {
    const length = Math.max(planned.length, existing.length);
    return Array.from({ length }, (_, index) => [index, [planned[index], existing[index]]]);
  }
  if (!isObject(planned) || !isObject(existing) || signatureKey in planned || signatureKey in existing)
    return undefined;
  const keys = [...new Set([...Object.keys(planned), ...Object.keys(existing)])].sort();
  return keys.map((key) => [key, [planned[key], existing[key]]]);
}

// A secret whose value one side does not have cannot be compared; to report it every time would hide real changes.
function secretDifference(path: Path, planned: Json | undefined, existing: Json | undefined): PropertyChange[] {
  if (isAbsent(planned) || isAbsent(existing)) return [changed(path, planned, existing)];
  const [to, from] = [plainOf(planned), plainOf(existing)];
  return to === undefined || from === undefined || isEqual(to, from) ? [] : [changed(path, planned, existing)];
}

function plainOf(value: Json | undefined): Json | undefined {
  const plain = isSecret(value) ? value.value : value;
  return isUnknown(plain) ? undefined : plain;
}

function changed(path: Path, planned: Json | undefined, existing: Json | undefined): PropertyChange {
  const secret = isSecret(planned) || isSecret(existing);
  const shown = (value: Json | undefined): string | undefined =>
    isAbsent(value) ? undefined : secret ? "[secret]" : valueText(value as Json);
  const kind = isAbsent(existing) ? "add" : isAbsent(planned) ? "remove" : "change";
  return { path: pathText(path), kind, from: shown(existing), to: shown(planned) };
}

/** A value that the provider filled in: the state lists the names of these. */
function isDefault(key: string, holder: Json): boolean {
  const defaults = isObject(holder) ? holder.__defaults : undefined;
  return Array.isArray(defaults) && defaults.includes(key);
}

/** Nothing, and what says nothing: providers drop empty lists and objects. */
function isAbsent(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).every((key) => key === "__defaults");
}

function isEqual(planned: Json | undefined, existing: Json | undefined): boolean {
  if (isAbsent(planned) && isAbsent(existing)) return true;
  if (isScalar(planned) && isScalar(existing)) {
    // Providers write numbers and booleans as text or not as their schema has it.
    return String(planned) === String(existing) || isSameDocument(planned, existing);
  }
  return isAsset(planned) && isAsset(existing) && isDeepStrictEqual(withoutHash(planned), withoutHash(existing));
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Two texts of the same JSON document, a policy for instance. */
function isSameDocument(planned: string | number | boolean, existing: string | number | boolean): boolean {
  const documents = [planned, existing].map((text) => {
    if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return undefined;
    try {
      return JSON.parse(text) as Json;
    } catch {
      return undefined;
    }
  });
  return documents[0] !== undefined && isDeepStrictEqual(documents[0], documents[1]);
}

function isAsset(value: Json | undefined): value is Record<string, Json> {
  return isObject(value) && signatureKey in value && !isSecret(value);
}

// The engine adds the content's hash; the program has only the path or the text.
function withoutHash({ hash: _, ...asset }: Record<string, Json>): Record<string, Json> {
  return asset;
}

export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => text + stepText(step, text === ""), "");
}

function stepText(step: string | number, first: boolean): string {
  if (typeof step === "number") return `[${step}]`;
  if (!/^[\w-]+$/.test(step)) return `["${step}"]`;
  return first ? step : `.${step}`;
}

/** Whether a path of Pulumi's options (`tags`, `rules[*].port`, `*`) is this path or one above it. */
export function covers(pattern: string, path: string): boolean {
  const [wanted, given] = [steps(pattern), steps(path)];
  return wanted.length <= given.length && wanted.every((step, index) => step === "*" || step === given[index]);
}

function steps(path: string): string[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[([^\]]*)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? "",
  );
}
