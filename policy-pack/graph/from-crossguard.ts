import type { PolicyResource } from "@pulumi/policy";
import { asset } from "@pulumi/pulumi";
import { Graph, type Resource } from "./graph";
import { decodeProperties, type Properties } from "./values";

// The SDK hands out properties behind a proxy that throws at the first unknown, which would degrade the whole rule to an
// advisory "can't run policy". Its own accessor for what is behind: sdk/nodejs/policy/proxy.ts.
const BEHIND_PROXY = "__getSpecialProxyTarget";

/**
 * The graph that the engine hands to a stack policy. `declared` holds the inputs by URN that resource policies saw
 * before, because stack policies get only the provider's answers.
 */
export function graphFromCrossGuard(
  resources: readonly PolicyResource[],
  declared: ReadonlyMap<string, Properties>,
): Graph {
  return new Graph(resources.map((resource) => toResource(resource, declared)));
}

/** The properties of one resource, decoded without touching the throwing proxy. */
export function propertiesBehind(props: Record<string, unknown>): Properties {
  return decodeProperties(opaque(unproxied(props)) as Record<string, unknown>);
}

/** What stands behind one of the SDK's proxies, or the object itself. */
export function unproxied(props: Record<string, unknown>): Record<string, unknown> {
  return (props[BEHIND_PROXY] ?? props) as Record<string, unknown>;
}

function toResource(resource: PolicyResource, declared: ReadonlyMap<string, Properties>): Resource {
  const outputs = propertiesBehind(resource.props);
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    custom: !isComponent(resource.type),
    inputs: declared.get(resource.urn) ?? outputs,
    outputs,
    id: typeof outputs.id === "string" ? outputs.id : undefined,
    parent: resource.parent?.urn,
    provider: resource.provider?.urn,
    protect: resource.opts.protect,
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([key, list]) => [key, list.map((one) => one.urn)]),
    ),
  };
}

// A provider's types have a module and a name: `aws:s3/bucket:Bucket`; the house's components are `hosting:…`.
function isComponent(type: string): boolean {
  return type.startsWith("hosting:") || type === "pulumi:pulumi:Stack";
}

// Assets come as the SDK's classes; their content is not judged.
function opaque(value: unknown): unknown {
  const isAsset: boolean = asset.Asset.isInstance(value) || asset.Archive.isInstance(value);
  if (isAsset) return { [SIGNATURE]: "asset" };
  if (Array.isArray(value)) return value.map(opaque);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opaque(item)]));
  }
  return value;
}
const SIGNATURE = "4dabf18193072939515e22adb298388d";
