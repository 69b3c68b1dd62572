import { Graph, type Resource } from "./graph";
import { decodeProperties } from "./values";

/** A resource as `pulumi stack export` writes it. */
export interface ExportedResource {
  urn: string;
  type: string;
  custom?: boolean;
  id?: string;
  parent?: string;
  provider?: string;
  protect?: boolean;
  delete?: boolean;
  external?: boolean;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  dependencies?: string[];
  propertyDependencies?: Record<string, string[] | null>;
}

/** What `pulumi stack export` writes, as far as the pack reads it. */
export interface ExportedStack {
  version: number;
  deployment: { resources?: ExportedResource[] };
}

/** The graph of an exported or planned stack. Resources that are being deleted or only read are not the stack's. */
export function graphFromExport(exported: ExportedStack): Graph {
  return new Graph(
    (exported.deployment.resources ?? []).filter((resource) => !resource.delete && !resource.external).map(toResource),
  );
}

function toResource(exported: ExportedResource): Resource {
  return {
    urn: exported.urn,
    type: exported.type,
    name: exported.urn.split("::").at(-1) ?? exported.urn,
    custom: exported.custom !== false,
    inputs: decodeProperties(exported.inputs ?? {}),
    outputs: decodeProperties(exported.outputs ?? {}),
    id: exported.id === "" ? undefined : exported.id,
    parent: exported.parent,
    // A provider reference is `urn::id`.
    provider: exported.provider?.split("::").slice(0, 4).join("::"),
    protect: exported.protect ?? false,
    propertyDependencies: Object.fromEntries(
      Object.entries(exported.propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]),
    ),
  };
}
