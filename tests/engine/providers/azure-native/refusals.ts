import { isObject, type Json, type Properties } from "../../../../cli/preview/graph";
import type { Cloud, Thing } from "../cloud";
import { NotNow } from "../patience";
import { bareAll, text, textsIn } from "../wire";
import { isWithin, parentsOf } from "./arm";

const SUBSCRIBED = /^\/subscriptions\/([^/]+)\/resourceGroups\/[^/]+/i;

/** The first thing that stands around this one or that its inputs refer to and that does not exist, in Azure's words. */
export function missingReference(
  cloud: Cloud,
  id: string,
  inputs: Properties,
  subscription: string,
): string | undefined {
  const around = parentsOf(id);
  const wanted = [...around, ...textsIn(inputs)].filter(
    (text) => SUBSCRIBED.exec(text)?.[1]?.toLowerCase() === subscription.toLowerCase(),
  );
  const missing = wanted.find((each) => !isWithin(each, id) && !exists(cloud, each));
  if (missing === undefined) return undefined;
  return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(missing)
    ? `ResourceGroupNotFound: Resource group '${missing.split("/")[4]}' could not be found.`
    : `${around.includes(missing) ? "ParentResourceNotFound" : "InvalidResourceReference"}: ${missing} does not exist`;
}

/** It is there, or is something inside of what is there: a service that every account has, a listener of a gateway. */
function exists(cloud: Cloud, id: string): boolean {
  return cloud.all().some((thing) => {
    if (!isWithin(id, thing.id)) return false;
    const [, collection, name] = id.slice(thing.id.length).split("/");
    if (collection === undefined || name === undefined || name === "default") return true;
    const inside = bareAll(thing.inputs)[collection];
    return Array.isArray(inside) && inside.some((each) => isObject(each) && each.name === name);
  });
}

/** Names that are taken once in all of Azure, and what is said where they are. */
const GLOBAL: Readonly<Record<string, (name: string) => string>> = {
  "azure-native:storage:StorageAccount": (name) =>
    `StorageAccountAlreadyTaken: The storage account named ${name} is already taken.`,
  "azure-native:keyvault:Vault": (name) => `VaultAlreadyExists: The vault name '${name}' is already in use.`,
};

const sameName = (one: string, other: string): boolean =>
  one.split("/").at(-1)?.toLowerCase() === other.split("/").at(-1)?.toLowerCase();

/** Why there cannot be a new thing of this id. */
export function creationRefusal(cloud: Cloud, type: string, id: string, inputs: Properties): string | undefined {
  if (cloud.all().some((thing) => thing.id.toLowerCase() === id.toLowerCase())) {
    return `cannot create already existing resource '${id}'`;
  }
  const taken = cloud.all().find((thing) => thing.type === type && sameName(thing.id, id));
  if (taken !== undefined && type in GLOBAL) return GLOBAL[type]!(id.split("/").at(-1)!);
  if (
    type === "azure-native:keyvault:Vault" &&
    !recovers(inputs) &&
    cloud.allDeleted(type).some((old) => sameName(old.id, id))
  ) {
    return `ConflictError: A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault: ${id}`;
  }
  return lockedBy(cloud, id, ["ReadOnly"]);
}

/** A deleted vault keeps its name for its days of retention, 90 by default. */
const recovers = ({ properties }: Properties): boolean => isObject(properties) && properties.createMode === "recover";

/** Why Azure would not change this. */
export function updateRefusal(
  cloud: Cloud,
  thing: Thing,
  inputs: Properties,
  isRefused: (property: string) => boolean,
): string | undefined {
  const before = bareAll(thing.inputs);
  if (isOn(before.properties, "enablePurgeProtection") && !isOn(inputs.properties, "enablePurgeProtection")) {
    return `BadRequest: The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.`;
  }
  const changed = Object.keys({ ...before, ...inputs }).find(
    (property) => JSON.stringify(before[property]) !== JSON.stringify(inputs[property]) && isRefused(property),
  );
  if (changed !== undefined) return `PropertyChangeNotAllowed: Changing property '${changed}' is not allowed.`;
  return lockedBy(cloud, thing.id, ["ReadOnly"]);
}

const isOn = (value: Json | undefined, property: string): boolean => isObject(value) && value[property] === true;

/** Types that Azure keeps as long as something refers to them; others it deletes and leaves the reference dangling. */
const KEPT = /^azure-native:(network|compute):/;

/** Why Azure would not delete this: a lock stands on it or in it, or something still uses it. */
export function deletionRefusal(cloud: Cloud, thing: Thing): Error | undefined {
  const gone = cloud.all().filter(({ id }) => isWithin(id, thing.id));
  const locked = gone.map(({ id }) => lockedBy(cloud, id, ["ReadOnly", "CanNotDelete"], thing)).find((each) => each);
  if (locked !== undefined) return new Error(locked);
  for (const { id } of gone.filter(({ type }) => KEPT.test(type))) {
    const user = cloud
      .all()
      .find((other) => !isWithin(other.id, thing.id) && !isWithin(thing.id, other.id) && refersTo(other, id));
    if (user !== undefined) {
      const kind = thing.type.split(":").at(-1)!;
      return new NotNow(`InUse${kind}CannotBeDeleted: ${kind} ${id} is in use by ${user.id}`);
    }
  }
  return undefined;
}

function refersTo(thing: Thing, id: string): boolean {
  return textsIn(bareAll(thing.inputs)).some((each) => each.startsWith("/") && isWithin(each, id));
}

/** The lock that stands on a scope around the id. Deleting a lock is what undoes it. */
function lockedBy(cloud: Cloud, id: string, levels: readonly string[], deleted?: Thing): string | undefined {
  const lock = cloud.all().find((each) => {
    if (!/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i.test(each.id) || each.id === deleted?.id) return false;
    const scope = each.id.replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i, "");
    return levels.includes(text(bareAll(each.inputs).level)) && isWithin(id, scope);
  });
  return (
    lock &&
    `ScopeLocked: The scope '${id}' cannot perform this operation because the following scope is locked: '${lock.id}'. Please remove the lock and try again.`
  );
}

/** What goes with a thing: all that stands inside of it. */
export function deletedWith(cloud: Cloud, thing: Thing): Thing[] {
  return cloud.all().filter(({ id }) => id !== thing.id && isWithin(id, thing.id));
}
