import { readFileSync } from "node:fs";
import { graphDocument, isObject, type GraphDocument, type GraphResource, type Json } from "../preview/graph";
import { InputError } from "../preview/input-error";
import { oneLine } from "../preview/program-error";
import { normalised } from "./normalise";

const accepted = "what `pulumi stack export`, `pulumi preview --json` or `hardened-hosting preview --export` writes";

/**
 * The graph in a file: a stack's exported state, the output of `pulumi preview --json` (then the state that it plans),
 * or our own export. Encoded values come out in one form, whichever tool wrote them.
 *
 * @throws InputError with one line that names the file, what it holds and what would be accepted
 */
export function readState(file: string): GraphDocument {
  return openState(file).document;
}

/** The same for text that was read already; `name` stands for it in errors. */
export function stateIn(text: string, name: string): GraphDocument {
  return graphIn(parsed(text, name), name);
}

/** The graph in a file, and the type of secrets provider that the file names, if it names one. */
export function openState(file: string): { document: GraphDocument; secretsProvider?: string } {
  const content = parsed(textOf(file), file);
  return { document: graphIn(content, file), secretsProvider: secretsProviderIn(content) };
}

function graphIn(content: Json, name: string): GraphDocument {
  const refuse = (what: string): never => {
    throw new InputError(`${name}: ${what}; expected ${accepted}`);
  };
  if (!isObject(content)) return refuse(`holds ${kindOf(content)}`);
  const resources = resourcesIn(content) ?? refuse(`holds ${keysOf(content)}`);
  return graphDocument(resources.map((resource, index) => checked(resource, index, refuse)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (thrown) {
    throw new InputError(`${file}: cannot be read: ${oneLine(thrown)}`, { cause: thrown });
  }
}

function parsed(text: string, name: string): Json {
  if (text.trim() === "") throw new InputError(`${name}: is empty; expected ${accepted}`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch (thrown) {
    throw new InputError(`${name}: is not JSON (${oneLine(thrown)}); expected ${accepted}`, { cause: thrown });
  }
}

function secretsProviderIn(content: Json): string | undefined {
  const { deployment, checkpoint } = content as Record<string, Json>;
  const snapshot = isObject(checkpoint) ? checkpoint.latest : deployment;
  const provider = isObject(snapshot) ? snapshot.secrets_providers : undefined;
  return isObject(provider) && typeof provider.type === "string" ? provider.type : undefined;
}

/** Where the resources are in each of the forms; undefined in none of them. */
function resourcesIn(content: Record<string, Json>): Json[] | undefined {
  if (Array.isArray(content.steps)) return plannedBy(content.steps);
  const { deployment, checkpoint } = content;
  if (isObject(deployment)) return "resources" in deployment ? listed(deployment.resources) : listed(null);
  // A stack's file in a backend on disk, and within it the state of the last update.
  if (isObject(checkpoint) && isObject(checkpoint.latest)) return listed(checkpoint.latest.resources);
  return listed(content.resources);
}

// An empty stack's list of resources is null.
function listed(resources: Json | undefined): Json[] | undefined {
  if (resources === null) return [];
  return Array.isArray(resources) ? resources : undefined;
}

const removing = ["delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace"];

/** The last state that the steps of a preview give each resource; what they delete is left out. */
function plannedBy(steps: Json[]): Json[] {
  const planned = new Map<Json | undefined, Json>();
  for (const step of steps) {
    if (!isObject(step)) continue;
    const { op, newState } = step;
    if (typeof op === "string" && removing.includes(op)) continue;
    if (isObject(newState)) planned.set(newState.urn, newState);
  }
  return [...planned.values()];
}

function checked(resource: Json, index: number, refuse: (what: string) => never): GraphResource {
  if (!isObject(resource)) return refuse(`resource ${index} is ${kindOf(resource)}`);
  const { urn, type, inputs, outputs } = resource;
  if (typeof urn !== "string" || !/^urn:pulumi:.*::.*::.*::/s.test(urn)) {
    return refuse(`resource ${index} has the URN ${JSON.stringify(urn)}`);
  }
  if (typeof type !== "string") return refuse(`resource ${index} (${urn}) has the type ${JSON.stringify(type)}`);
  return normalised({
    ...resource,
    urn,
    type,
    inputs: isObject(inputs) ? inputs : {},
    outputs: isObject(outputs) ? outputs : {},
  });
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : isObject(value) ? "an object" : `a ${typeof value}`;
}

function keysOf(content: Record<string, Json>): string {
  const keys = Object.keys(content);
  return keys.length === 0 ? "an empty object" : `an object with ${keys.slice(0, 5).join(", ")}`;
}
