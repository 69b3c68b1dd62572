import type { Properties } from "../../../../cli/preview/graph";
import { installedSdk } from "../../../support/sdk-types";
import { text } from "../wire";
import { commonPath, knownPath } from "./paths";

// Azure itself refuses most values that an open enumeration of its API does not list, so they are refused here, but for
// lists that Azure's documentation itself calls incomplete: sizes of machines come and go with every region.
export const sdk = installedSdk("azure-native", { closedBut: ["VirtualMachineSizeTypes"] });

/** A type of resource as Azure Resource Manager has it. */
export interface ArmType {
  /** Without the version that the token may name: `azure-native:network:Subnet`. */
  readonly token: string;
  /** `Microsoft.Network/virtualNetworks/subnets` */
  readonly kind: string;
  readonly path: string;
  /** The inputs that are part of the id, the resource's own name last. */
  readonly parameters: readonly string[];
  readonly own: string;
  readonly apiVersion: string;
}

const types = new Map<string, ArmType | undefined>();

/** The type of a token; nothing where the SDK has none. */
export function armType(token: string): ArmType | undefined {
  if (!types.has(token)) types.set(token, made(token));
  return types.get(token);
}

function made(token: string): ArmType | undefined {
  const [provider = "", module = "", name = ""] = token.split(":");
  const [service = "", version] = module.split("/");
  const fields = sdk.argumentsOf(token);
  if (fields === undefined) return undefined;
  const path = knownPath(`${service}:${name}`) ?? unknownPath(`${service}:${name}`, fields);
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  return {
    token: `${provider}:${service}:${name}`,
    kind: kindIn(path),
    path,
    parameters: parameters.filter((parameter) => parameter !== "subscriptionId"),
    own: parameters.at(-1)!,
    apiVersion: versionIn(version) ?? /Uses Azure REST API version ([\w-]+)\./.exec(sdk.textOf(token))?.[1] ?? "",
  };
}

/** What ends in `Name` and has to be given is a parent; what need not be is the resource's own, which the provider can choose. */
function unknownPath(type: string, fields: ReadonlyMap<string, { required: boolean }>): string {
  const names = [...fields].filter(([field]) => field.endsWith("Name") && field !== "resourceGroupName");
  const class_ = type.split(":")[1]!.toLowerCase();
  const optional = names.filter(([, { required }]) => !required).map(([field]) => field);
  const own = optional.find((field) => class_.endsWith(field.slice(0, -4).toLowerCase())) ?? optional[0] ?? "name";
  const parents = names.filter(([, { required }]) => required).map(([field]) => field);
  return commonPath(type, parents, own);
}

function kindIn(path: string): string {
  const provider = path.split("/providers/")[1];
  if (provider === undefined) return "Microsoft.Resources/resourceGroups";
  return provider
    .split("/")
    .filter((_, index) => index === 0 || index % 2 === 1)
    .join("/");
}

/** `v20240101preview` is `2024-01-01-preview`. */
function versionIn(version: string | undefined): string | undefined {
  const [, year, month, day, more] = /^v(\d{4})(\d\d)(\d\d)(\w*)$/.exec(version ?? "") ?? [];
  return year === undefined ? undefined : [year, month, day, ...(more === "" ? [] : [more])].join("-");
}

/** The id of a resource of the type. */
export function idOf({ path }: ArmType, inputs: Properties, subscriptionId: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "subscriptionId" ? subscriptionId : text(inputs[name]).replace(/^\/|\/$/g, ""),
  );
}

/** The ids of all that a resource stands in, the outermost first; nothing for what stands in the subscription itself. */
export function parentsOf(id: string): string[] {
  const above = id.replace(/(\/providers\/[^/]+)?\/[^/]+\/[^/]+$/, "");
  // A subscription is `/subscriptions/id`.
  return above === id || above.split("/").length <= 3 ? [] : [...parentsOf(above), above];
}

/** Whether an id is this one, or of something inside of it; Azure does not mind the case. */
export function isWithin(id: string, whole: string): boolean {
  const [inner, outer] = [id.toLowerCase(), whole.toLowerCase()];
  return inner === outer || inner.startsWith(`${outer}/`);
}
