import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService, type IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { replaces } from "./differences";
import { refusal } from "./grpc-error";
import type { Change, Problem, Provider, State, Subject } from "./provider";
import { received, sent } from "./wire";

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
  return {
    getPluginInfo: unary<Empty, PluginInfo>(() => new PluginInfo().setVersion(provider.version)),
    getSchema: unary<proto.GetSchemaRequest, proto.GetSchemaResponse>(() =>
      new proto.GetSchemaResponse().setSchema(JSON.stringify({ name: provider.name, version: provider.version })),
    ),
    checkConfig: unary<proto.CheckRequest, proto.CheckResponse>((request) =>
      new proto.CheckResponse().setInputs(sent(received(request.getNews()))),
    ),
    diffConfig: unary<proto.DiffRequest, proto.DiffResponse>(() => diffOf({ differences: [] })),
    configure: unary<proto.ConfigureRequest, proto.ConfigureResponse>((request) => {
      provider.configure(received(request.getArgs()));
      return new proto.ConfigureResponse().setAcceptsecrets(true).setAcceptoutputs(true).setSupportspreview(true);
    }),
    check: unary<proto.CheckRequest, proto.CheckResponse>((request) => {
      const before = request.hasOlds() ? received(request.getOlds()) : undefined;
      const seed = request.getRandomseed_asU8();
      const { inputs, problems } = provider.check(subject(request), received(request.getNews()), before, seed);
      return new proto.CheckResponse().setInputs(sent(inputs)).setFailuresList(problems.map(failure));
    }),
    diff: unary<proto.DiffRequest, proto.DiffResponse>((request) =>
      diffOf(provider.diff(subject(request), stateIn(request), received(request.getNews()))),
    ),
    create: unary<proto.CreateRequest, proto.CreateResponse>(async (request) => {
      const inputs = received(request.getProperties());
      if (request.getPreview()) {
        return new proto.CreateResponse().setProperties(sent(provider.planned(subject(request), inputs)));
      }
      const { id, outputs } = await provider.create(timed(request), inputs);
      return new proto.CreateResponse().setId(id).setProperties(sent(outputs));
    }),
    read: unary<proto.ReadRequest, proto.ReadResponse>(async (request) => {
      const [inputs, outputs] = [received(request.getInputs()), received(request.getProperties())];
      const known = request.hasProperties() ? { id: request.getId(), inputs, outputs } : undefined;
      const found = await provider.read(subject(request), request.getId(), known);
      if (found === undefined) return new proto.ReadResponse();
      return new proto.ReadResponse().setId(found.id).setProperties(sent(found.outputs)).setInputs(sent(found.inputs));
    }),
    update: unary<proto.UpdateRequest, proto.UpdateResponse>(async (request) => {
      const inputs = received(request.getNews());
      const outputs = request.getPreview()
        ? provider.planned(subject(request), inputs, stateIn(request))
        : (await provider.update(timed(request), stateIn(request), inputs)).outputs;
      return new proto.UpdateResponse().setProperties(sent(outputs));
    }),
    delete: unary<proto.DeleteRequest, Empty>(async (request) => {
      const [inputs, outputs] = [received(request.getOldInputs()), received(request.getProperties())];
      await provider.delete(timed(request), { id: request.getId(), inputs, outputs });
      return new Empty();
    }),
    invoke: unary<proto.InvokeRequest, proto.InvokeResponse>((request) =>
      new proto.InvokeResponse().setReturn(sent(provider.invoke(request.getTok(), received(request.getArgs())))),
    ),
    cancel: unary<Empty, Empty>(() => new Empty()),
  };
}

function subject(request: { getUrn(): string }): Subject {
  const urn = request.getUrn();
  return { urn, type: urn.split("::")[2]!.split("$").at(-1)! };
}

function timed(request: { getUrn(): string; getTimeout(): number }): Subject {
  const timeout = request.getTimeout();
  return timeout > 0 ? { ...subject(request), timeout } : subject(request);
}

function stateIn(request: {
  getId(): string;
  getOldInputs(): Struct | undefined;
  getOlds(): Struct | undefined;
}): State {
  return { id: request.getId(), inputs: received(request.getOldInputs()), outputs: received(request.getOlds()) };
}

function failure({ property, reason }: Problem): proto.CheckFailure {
  return new proto.CheckFailure().setProperty(property).setReason(reason);
}

function diffOf({ differences, deleteBeforeReplace }: Change): proto.DiffResponse {
  const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
  const replacing = differences.filter(replaces);
  const response = new proto.DiffResponse()
    .setChanges(differences.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...new Set(differences.map(({ property }) => property))])
    .setReplacesList([...new Set(replacing.map(({ property }) => property))])
    .setDeletebeforereplace(replacing.length > 0 && deleteBeforeReplace === true)
    .setHasdetaileddiff(true);
  for (const { path, kind } of differences) {
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
        (thrown: unknown) => callback(refusal(thrown)),
      );
  };
}
