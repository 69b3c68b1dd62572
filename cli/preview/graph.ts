/**
 * The graph document: what `pulumi stack export` writes, for a stack that does not exist yet.
 *
 * Two markers are Pulumi's own. A value that only the cloud can know is the string {@link unknownValue}. A secret is an
 * object with {@link signatureKey} = {@link secretSignature}; in memory it carries its `value`, in a written document
 * it carries nothing (see `redact.ts`).
 */

/** What stands where a value is known only after the cloud has made the resource. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key that marks an object as something special: a secret, an asset, a reference to a resource. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
export const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
export const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

/** A secret as the program's own process sees it. It never leaves the process in this form. */
export interface SecretValue {
  [signatureKey]: typeof secretSignature;
  value: Json;
}

/** One resource, with the field names of Pulumi's state file. */
export interface GraphResource {
  urn: string;
  /** True for what a provider makes, false for a component. */
  custom: boolean;
  /** Only where it is known: a resource that is read or imported. */
  id?: string;
  type: string;
  inputs: Properties;
  outputs: Properties;
  parent?: string;
  protect?: boolean;
  /** True for what exists already and is only read. */
  external?: boolean;
  dependencies: string[];
  /** `urn::id` of the provider; a provider that is still to be made has the unknown value for id. */
  provider?: string;
  /** Per property the resources that its value comes from; a property without any is left out. */
  propertyDependencies: Record<string, string[]>;
  additionalSecretOutputs?: string[];
  /** The full names under which the resource was known before, those inherited from its parents included. */
  aliases?: string[];
  customTimeouts?: { create?: string; update?: string; delete?: string };
  importID?: string;
  retainOnDelete?: boolean;
  deletedWith?: string;
  replaceWith?: string[];
  deleteBeforeReplace?: boolean;
  ignoreChanges?: string[];
  replaceOnChanges?: string[];
}

/** The document as `pulumi stack export` writes it; without time stamps, so that two runs give the same bytes. */
export interface GraphDocument {
  version: 3;
  deployment: { manifest: { time: string; magic: string; version: string }; resources: GraphResource[] };
}

/** The manifest is the same in every document: no clock, no host. */
export function graphDocument(resources: GraphResource[]): GraphDocument {
  return {
    version: 3,
    deployment: { manifest: { time: "0001-01-01T00:00:00Z", magic: "", version: "" }, resources },
  };
}

export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSecret(value: unknown): value is SecretValue {
  return isObject(value) && value[signatureKey] === secretSignature;
}

export function asSecret(value: Json): Json {
  return isSecret(value) ? value : { [signatureKey]: secretSignature, value };
}

/** Unknown, or text made with something unknown in it. */
export function isUnknown(value: unknown): value is string {
  return typeof value === "string" && value.includes(unknownValue);
}
