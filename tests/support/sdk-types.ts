import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  isObject,
  isSecret,
  isUnknown,
  outputSignature,
  resourceSignature,
  signatureKey,
  type GraphDocument,
  type GraphResource,
  type Json,
} from "../../cli/preview/graph";
import { SdkShapes, type Field, type ReadFile, type Shape } from "./sdk-shapes";

/** The signatures of Pulumi's `asset.Asset` and `asset.Archive` on the wire. */
const ASSETS: readonly unknown[] = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];
/** What Pulumi itself adds to a provider's inputs. */
const OF_PULUMI = new Set(["version", "pluginDownloadURL"]);

/** The SDK's files as installed here: `aws` is `@pulumi/aws`. */
export function installedSdk(
  provider: string,
  openEnumerations?: ConstructorParameters<typeof SdkShapes>[1],
): SdkShapes {
  const folder = dirname(require.resolve(`@pulumi/${provider}/package.json`));
  return new SdkShapes(filesIn(folder), openEnumerations);
}

function filesIn(folder: string): ReadFile {
  return (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : undefined);
}

/**
 * Where a graph's inputs are not what the SDKs' types take: a property that they do not have, a required one that is
 * missing, a wrong kind, a value that an enumeration does not have. Secrets and what is unknown are taken as they are.
 */
export function typeProblems(document: GraphDocument, sdks: Readonly<Record<string, SdkShapes>>): string[] {
  return document.deployment.resources.filter(isOfCloud).flatMap((resource) => {
    const where = `${resource.type} ${resource.urn.split("::").at(-1)}`;
    const fields = sdks[providerOf(resource)]?.argumentsOf(resource.type);
    if (fields === undefined) return [`${where}: the SDK has no such type`];
    return fieldProblems(argumentsIn(resource, fields), fields, where);
  });
}

const isOfCloud = ({ type, custom }: GraphResource): boolean => custom && type !== "pulumi:pulumi:Stack";
const isProvider = ({ type }: GraphResource): boolean => type.startsWith("pulumi:providers:");
const providerOf = (resource: GraphResource): string => resource.type.split(":")[isProvider(resource) ? 2 : 0] ?? "";

/** A provider's own inputs are text: whatever is not a string is JSON in it. */
function argumentsIn(resource: GraphResource, fields: ReadonlyMap<string, Field>): Record<string, Json> {
  if (!isProvider(resource)) return resource.inputs;
  const given = Object.entries(resource.inputs).filter(([name]) => !OF_PULUMI.has(name));
  return Object.fromEntries(
    given.map(([name, value]) => {
      const encoded = typeof value === "string" && !isUnknown(value) && fields.get(name)?.shape.kind !== "string";
      return [name, encoded ? parsed(value) : value];
    }),
  );
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function fieldProblems(given: Record<string, Json>, fields: ReadonlyMap<string, Field>, where: string): string[] {
  const missing = [...fields]
    .filter(([name, { required }]) => required && (given[name] === undefined || given[name] === null))
    .map(([name]) => `${where}.${name}: missing, and required`);
  const wrong = Object.entries(given)
    .filter(([name]) => !name.startsWith("__"))
    .flatMap(([name, value]) => {
      const field = fields.get(name);
      return field ? problems(value, field.shape, `${where}.${name}`) : [`${where}.${name}: no such property`];
    });
  return [...missing, ...wrong];
}

function problems(value: Json, shape: Shape, where: string): string[] {
  // Null is how JSON says that nothing is given; where something has to be, it is reported as missing.
  if (value === null || isUnknown(value) || isSecret(value) || shape.kind === "anything") return [];
  if (isObject(value) && value[signatureKey] === outputSignature) {
    return value.secret === true || value.value === undefined ? [] : problems(value.value, shape, where);
  }
  switch (shape.kind) {
    case "either":
      return problemsOfAll(value, shape.shapes, where);
    case "oneOf":
      return isListed(value, shape) ? [] : [`${where}: ${JSON.stringify(value)}; one of ${listed(shape.values)}`];
    case "list":
      if (!Array.isArray(value)) break;
      return value.flatMap((item, index) => problems(item, shape.items, `${where}[${index}]`));
    case "map":
      if (!isObject(value)) break;
      return Object.entries(value).flatMap(([key, item]) => problems(item, shape.values, `${where}["${key}"]`));
    case "object":
      if (!isObject(value)) break;
      return fieldProblems(value, shape.fields(), where);
    case "asset":
      return isObject(value) && ASSETS.includes(value[signatureKey]) ? [] : [wrongKind(value, shape, where)];
    case "reference":
      return isObject(value) && value[signatureKey] === resourceSignature ? [] : [wrongKind(value, shape, where)];
    default:
      if (typeof value === shape.kind) return [];
  }
  return [wrongKind(value, shape, where)];
}

function isListed(value: Json, { values, anyCase }: Extract<Shape, { kind: "oneOf" }>): boolean {
  const lower = (each: unknown): unknown => (anyCase === true && typeof each === "string" ? each.toLowerCase() : each);
  return values.some((each) => lower(each) === lower(value));
}

/** Nothing where one alternative fits; else what is wrong with the only one of the value's kind, or all that fit. */
function problemsOfAll(value: Json, shapes: readonly Shape[], where: string): string[] {
  const found = shapes.map((shape) => problems(value, shape, where));
  if (found.some((each) => each.length === 0)) return [];
  const ofKind = found.filter((_, index) => kindOf(value) === shapes[index]?.kind);
  return ofKind.length === 1 ? ofKind[0]! : [`${where}: ${kindOf(value)}; ${listed(shapes.map(described))}`];
}

function wrongKind(value: Json, shape: Shape, where: string): string {
  return `${where}: ${kindOf(value)}; ${described(shape)}`;
}

function kindOf(value: Json): string {
  return Array.isArray(value) ? "list" : typeof value;
}

function described(shape: Shape): string {
  return shape.kind === "oneOf" ? `one of ${listed(shape.values)}` : shape.kind;
}

const listed = (values: readonly unknown[]): string => values.join(", ");
