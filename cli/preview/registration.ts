import type * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  asSecret,
  isObject,
  isUnknown,
  resourceSignature,
  outputSignature,
  signatureKey,
  isSecret,
  unknownValue,
  type GraphResource,
  type Json,
  type Properties,
} from "./graph";
import type { Alias } from "./urn";

/** Properties as they came over the wire, in the encoding of a state file. */
export function propertiesOf(struct: Struct | undefined, keepReferences: boolean): Properties {
  if (struct === undefined) return {};
  const properties = struct.toJavaScript();
  return mapValues(properties, (value) => decoded(value, keepReferences));
}

function decoded(value: Json, keepReferences: boolean): Json {
  if (isUnknown(value)) return unknownValue;
  if (Array.isArray(value)) return value.map((inner) => decoded(inner, keepReferences));
  if (!isObject(value)) return value;
  if (isSecret(value)) return asSecret(decoded(value.value, keepReferences));
  if (value[signatureKey] === outputSignature) return outputValue(value, keepReferences);
  if (value[signatureKey] === resourceSignature && !keepReferences) return value.id ?? value.urn ?? null;
  return mapValues(withoutMarks(value), (inner) => decoded(inner, keepReferences));
}

// The SDK's own marks of its classes; the engine knows assets by their signature and drops these.
function withoutMarks({ __pulumiAsset: _asset, __pulumiArchive: _archive, ...rest }: Properties): Properties {
  return rest;
}

function outputValue(output: Record<string, Json>, keepReferences: boolean): Json {
  const value = output.value === undefined ? unknownValue : decoded(output.value, keepReferences);
  return output.secret === true ? asSecret(value) : value;
}

function mapValues(object: Record<string, Json>, change: (value: Json) => Json): Properties {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** The state of a resource that is to be created is its inputs; some of them may be secret as outputs. */
export function stateOf(inputs: Properties, secretOutputs: string[]): Properties {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, secretOutputs.includes(key) ? asSecret(value) : value]),
  );
}

/** The options of a request under their names in a state file; what is not set is left out. */
export function optionsOf(request: proto.RegisterResourceRequest): Partial<GraphResource> {
  return set({
    protect: request.getProtect() || undefined,
    additionalSecretOutputs: filled(request.getAdditionalsecretoutputsList()),
    customTimeouts: timeoutsOf(request.getCustomtimeouts()),
    importID: request.getImportid() || undefined,
    id: request.getImportid() || undefined,
    retainOnDelete: request.getRetainondelete() || undefined,
    deletedWith: request.getDeletedwith() || undefined,
    replaceWith: filled(request.getReplaceWithList()),
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    ignoreChanges: filled(request.getIgnorechangesList()),
    replaceOnChanges: filled(request.getReplaceonchangesList()),
  });
}

function timeoutsOf(timeouts: proto.RegisterResourceRequest.CustomTimeouts | undefined) {
  const given = set({
    create: timeouts?.getCreate() || undefined,
    update: timeouts?.getUpdate() || undefined,
    delete: timeouts?.getDelete() || undefined,
  });
  return Object.keys(given).length === 0 ? undefined : given;
}

/** The resources behind each property, sorted; properties that depend on nothing are left out. */
export function propertyDependenciesOf(request: proto.RegisterResourceRequest): Record<string, string[]> {
  const dependencies: [string, string[]][] = [];
  request.getPropertydependenciesMap().forEach((urns, property) => {
    if (urns.getUrnsList().length > 0) dependencies.push([property, urns.getUrnsList().sort()]);
  });
  return Object.fromEntries(dependencies.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function aliasesOf(request: proto.RegisterResourceRequest): Alias[] {
  return [...request.getAliasesList().map(aliasOf), ...request.getAliasurnsList().map((urn) => ({ urn }))];
}

function aliasOf(message: AliasMessage): Alias {
  const spec = message.getSpec();
  if (spec === undefined) return { urn: message.getUrn() };
  return {
    name: spec.getName() || undefined,
    type: spec.getType() || undefined,
    stack: spec.getStack() || undefined,
    project: spec.getProject() || undefined,
    parent: spec.getParenturn() || undefined,
    noParent: spec.getNoparent(),
  };
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** The object without the keys that are undefined. */
export function set<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
