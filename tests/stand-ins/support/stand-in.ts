import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../../cli/preview/graph";
import { nameOf, urnOf } from "../../../cli/preview/urn";
import type { Deed } from "../../engine/providers/cloud";
import type { Conditions } from "../../engine/providers/conditions";
import type { Fault, Met } from "../../engine/providers/faults";
import { leftIn, properties, Refused } from "./refused";

export interface Made {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface Planned {
  readonly changed: boolean;
  /** By path: ADD, UPDATE, DELETE and their _REPLACE. */
  readonly differences: Readonly<Record<string, string>>;
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** A stand-in as the engine meets it: a process of its own that speaks the providers' protocol over loopback. */
export class StandIn {
  readonly folder = mkdtempSync(join(tmpdir(), "hosting-stand-in-"));
  private process?: ChildProcess;
  private client?: ResourceProviderClient;

  constructor(private readonly provider: string) {}

  async start(settings: Properties = {}): Promise<void> {
    const main = join(__dirname, "../../engine/providers", this.provider, "main.cjs");
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, STAND_IN_CLOUD: this.folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.process = child;
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
      child.once("exit", (code) => reject(new Error(`the stand-in for ${this.provider} ended with ${code}`)));
    });
    this.client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    const request = new proto.ConfigureRequest().setArgs(Struct.fromJavaScript(settings)).setAcceptsecrets(true);
    await this.call<proto.ConfigureRequest, proto.ConfigureResponse>("configure", request);
  }

  remove(): void {
    this.client?.close();
    this.process?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The inputs as the provider completes them; what it refuses, by property. */
  async check(
    type: string,
    name: string,
    inputs: Properties,
    before?: Properties,
  ): Promise<{ inputs: Properties; refused: Record<string, string> }> {
    const request = new proto.CheckRequest().setUrn(urn(type, name)).setNews(Struct.fromJavaScript(inputs));
    request.setRandomseed(Buffer.from("a seed"));
    if (before !== undefined) request.setOlds(Struct.fromJavaScript(before));
    const response = await this.call<proto.CheckRequest, proto.CheckResponse>("check", request);
    const failures = response.getFailuresList().map((each) => [each.getProperty(), each.getReason()] as const);
    return { inputs: properties(response.getInputs()), refused: Object.fromEntries(failures) };
  }

  /** Checks and creates, as the engine does. */
  async create(type: string, name: string, given: Properties, timeout = 0): Promise<Made> {
    const { inputs, refused } = await this.check(type, name, given);
    if (Object.keys(refused).length > 0) throw new Refused(JSON.stringify(refused));
    const request = new proto.CreateRequest().setUrn(urn(type, name)).setProperties(Struct.fromJavaScript(inputs));
    request.setTimeout(timeout);
    const response = await this.call<proto.CreateRequest, proto.CreateResponse>("create", request);
    return { urn: urn(type, name), id: response.getId(), inputs, outputs: properties(response.getProperties()) };
  }

  async preview(type: string, name: string, given: Properties): Promise<Properties> {
    const { inputs } = await this.check(type, name, given);
    const request = new proto.CreateRequest().setUrn(urn(type, name)).setProperties(Struct.fromJavaScript(inputs));
    request.setPreview(true);
    const response = await this.call<proto.CreateRequest, proto.CreateResponse>("create", request);
    return properties(response.getProperties());
  }

  async diff(before: Made, given: Properties): Promise<Planned> {
    const type = before.urn.split("::")[2]!;
    const { inputs } = await this.check(type, before.urn.split("::")[3]!, given, before.inputs);
    const request = new proto.DiffRequest().setUrn(before.urn).setId(before.id);
    request.setOlds(Struct.fromJavaScript(before.outputs)).setOldInputs(Struct.fromJavaScript(before.inputs));
    request.setNews(Struct.fromJavaScript(inputs));
    const response = await this.call<proto.DiffRequest, proto.DiffResponse>("diff", request);
    const kinds = Object.entries(proto.PropertyDiff.Kind);
    const differences: Record<string, string> = {};
    for (const [path, difference] of response.getDetaileddiffMap().entries()) {
      differences[path] = kinds.find(([, kind]) => kind === difference.getKind())?.[0] ?? "";
    }
    return {
      changed: response.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME,
      differences,
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async update(before: Made, inputs: Properties): Promise<Made> {
    const request = new proto.UpdateRequest().setUrn(before.urn).setId(before.id);
    request.setOlds(Struct.fromJavaScript(before.outputs)).setOldInputs(Struct.fromJavaScript(before.inputs));
    request.setNews(Struct.fromJavaScript(inputs));
    const response = await this.call<proto.UpdateRequest, proto.UpdateResponse>("update", request);
    return { ...before, inputs, outputs: properties(response.getProperties()) };
  }

  /** What the provider finds; nothing where the thing is gone. */
  async read(known: Made): Promise<Made | undefined> {
    const request = new proto.ReadRequest().setUrn(known.urn).setId(known.id);
    request.setInputs(Struct.fromJavaScript(known.inputs)).setProperties(Struct.fromJavaScript(known.outputs));
    const response = await this.call<proto.ReadRequest, proto.ReadResponse>("read", request);
    if (response.getId() === "") return undefined;
    const [inputs, outputs] = [properties(response.getInputs()), properties(response.getProperties())];
    return { urn: known.urn, id: response.getId(), inputs, outputs };
  }

  async delete(thing: Made): Promise<void> {
    const request = new proto.DeleteRequest().setUrn(thing.urn).setId(thing.id);
    request.setProperties(Struct.fromJavaScript(thing.outputs)).setOldInputs(Struct.fromJavaScript(thing.inputs));
    await this.call<proto.DeleteRequest, unknown>("delete", request);
  }

  conditions(conditions: Conditions): void {
    writeFileSync(join(this.folder, "conditions.json"), JSON.stringify(conditions));
  }

  faults(faults: readonly Fault[]): void {
    writeFileSync(join(this.folder, "faults.json"), JSON.stringify(faults));
  }

  /** The names of all that was ever made in the cloud. */
  made(): string[] {
    const deeds = this.linesOf<Deed>("journal.jsonl");
    return deeds.flatMap((deed) => (deed.did === "create" ? [nameOf(deed.urn)] : []));
  }

  /** How often a fault was met. */
  met(): number {
    return this.linesOf<Met>("met.jsonl").length;
  }

  private linesOf<Line>(name: string): Line[] {
    const path = join(this.folder, name);
    const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
  }

  private call<Request, Response>(method: keyof ResourceProviderClient, request: Request): Promise<Response> {
    type Method = (request: Request, reply: (error: ServiceError | null, response: Response) => void) => void;
    const client = this.client;
    if (client === undefined) throw new Error(`the stand-in for ${this.provider} is not started`);
    return new Promise((resolve, reject) => {
      (client[method] as unknown as Method).call(client, request, (error, response) =>
        error === null ? resolve(response) : reject(new Refused(error.details, leftIn(error.metadata))),
      );
    });
  }
}

export const urn = (type: string, name: string): string =>
  urnOf({ stack: "one", project: "stand-ins" }, undefined, type, name);
