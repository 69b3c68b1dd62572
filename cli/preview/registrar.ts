import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { RecordedAnswers } from "./answers";
import type { GraphResource, Properties } from "./graph";
import { readState } from "./reads";
import { aliasesOf, optionsOf, propertiesOf, propertyDependenciesOf, set, stateOf } from "./registration";
import type { Resources } from "./resources";
import { formerUrns, nameOf, urnOf, type Names } from "./urn";

/** Called for every resource before it joins the graph; what it returns replaces the inputs, as a remediation does. */
export type OnRegister = (resource: GraphResource) => Properties | undefined | Promise<Properties | undefined>;

export interface RegistrarOptions {
  names: Names;
  resources: Resources;
  answers: RecordedAnswers;
  onRegister?: OnRegister;
  /** Told that a declared resource reached the graph. */
  registered: (type: string, name: string) => void;
}

/** The provider that a resource asks for, by reference or by the version of its package. */
interface Wanted {
  provider: string;
  version: string;
}

/** Turns the requests of a program into resources of the graph, and answers as the engine does in a preview. */
export class Registrar {
  constructor(private readonly options: RegistrarOptions) {}

  register(request: proto.RegisterResourceRequest) {
    const resource = this.resourceOf(request);
    const wanted = { provider: request.getProvider(), version: request.getVersion() };
    const accepted = (): proto.RegisterResourceResponse =>
      new proto.RegisterResourceResponse()
        .setUrn(resource.urn)
        .setId(resource.id ?? "")
        .setObject(Struct.fromJavaScript(resource.outputs));
    const joined = this.join(resource, wanted);
    return joined === undefined ? accepted() : joined.then(accepted);
  }

  urnOf(request: proto.RegisterResourceRequest): string {
    return urnOf(this.options.names, request.getParent() || undefined, request.getType(), request.getName());
  }

  private resourceOf(request: proto.RegisterResourceRequest): GraphResource {
    const { names, resources } = this.options;
    const [type, name, custom] = [request.getType(), request.getName(), request.getCustom()];
    const parent = request.getParent() || undefined;
    const inputs = propertiesOf(request.getObject(), !custom);
    const options = optionsOf(request);
    const parentAliases = parent === undefined ? [] : (resources.get(parent)?.aliases ?? []);
    const aliases = formerUrns(names, { type, name, parent }, aliasesOf(request), parentAliases);
    return set({
      urn: this.urnOf(request),
      custom,
      id: options.id,
      type,
      inputs,
      outputs: custom ? stateOf(inputs, options.additionalSecretOutputs ?? []) : {},
      parent,
      dependencies: request.getDependenciesList().sort(),
      propertyDependencies: propertyDependenciesOf(request),
      aliases: aliases.length === 0 ? undefined : aliases,
      ...options,
    });
  }

  read(request: proto.ReadResourceRequest) {
    const { names, answers } = this.options;
    const parent = request.getParent() || undefined;
    const state = readState(request, answers);
    const resource: GraphResource = set({
      urn: urnOf(names, parent, request.getType(), request.getName()),
      custom: true,
      id: request.getId(),
      type: request.getType(),
      inputs: {},
      outputs: stateOf(state, request.getAdditionalsecretoutputsList()),
      parent,
      external: true,
      dependencies: request.getDependenciesList().sort(),
      propertyDependencies: {},
    });
    const accepted = (): proto.ReadResourceResponse =>
      new proto.ReadResourceResponse().setUrn(resource.urn).setProperties(Struct.fromJavaScript(resource.outputs));
    const joined = this.join(resource, { provider: request.getProvider(), version: request.getVersion() });
    return joined === undefined ? accepted() : joined.then(accepted);
  }

  /** Puts the resource into the graph, with its provider, after whoever may change its inputs has seen both. */
  private join(resource: GraphResource, wanted: Wanted): Promise<void> | undefined {
    const { resources, onRegister, registered } = this.options;
    const made = this.giveProvider(resource, wanted);
    resources.add(resource);
    registered(resource.type, nameOf(resource.urn));
    if (onRegister === undefined) return undefined;
    return (async () => {
      if (made !== undefined) await this.offer(made, onRegister);
      await this.offer(resource, onRegister);
    })();
  }

  private async offer(resource: GraphResource, onRegister: OnRegister): Promise<void> {
    const inputs = await onRegister(resource);
    if (inputs === undefined) return;
    resource.inputs = inputs;
    if (resource.custom) resource.outputs = stateOf(inputs, resource.additionalSecretOutputs ?? []);
  }

  private giveProvider(resource: GraphResource, { provider: reference, version }: Wanted): GraphResource | undefined {
    if (!resource.custom) return undefined;
    const user = `${resource.type} "${nameOf(resource.urn)}"`;
    if (resource.type.startsWith("pulumi:providers:")) {
      if (version !== "") resource.outputs = resource.inputs = { ...resource.inputs, version };
      return undefined;
    }
    if (reference !== "") {
      resource.provider = this.options.resources.explicitProvider(reference, user);
      return undefined;
    }
    const { reference: byDefault, made } = this.options.resources.defaultProvider(packageOf(resource.type), version);
    resource.provider = byDefault;
    return made;
  }
}

function packageOf(type: string): string {
  return type.split(":")[0] ?? "";
}
