import type { AnalyzerResource } from "@pulumi/pulumi/proto/analyzer_pb";
import { Graph, type Resource } from "./graph";
import { decodeProperties, type Properties } from "./values";

/**
 * The graph that the engine shows at the end of a run. What it shows are the providers' answers; `inputsOf` knows what the
 * program declared.
 */
export function graphFromEngine(
  resources: readonly AnalyzerResource[],
  inputsOf: (urn: string) => Properties | undefined,
): Graph {
  return new Graph(resources.map((resource) => toResource(resource, inputsOf)));
}

function toResource(resource: AnalyzerResource, inputsOf: (urn: string) => Properties | undefined): Resource {
  const outputs = decodeProperties(resource.getProperties()?.toJavaScript() ?? {});
  const type = resource.getType();
  return {
    urn: resource.getUrn(),
    type,
    name: resource.getName(),
    custom: !isComponent(type),
    inputs: inputsOf(resource.getUrn()) ?? outputs,
    outputs,
    id: typeof outputs.id === "string" ? outputs.id : undefined,
    parent: resource.getParent() || undefined,
    provider: resource.getProvider()?.getUrn(),
    protect: resource.getOptions()?.getProtect() ?? false,
    propertyDependencies: Object.fromEntries(
      resource
        .getPropertydependenciesMap()
        .getEntryList()
        .map(([property]) => [property, resource.getPropertydependenciesMap().get(property)!.getUrnsList()]),
    ),
  };
}

// A provider's types have a module and a name: `aws:s3/bucket:Bucket`; the house's components are `hosting:…`.
function isComponent(type: string): boolean {
  return type.startsWith("hosting:") || type === "pulumi:pulumi:Stack";
}
