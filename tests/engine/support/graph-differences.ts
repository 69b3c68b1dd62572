import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { GraphDocument, GraphResource, Json, Properties } from "../../../cli/preview/graph";
import { isObject, isUnknown, signatureKey, unknownValue } from "../../../cli/preview/graph";

/** How strictly two graphs are compared. */
export interface Comparison {
  /** Whether what was unknown may have become known, as it does by the update. @default false */
  readonly unknownMayBeKnown?: boolean;
}

const OPTIONS = [
  "additionalSecretOutputs",
  "aliases",
  "customTimeouts",
  "deleteBeforeReplace",
  "deletedWith",
  "external",
  "ignoreChanges",
  "importID",
  "protect",
  "replaceOnChanges",
  "replaceWith",
  "retainOnDelete",
] as const satisfies readonly (keyof GraphResource)[];

/** What differs between the graph that we expect and the engine's, one line each; nothing where they are the same. */
export function graphDifferences(ours: GraphDocument, engines: GraphDocument, comparison: Comparison = {}): string[] {
  const [expected, actual] = [byUrn(ours), byUrn(engines)];
  const lines = [...expected.keys()].filter((urn) => !actual.has(urn)).map((urn) => `${urn}: only in ours`);
  for (const [urn, resource] of actual) {
    const counterpart = expected.get(urn);
    if (counterpart === undefined) lines.push(`${urn}: only in the engine's`);
    else lines.push(...resourceDifferences(counterpart, resource, comparison).map((line) => `${urn}: ${line}`));
  }
  return lines.sort();
}

function byUrn(document: GraphDocument): Map<string, GraphResource> {
  return new Map(document.deployment.resources.map((resource) => [resource.urn, resource]));
}

function resourceDifferences(ours: GraphResource, engines: GraphResource, comparison: Comparison): string[] {
  const aspects: [string, unknown, unknown][] = [
    ["type", ours.type, engines.type],
    ["custom", ours.custom, engines.custom],
    ["parent", ours.parent, engines.parent],
    ["provider", providerOf(ours), providerOf(engines)],
    ["dependencies", ours.dependencies, engines.dependencies],
    ["propertyDependencies", ours.propertyDependencies, engines.propertyDependencies],
    ...OPTIONS.map((option): [string, unknown, unknown] => [option, set(ours[option]), set(engines[option])]),
  ];
  const inputs = inputsOf(ours);
  const engineInputs = inputsOf(engines);
  const keys = [...new Set([...Object.keys(inputs), ...Object.keys(engineInputs)])];
  return [
    ...aspects.filter(([, one, other]) => !isDeepStrictEqual(one, other)).map(described),
    ...keys
      .filter((key) => !same(inputs[key], engineInputs[key], comparison))
      .map((key) => described([`inputs.${key}`, inputs[key], engineInputs[key]])),
  ];
}

function described([aspect, ours, engines]: [string, unknown, unknown]): string {
  return `${aspect}: ours ${JSON.stringify(ours)}, the engine's ${JSON.stringify(engines)}`;
}

// The engine leaves out what is not set, and false where false is the default.
function set(value: unknown): unknown {
  return value === false || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

// The id of a provider is known only when it is made.
function providerOf({ provider }: GraphResource): string | undefined {
  return provider?.split("::").slice(0, 4).join("::");
}

// What the engine and providers keep for themselves in the inputs.
const OWN_NOTES = ["__defaults", "__internal"];

function inputsOf({ inputs }: GraphResource): Properties {
  return Object.fromEntries(
    Object.entries(inputs).filter(([key, value]) => value !== null && !OWN_NOTES.includes(key)),
  );
}

function same(ours: Json | undefined, engines: Json | undefined, comparison: Comparison): boolean {
  if (isUnknown(ours))
    return engines === unknownValue || (comparison.unknownMayBeKnown === true && engines !== undefined);
  if (Array.isArray(ours) && Array.isArray(engines)) {
    return ours.length === engines.length && ours.every((each, index) => same(each, engines[index], comparison));
  }
  if (isObject(ours) && isObject(engines)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(engines)]);
    if (signatureKey in engines) return sameAsset(ours, engines, comparison);
    return [...keys].every((key) => same(ours[key], engines[key], comparison));
  }
  return isDeepStrictEqual(ours, engines);
}

// The engine adds the content's hash; where a file lies is written as seen from the folder of the run.
function sameAsset(ours: Properties, engines: Properties, comparison: Comparison): boolean {
  const [mine, its] = [named(ours), named(engines)];
  const keys = new Set([...Object.keys(mine), ...Object.keys(its)]);
  keys.delete("hash");
  return [...keys].every((key) => same(mine[key], its[key], comparison));
}

function named(asset: Properties): Properties {
  return typeof asset.path === "string" ? { ...asset, path: basename(asset.path) } : asset;
}
