import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { ExportedResource } from "../../../policy-pack/graph/from-export";

export interface Violation {
  readonly rule: string;
  readonly urn: string;
  readonly message: string;
  readonly level: proto.EnforcementLevel;
}

export interface Settings {
  readonly level?: proto.EnforcementLevel;
  readonly properties?: Record<string, JavaScriptValue>;
}

type Call<Request, Response> = (
  request: Request,
  callback: (error: grpc.ServiceError | null, response: Response) => void,
) => unknown;

/** Speaks to a pack as the engine does: each resource when it is registered, and at the end the whole stack. */
export class Engine {
  private readonly client: AnalyzerClient;

  constructor(port: number) {
    this.client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  }

  close(): void {
    this.client.close();
  }

  info(): Promise<proto.AnalyzerInfo> {
    return asked(this.client.getAnalyzerInfo.bind(this.client), new Empty());
  }

  async configure(settings: Readonly<Record<string, Settings>>): Promise<void> {
    const request = new proto.ConfigureAnalyzerRequest();
    for (const [rule, { level = proto.EnforcementLevel.MANDATORY, properties = {} }] of Object.entries(settings)) {
      const one = new proto.PolicyConfig().setEnforcementlevel(level).setProperties(Struct.fromJavaScript(properties));
      request.getPolicyconfigMap().set(rule, one);
    }
    await asked(this.client.configure.bind(this.client), request);
  }

  analyze(resource: ExportedResource): Promise<proto.AnalyzeResponse> {
    return asked(this.client.analyze.bind(this.client), registered(resource));
  }

  async remediate(resource: ExportedResource): Promise<{ rule: string; inputs: unknown }[]> {
    const response = await asked<proto.AnalyzeRequest, proto.RemediateResponse>(
      this.client.remediate.bind(this.client),
      registered(resource),
    );
    return response
      .getRemediationsList()
      .map((one) => ({ rule: one.getPolicyname(), inputs: one.getProperties()!.toJavaScript() }));
  }

  analyzeStack(resources: readonly ExportedResource[]): Promise<proto.AnalyzeResponse> {
    const request = new proto.AnalyzeStackRequest().setResourcesList(resources.map(answered));
    return asked(this.client.analyzeStack.bind(this.client), request);
  }

  /** A whole run: its violations. */
  async run(resources: readonly ExportedResource[]): Promise<Violation[]> {
    for (const resource of resources) await this.analyze(resource);
    return violationsIn(await this.analyzeStack(resources));
  }
}

export function violationsIn(response: proto.AnalyzeResponse): Violation[] {
  return response.getDiagnosticsList().map((one) => ({
    rule: one.getPolicyname(),
    urn: one.getUrn(),
    message: one.getMessage().slice(one.getMessage().indexOf("\n") + 1),
    level: one.getEnforcementlevel(),
  }));
}

function asked<Request, Response>(call: Call<Request, Response>, request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    call(request, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

function registered({ urn, type, inputs }: ExportedResource): proto.AnalyzeRequest {
  return new proto.AnalyzeRequest()
    .setUrn(urn)
    .setType(type)
    .setName(nameOf(urn))
    .setOptions(new proto.AnalyzerResourceOptions())
    .setProperties(struct(inputs));
}

function answered({ urn, type, inputs, outputs, parent, provider, protect, propertyDependencies }: ExportedResource) {
  const resource = new proto.AnalyzerResource()
    .setUrn(urn)
    .setType(type)
    .setName(nameOf(urn))
    .setParent(parent ?? "")
    .setOptions(new proto.AnalyzerResourceOptions().setProtect(protect ?? false))
    .setProperties(struct(outputs ?? inputs));
  if (provider !== undefined) {
    const urnOnly = provider.split("::").slice(0, 4).join("::");
    resource.setProvider(new proto.AnalyzerProviderResource().setUrn(urnOnly).setName(nameOf(urnOnly)));
  }
  for (const [property, urns] of Object.entries(propertyDependencies ?? {})) {
    const dependencies = new proto.AnalyzerPropertyDependencies().setUrnsList(urns ?? []);
    resource.getPropertydependenciesMap().set(property, dependencies);
  }
  return resource;
}

const nameOf = (urn: string): string => urn.split("::").at(-1)!;
const struct = (properties: Record<string, unknown> | undefined): Struct =>
  Struct.fromJavaScript((properties ?? {}) as Record<string, JavaScriptValue>);
