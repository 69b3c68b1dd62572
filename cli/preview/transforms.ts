import * as grpc from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { CallbackInvokeRequest, type Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";

/**
 * Runs a program's transforms as the engine does: the program serves each as a callback, and every registration is sent
 * through those of the resource itself, then of its parents, then of the stack.
 */
export async function transformed(
  request: proto.RegisterResourceRequest,
  callbacks: readonly Callback[],
): Promise<void> {
  for (const callback of callbacks) await transform(request, callback);
}

async function transform(request: proto.RegisterResourceRequest, callback: Callback): Promise<void> {
  const message = new proto.TransformRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setCustom(request.getCustom())
    .setParent(request.getParent())
    .setProperties(request.getObject())
    .setOptions(optionsFor(request));
  const answer = proto.TransformResponse.deserializeBinary(await call(callback, message.serializeBinary()));
  const options = answer.getOptions();
  request.setObject(answer.getProperties());
  if (options !== undefined) takeOptions(request, options);
}

function optionsFor(request: proto.RegisterResourceRequest): proto.TransformResourceOptions {
  const options = new proto.TransformResourceOptions()
    .setDependsOnList(request.getDependenciesList())
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setVersion(request.getVersion())
    .setAliasesList(request.getAliasesList())
    .setProvider(request.getProvider())
    .setCustomTimeouts(request.getCustomtimeouts())
    .setDeletedWith(request.getDeletedwith())
    .setReplaceWithList(request.getReplaceWithList())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setImport(request.getImportid());
  const protect = request.getProtect();
  const retain = request.getRetainondelete();
  if (protect !== undefined) options.setProtect(protect);
  if (retain !== undefined) options.setRetainOnDelete(retain);
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  return options;
}

function takeOptions(request: proto.RegisterResourceRequest, options: proto.TransformResourceOptions): void {
  const protect = options.getProtect();
  const retain = options.getRetainOnDelete();
  request
    .setDependenciesList(options.getDependsOnList())
    .setIgnorechangesList(options.getIgnoreChangesList())
    .setReplaceonchangesList(options.getReplaceOnChangesList())
    .setVersion(options.getVersion())
    .setAliasesList(options.getAliasesList())
    .setProvider(options.getProvider())
    .setCustomtimeouts(options.getCustomTimeouts())
    .setDeletedwith(options.getDeletedWith())
    .setReplaceWithList(options.getReplaceWithList())
    .setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList())
    .setImportid(options.getImport());
  if (protect !== undefined) request.setProtect(protect);
  if (retain !== undefined) request.setRetainondelete(retain);
  if (options.hasDeleteBeforeReplace()) {
    request.setDeletebeforereplacedefined(true).setDeletebeforereplace(options.getDeleteBeforeReplace() === true);
  }
}

async function call(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
  const client = new CallbacksClient(callback.getTarget(), grpc.credentials.createInsecure());
  try {
    return await new Promise((resolve, reject) => {
      client.invoke(
        new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request),
        (error: grpc.ServiceError | null, response) => {
          if (error === null) resolve(response.getResponse_asU8());
          else reject(new Error(error.details, { cause: error }));
        },
      );
    });
  } finally {
    client.close();
  }
}
