import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answerInvoke } from "./invokes";
import { oneLine, ProgramError } from "./program-error";
import { propertiesOf } from "./registration";
import { Registrar, type RegistrarOptions } from "./registrar";
import { transformed } from "./transforms";

export interface MonitorOptions extends RegistrarOptions {
  /** Told the first thing that makes the preview impossible. The program gets no answer then, and stops there. */
  fail: (error: ProgramError) => void;
}

type Reply<Response> = (error: null, response: Response) => void;

/**
 * The half of Pulumi's engine that a program talks to while it is previewed: shaped as the SDK's
 * `ResourceMonitorClient`, but answering in the same process. Every create is answered with no id and the inputs as
 * state, so that the SDK takes every other output as unknown.
 */
export class EmbeddedMonitor {
  private open = true;
  private readonly stackTransforms: Callback[] = [];
  private readonly transforms = new Map<string, Callback[]>();
  private readonly registrar: Registrar;

  constructor(private readonly options: MonitorOptions) {
    this.registrar = new Registrar(options);
  }

  /** After this nothing may be registered: the document has been taken. (The SDK calls a `close`, but earlier.) */
  end(): void {
    this.open = false;
  }

  supportsFeature(_request: proto.SupportsFeatureRequest, reply: Reply<proto.SupportsFeatureResponse>): void {
    reply(null, new proto.SupportsFeatureResponse().setHassupport(true));
  }

  registerResource(request: proto.RegisterResourceRequest, reply: Reply<proto.RegisterResourceResponse>): void {
    this.serve(`${request.getType()} "${request.getName()}"`, reply, () => this.register(request));
  }

  readResource(request: proto.ReadResourceRequest, reply: Reply<proto.ReadResourceResponse>): void {
    this.serve(`${request.getType()} "${request.getName()}"`, reply, () => this.registrar.read(request));
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
    if (callbacks.length === 0) return this.registrar.register(request);
    this.transforms.set(this.registrar.urnOf(request), request.getTransformsList());
    return transformed(request, callbacks).then(() => this.registrar.register(request));
  }

  /** The transforms that apply to a resource, in the engine's order: its own, its parents', the stack's. */
  private callbacksFor(request: proto.RegisterResourceRequest): Callback[] {
    const callbacks = [...request.getTransformsList()];
    for (let urn = request.getParent(); urn !== ""; urn = this.options.resources.get(urn)?.parent ?? "") {
      callbacks.push(...(this.transforms.get(urn) ?? []));
    }
    return [...callbacks, ...this.stackTransforms];
  }
}
