import { sdk, type ArmType } from "./arm";

/**
 * Properties by which the provider makes a new resource, beyond those that are part of the id. The SDK's files do not say
 * which: this is the provider's own list, and what Azure's API specifications mark as settable at creation only
 * (`x-ms-mutability`), of types that the project's stacks may use.
 */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  "authorization:RoleAssignment": ["principalId", "scope"],
  "dbformysql:Server": [
    ...["administratorLogin", "availabilityZone", "createMode", "network", "restorePointInTime"],
    "sourceServerResourceId",
  ],
  "network:PrivateEndpoint": ["subnet"],
  "network:PublicIPAddress": ["publicIPAddressVersion", "publicIPPrefix", "sku"],
  "storage:StorageAccount": ["isHnsEnabled"],
};

/** Types whose place may change without a new resource: none has one, but where the provider says so. */
const MOVABLE = new Set(["network:Subnet"]);

/** Whether a change of the property makes a new resource. */
export function replaces({ token, parameters }: ArmType, property: string): boolean {
  const type = token.replace("azure-native:", "");
  if (property === "location") return !MOVABLE.has(type);
  return parameters.includes(property) || (REPLACING[type]?.includes(property) ?? false);
}

const SAYS_SO =
  /\b(can ?not|can't) be (changed|updated|modified)\b|\bonly be (set|specified)\b.*\b(creation|created)\b|\bis immutable\b/i;
// A sentence with a condition is no rule for every change.
const CONDITIONAL = /\b(if|unless|for the|but)\b/i;

/** Whether the documentation says that Azure refuses to change the property, which the provider does not know of. */
export function isRefusedByAzure({ token }: ArmType, property: string): boolean {
  const args = sdk.textOf(token).split(/export interface \w+Args \{/)[1] ?? "";
  const [, words = ""] = new RegExp(`/\\*\\*\\n((?: +\\*(?!/).*\\n)+) +\\*/\\n +${property}\\??:`).exec(args) ?? [];
  return words.split(/\.\s/).some((sentence) => SAYS_SO.test(sentence) && !CONDITIONAL.test(sentence));
}
