import { runProgram, type RecordedAnswers } from "../../cli/preview/run-program";
import {
  isObject,
  isSecret,
  isUnknown,
  type GraphDocument,
  type GraphResource,
  type Json,
} from "../../cli/preview/graph";
import { nameOf } from "../../cli/preview/urn";
import type { Environment } from "../../components/model/environment";

/** What stands in decoded inputs and outputs where a value is known only after creation. */
export const UNKNOWN: unique symbol = Symbol("unknown until created");

/** An environment for tests: Lamplight's production in London. */
export const environment: Environment = {
  organisation: "lamplight",
  name: "production",
  owner: "platform@lamplight.example",
  accountId: "111122223333",
  region: "eu-west-2",
};

/** A decoded value: what JSON can say, plus {@link UNKNOWN} and secrets. `at` reads inside it without casts. */
export type Decoded = null | boolean | number | string | typeof UNKNOWN | Decoded[] | { [key: string]: Decoded };

/** One resource of a graph, its values decoded: unknown is {@link UNKNOWN}, a secret is `{ secret: value }`. */
export interface Resource extends Omit<GraphResource, "inputs" | "outputs"> {
  name: string;
  inputs: Record<string, Decoded>;
  outputs: Record<string, Decoded>;
  /** The input at a path: `at("rules", 0, "applyServerSideEncryptionByDefault", "sseAlgorithm")`; undefined if absent. */
  at(...path: (string | number)[]): Decoded | undefined;
}

/** The graph that a program declares. */
export interface Graph {
  /** As `--export` would write it but with secrets in it: never write it down without `serialise`. */
  document: GraphDocument;
  resources: Resource[];
  /** The one resource of a type; throws when there is none or more than one. */
  only(type: string): Resource;
  /** Every resource of a type, by URN; `hosting:aws:Network` or `aws:ec2/vpc:Vpc`. */
  all(type: string): Resource[];
  /** The one resource with a logical name, whatever its type; a type narrows it. Throws when none or several fit. */
  named(name: string, type?: string): Resource;
}

export interface GraphOptions {
  /** @default "lamplight" */
  stack?: string;
  /** @default "hardened-hosting" */
  project?: string;
  /** By full key: `{ "aws:region": "eu-west-2" }`. @default nothing */
  config?: Record<string, string>;
  secretKeys?: string[];
  answers?: RecordedAnswers;
}

/**
 * Runs a program in the embedded preview and returns its graph.
 *
 * ```ts
 * const graph = await graphOf(() => {
 *   new FileStore("files", { environment, dataClass: "high", key });
 * });
 * const bucket = graph.only("aws:s3/bucket:Bucket");
 * expect(bucket.inputs.bucket).toBe("lamplight-production-files");
 * expect(bucket.inputs.tags).toMatchObject({ owner: environment.owner });
 * expect(bucket.at("tags", "owner")).toBe(environment.owner);          // the same, by path
 * expect(graph.named("files-encryption").inputs.kmsKeyId).toBe(UNKNOWN);
 * expect(graph.named("files-encryption").propertyDependencies.bucket).toEqual([bucket.urn]);
 * await expect(graphOf(() => void new FileStore("files", { …bad }))).rejects.toThrow(/^hosting:aws:FileStore "files": days: /);
 * ```
 */
export async function graphOf(program: () => unknown, options: GraphOptions = {}): Promise<Graph> {
  const { stack = "lamplight", project = "hardened-hosting", config = {}, secretKeys, answers } = options;
  const document = await runProgram({
    project,
    stack,
    organization: "lamplight",
    config,
    secretKeys,
    answers,
    program,
  });
  const resources = document.deployment.resources.map(decodedResource);
  const all = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  return {
    document,
    resources,
    all,
    only: (type) => theOne(all(type), `of type ${type}`, resources),
    named: (name, type) =>
      theOne(
        resources.filter((resource) => resource.name === name && (type === undefined || resource.type === type)),
        `named ${name}`,
        resources,
      ),
  };
}

function theOne(found: Resource[], what: string, among: Resource[]): Resource {
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const listed = (found.length > 0 ? found : among).map(({ type, name }) => `${type} ${name}`).join("\n  ");
  throw new Error(
    `${found.length} resources ${what}, expected one; ${found.length > 0 ? "they" : "there"} are\n  ${listed}`,
  );
}

function decodedResource(resource: GraphResource): Resource {
  const inputs = decodedAll(resource.inputs);
  return {
    ...resource,
    name: nameOf(resource.urn),
    inputs,
    outputs: decodedAll(resource.outputs),
    at: (...path) => path.reduce<Decoded | undefined>(step, inputs),
  };
}

function step(value: Decoded | undefined, key: string | number): Decoded | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Record<string | number, Decoded>)[key];
}

function decodedAll(values: Record<string, Json>): Record<string, Decoded> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, decoded(value)]));
}

function decoded(value: Json): Decoded {
  if (isUnknown(value)) return UNKNOWN;
  if (isSecret(value)) return { secret: decoded(value.value) };
  if (Array.isArray(value)) return value.map(decoded);
  return isObject(value) ? decodedAll(value) : value;
}
