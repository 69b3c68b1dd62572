import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { RecordedAnswers } from "./answers";
import { answerInvoke } from "./invokes";
import type { GraphResource, Properties } from "./graph";
import { oneLine, ProgramError } from "./program-error";
import { readState } from "./reads";
import { aliasesOf, optionsOf, propertiesOf, propertyDependenciesOf, set, stateOf } from "./registration";
import type { Resources } from "./resources";
import { transformed } from "./transforms";
import { formerUrns, urnOf, type Names } from "./urn";

/** Called for every resource before it joins the graph; what it returns replaces the inputs, as a remediation does. */
export type OnRegister = (resource: GraphResource) => Properties | undefined | Promise<Properties | undefined>;

export interface MonitorOptions {
  names: Names;
  resources: Resources;
  answers: RecordedAnswers;
  onRegister?: OnRegister;
  /** Told the first thing that makes the preview impossible. The program gets no answer then, and stops there. */
  fail: (error: ProgramError) => void;
  /** Told that a declared resource reached the graph. */
  registered: (type: string, name: string) => void;
}

type Reply<Response> = (error: null, response: Response) => void;

/** What a resource is registered with besides the resource itself. */
interface Needs {
  provider: string;
  version: string;
}

/**
 * The half of Pulumi's engine that a program talks to while it is previewed: shaped as the SDK's
 * `ResourceMonitorClient`, but answering in the same process. Every create is answered with no id and the inputs as
 * state, so that the SDK takes every other output as unknown.
 */
export class EmbeddedMonitor {
  private open = true;
  private readonly stackTransforms: Callback[] = [];
  private readonly transforms = new Map<string, Callback[]>();

  constructor(private readonly options: MonitorOptions) {}

  /** After this nothing may be registered: the document has been taken. */
  close(): void {
    this.open = false;
  }

  supportsFeature(_request: proto.SupportsFeatureRequest, reply: Reply<proto.SupportsFeatureResponse>): void {
    reply(null, new proto.SupportsFeatureResponse().setHassupport(true));
  }

  registerResource(request: proto.RegisterResourceRequest, reply: Reply<proto.RegisterResourceResponse>): void {
    this.serve(`${request.getType()} "${request.getName()}"`, reply, () => this.register(request));
  }

  readResource(request: proto.ReadResourceRequest, reply: Reply<proto.ReadResourceResponse>): void {
    this.serve(`${request.getType()} "${request.getName()}"`, reply, () => this.read(request));
  }

  registerResourceOutputs(request: proto.RegisterResourceOutputsRequest, reply: Reply<Empty>): void {
    this.serve(request.getUrn(), reply, () => {
      const resource = this.options.resources.get(request.getUrn());
      if (resource === undefined) throw new ProgramError("registered outputs before it was registered");
      resource.outputs = propertiesOf(request.getOutputs(), true);
      return new Empty();
    });
  }

  invoke(request: proto.ResourceInvokeRequest, reply: Reply<provider.InvokeResponse>): void {
    this.serve(undefined, reply, () => {
      const { answers, resources } = this.options;
      const result = answerInvoke(request.getTok(), propertiesOf(request.getArgs(), false), answers, resources);
      return new provider.InvokeResponse().setReturn(Struct.fromJavaScript(result));
    });
  }

  call(request: proto.ResourceCallRequest, reply: Reply<provider.CallResponse>): void {
    this.serve(undefined, reply, () => {
      throw new ProgramError(`${request.getTok()}: methods of a resource run in its provider; a preview has none`);
    });
  }

  registerPackage(request: proto.RegisterPackageRequest, reply: Reply<proto.RegisterPackageResponse>): void {
    this.serve(undefined, reply, () => {
      throw new ProgramError(`${request.getName()}: parameterised packages need their provider; a preview has none`);
    });
  }

  registerStackTransform(callback: Callback, reply: Reply<Empty>): void {
    this.stackTransforms.push(callback);
    reply(null, new Empty());
  }

  registerStackInvokeTransform(_callback: Callback, reply: Reply<Empty>): void {
    this.serve(undefined, reply, () => {
      throw new ProgramError("registerInvokeTransform: transforms of invokes are not supported in a preview");
    });
  }

  /** Hooks run when something is created, updated or deleted; a preview does none of these. */
  registerResourceHook(_request: proto.RegisterResourceHookRequest, reply: Reply<Empty>): void {
    reply(null, new Empty());
  }

  registerErrorHook(_request: proto.RegisterErrorHookRequest, reply: Reply<Empty>): void {
    reply(null, new Empty());
  }

  signalAndWaitForShutdown(_request: Empty, reply: Reply<Empty>): void {
    reply(null, new Empty());
  }

  private serve<T>(subject: string | undefined, reply: Reply<T>, handler: () => T | Promise<T>): void {
    const failed = (thrown: unknown): void => {
      this.options.fail(
        thrown instanceof ProgramError && thrown.resource !== undefined
          ? thrown
          : new ProgramError(oneLine(thrown), subject, { cause: thrown }),
      );
    };
    try {
      if (!this.open) throw new ProgramError("registered after the program had ended; await what declares it");
      const response = handler();
      if (response instanceof Promise) response.then((value) => reply(null, value), failed);
      else reply(null, response);
    } catch (thrown) {
      failed(thrown);
    }
  }

  private register(request: proto.RegisterResourceRequest) {
    if (request.getRemote()) {
      throw new ProgramError("a remote component is built by its own provider; a preview has none");
    }
    const callbacks = this.callbacksFor(request);
    if (callbacks.length === 0) return this.admit(request);
    return transformed(request, callbacks).then(() => this.admit(request));
  }

  /** The transforms that apply to a resource, in the engine's order: its own, its parents', the stack's. */
  private callbacksFor(request: proto.RegisterResourceRequest): Callback[] {
    const callbacks = [...request.getTransformsList()];
    for (let urn = request.getParent(); urn !== ""; urn = this.options.resources.get(urn)?.parent ?? "") {
      callbacks.push(...(this.transforms.get(urn) ?? []));
    }
    return [...callbacks, ...this.stackTransforms];
  }

  private admit(request: proto.RegisterResourceRequest) {
    const resource = this.resourceOf(request);
    const needs = { provider: request.getProvider(), version: request.getVersion() };
    this.transforms.set(resource.urn, request.getTransformsList());
    const accepted = (): proto.RegisterResourceResponse =>
      new proto.RegisterResourceResponse()
        .setUrn(resource.urn)
        .setId(resource.id ?? "")
        .setObject(Struct.fromJavaScript(resource.outputs));
    const joined = this.join(resource, needs);
    return joined === undefined ? accepted() : joined.then(accepted);
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
      urn: urnOf(names, parent, type, name),
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

  private read(request: proto.ReadResourceRequest) {
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
  private join(resource: GraphResource, needs: Needs): Promise<void> | undefined {
    const { resources, onRegister, registered } = this.options;
    const made = this.giveProvider(resource, needs);
    resources.add(resource);
    registered(resource.type, resource.urn.split("::").slice(3).join("::"));
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

  private giveProvider(resource: GraphResource, { provider: reference, version }: Needs): GraphResource | undefined {
    if (!resource.custom) return undefined;
    const user = `${resource.type} "${resource.urn.split("::").slice(3).join("::")}"`;
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
