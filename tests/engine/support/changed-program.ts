import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../../cli/preview/graph";
import { urnOf } from "../../../cli/preview/urn";
import type { Change } from "../../mutations/mutation";
import { editAt, resolved, setAt } from "./changed-inputs";
import { Declared } from "./declared";

type Answer<Response> = (error: Error | null, response: Response) => void;
type Call<Request, Response> = (this: unknown, request: Request, reply: Answer<Response>) => unknown;
type Added = Extract<Change, { add: string }>;

/** What a removed resource had before, by URN: whatever refers to it goes on using its id and name. */
export type Before = Readonly<Record<string, { id: string; outputs: Properties }>>;

/**
 * Makes the program that follows declare something else. The changes are made where its declarations leave for the
 * engine, so that they are the same as those that are made to a graph, whatever a program does to arrive at a value.
 */
export function changeProgram(changes: readonly Change[], before: Before): void {
  const methods = ResourceMonitorClient.prototype as unknown as {
    registerResource: Call<proto.RegisterResourceRequest, proto.RegisterResourceResponse>;
    signalAndWaitForShutdown: Call<Empty, Empty>;
  };
  const { registerResource, signalAndWaitForShutdown } = methods;
  const declared = new Declared();
  const additions: Promise<unknown>[] = [];

  methods.registerResource = function (request, reply) {
    const send = (changed: proto.RegisterResourceRequest): Promise<proto.RegisterResourceResponse> =>
      new Promise((resolve, reject) => {
        const done: Answer<proto.RegisterResourceResponse> = (error, response) =>
          error === null ? resolve(response) : reject(error);
        registerResource.call(this, changed, done);
      });
    const first = declared.providerOf(request) && additions.length === 0;
    if (first)
      additions.push(...changes.filter((change) => "add" in change).map((change) => add(change, declared, send)));
    changed(request, changes, declared, before, send).then(
      (response) => reply(null, response),
      (error: Error) => reply(error, undefined as never),
    );
    return undefined;
  };
  methods.signalAndWaitForShutdown = function (request, reply) {
    Promise.all(additions).then(
      () => signalAndWaitForShutdown.call(this, request, reply),
      (error: Error) => reply(error, undefined as never),
    );
    return undefined;
  };
}

async function changed(
  request: proto.RegisterResourceRequest,
  changes: readonly Change[],
  declared: Declared,
  before: Before,
  send: (request: proto.RegisterResourceRequest) => Promise<proto.RegisterResourceResponse>,
): Promise<proto.RegisterResourceResponse> {
  const mine = changes.filter((change) => isAbout(change, request));
  if (mine.some((change) => "remove" in change)) return removed(request, declared, before);
  const inputs = request.getObject()?.toJavaScript() ?? {};
  for (const change of mine) {
    const path = "path" in change ? change.path.split(".") : [];
    if ("set" in change) {
      const { value, dependencies } = await resolved(change.value, path[0]!, declared);
      setAt(inputs, path, value);
      if (path.length === 1) dependOn(request, path[0]!, dependencies);
    } else if ("edit" in change) {
      editAt(inputs, path, change.from, change.with);
    }
  }
  if (mine.length > 0) request.setObject(Struct.fromJavaScript(inputs));
  declared.forgetRemoved(request);
  const response = await send(request);
  declared.now(request, response);
  return response;
}

function isAbout(change: Change, request: proto.RegisterResourceRequest): boolean {
  const name = "remove" in change ? change.remove : "set" in change ? change.set : "edit" in change ? change.edit : "";
  return name === request.getName() && (change.type === undefined || change.type === request.getType());
}

/** The answer for a resource that the program no longer declares. */
function removed(
  request: proto.RegisterResourceRequest,
  declared: Declared,
  before: Before,
): proto.RegisterResourceResponse {
  const names = { stack: declared.stack, project: declared.project };
  const urn = urnOf(names, request.getParent() || undefined, request.getType(), request.getName());
  declared.remove(urn);
  const had = before[urn];
  return new proto.RegisterResourceResponse()
    .setUrn(urn)
    .setId(had?.id ?? "")
    .setObject(had === undefined ? request.getObject() : Struct.fromJavaScript(had.outputs));
}

async function add(
  change: Added,
  declared: Declared,
  send: (request: proto.RegisterResourceRequest) => Promise<proto.RegisterResourceResponse>,
): Promise<void> {
  const request = new proto.RegisterResourceRequest()
    .setType(change.type)
    .setName(change.add)
    .setCustom(true)
    .setParent(declared.root)
    .setProvider(declared.provider)
    .setAcceptsecrets(true)
    .setSupportspartialvalues(true);
  const inputs: Properties = {};
  for (const [key, wanted] of Object.entries(change.inputs)) {
    const { value, dependencies } = await resolved(wanted, key, declared);
    setAt(inputs, [key], value);
    dependOn(request, key, dependencies);
  }
  request.setObject(Struct.fromJavaScript(inputs));
  declared.now(request, await send(request));
}

function dependOn(request: proto.RegisterResourceRequest, property: string, urns: readonly string[]): void {
  const dependencies = new proto.RegisterResourceRequest.PropertyDependencies().setUrnsList([...urns]);
  request.getPropertydependenciesMap().set(property, dependencies);
  request.setDependenciesList([...new Set([...request.getDependenciesList(), ...urns])]);
}
