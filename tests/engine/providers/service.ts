import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService, type IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Properties } from "../../../cli/preview/graph";
import { differences, replaces } from "./differences";
import { received, sent } from "./wire";

export interface Problem {
  readonly property: string;
  readonly reason: string;
}

export interface Subject {
  readonly urn: string;
  readonly type: string;
}

export interface State {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** What a provider does, in the terms of its cloud. What it throws is the cloud's refusal. */
export interface Provider {
  readonly name: string;
  readonly version: string;
  configure(settings: Properties): void;
  problems(subject: Subject, inputs: Properties): Problem[];
  /** What the outputs are going to be, unknown where only the deed shows it. */
  planned(subject: Subject, inputs: Properties, before?: Properties): Properties;
  create(subject: Subject, inputs: Properties): Promise<State>;
  read(subject: Subject, id: string): Promise<State | undefined>;
  update(subject: Subject, id: string, inputs: Properties): Promise<State>;
  delete(subject: Subject, id: string): Promise<void>;
  /** The answer to a function of the provider; it throws for those that it does not have. */
  invoke(token: string, args: Properties): Properties;
}

/** Serves a provider as a plugin does: on a free port, whose number is all that it prints. */
export function serve(provider: Provider): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, serviceOf(provider));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

function serviceOf(provider: Provider): Partial<IResourceProviderServer> & grpc.UntypedServiceImplementation {
  const subject = (request: { getUrn(): string }): Subject => {
    const urn = request.getUrn();
    return { urn, type: urn.split("::")[2]!.split("$").at(-1)! };
  };
  return {
    getPluginInfo: unary<Empty, PluginInfo>(() => new PluginInfo().setVersion(provider.version)),
    getSchema: unary<proto.GetSchemaRequest, proto.GetSchemaResponse>(() =>
      new proto.GetSchemaResponse().setSchema(JSON.stringify({ name: provider.name, version: provider.version })),
    ),
    checkConfig: unary<proto.CheckRequest, proto.CheckResponse>((request) =>
      new proto.CheckResponse().setInputs(sent(received(request.getNews()))),
    ),
    diffConfig: unary<proto.DiffRequest, proto.DiffResponse>((request) => diff("", request)),
    configure: unary<proto.ConfigureRequest, proto.ConfigureResponse>((request) => {
      provider.configure(received(request.getArgs()));
      return new proto.ConfigureResponse().setAcceptsecrets(true).setAcceptoutputs(true).setSupportspreview(true);
    }),
    check: unary<proto.CheckRequest, proto.CheckResponse>((request) => {
      const inputs = received(request.getNews());
      return new proto.CheckResponse()
        .setInputs(sent(inputs))
        .setFailuresList(provider.problems(subject(request), inputs).map(failure));
    }),
    diff: unary<proto.DiffRequest, proto.DiffResponse>((request) => diff(subject(request).type, request)),
    create: unary<proto.CreateRequest, proto.CreateResponse>(async (request) => {
      const inputs = received(request.getProperties());
      if (request.getPreview()) {
        return new proto.CreateResponse().setProperties(sent(provider.planned(subject(request), inputs)));
      }
      const { id, outputs } = await provider.create(subject(request), inputs);
      return new proto.CreateResponse().setId(id).setProperties(sent(outputs));
    }),
    read: unary<proto.ReadRequest, proto.ReadResponse>(async (request) => {
      const found = await provider.read(subject(request), request.getId());
      if (found === undefined) return new proto.ReadResponse();
      return new proto.ReadResponse().setId(found.id).setProperties(sent(found.outputs)).setInputs(sent(found.inputs));
    }),
    update: unary<proto.UpdateRequest, proto.UpdateResponse>(async (request) => {
      const inputs = received(request.getNews());
      const outputs = request.getPreview()
        ? provider.planned(subject(request), inputs, received(request.getOlds()))
        : (await provider.update(subject(request), request.getId(), inputs)).outputs;
      return new proto.UpdateResponse().setProperties(sent(outputs));
    }),
    delete: unary<proto.DeleteRequest, Empty>(async (request) => {
      await provider.delete(subject(request), request.getId());
      return new Empty();
    }),
    invoke: unary<proto.InvokeRequest, proto.InvokeResponse>((request) =>
      new proto.InvokeResponse().setReturn(sent(provider.invoke(request.getTok(), received(request.getArgs())))),
    ),
    cancel: unary<Empty, Empty>(() => new Empty()),
  };
}

function failure({ property, reason }: Problem): proto.CheckFailure {
  return new proto.CheckFailure().setProperty(property).setReason(reason);
}

function diff(type: string, request: proto.DiffRequest): proto.DiffResponse {
  const found = differences(type, received(request.getOldInputs()), received(request.getNews()));
  const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
  const response = new proto.DiffResponse()
    .setChanges(found.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...new Set(found.map(({ property }) => property))])
    .setReplacesList([...new Set(found.filter(replaces).map(({ property }) => property))])
    .setHasdetaileddiff(true);
  for (const { path, kind } of found) {
    response.getDetaileddiffMap().set(path, new proto.PropertyDiff().setKind(kind).setInputdiff(true));
  }
  return response;
}

function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (thrown: unknown) =>
          callback({ code: grpc.status.UNKNOWN, details: thrown instanceof Error ? thrown.message : String(thrown) }),
      );
  };
}
