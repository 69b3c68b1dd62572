import { isObject, type Json, type Properties } from "../../../../cli/preview/graph";
import type { Field, Shape } from "../../../support/sdk-shapes";
import { textsIn } from "../wire";
import { sdk, type ArmType } from "./arm";
import type { Made } from "./made";
import { makers } from "./makers";
import { merged } from "../merge";

/** What Azure computes for a resource: what all have, what its type has, and the ids of what stands inside of it. */
export function computed(arm: ArmType, inputs: Properties, made: Made): Properties {
  const fields = sdk.outputsOf(arm.token) ?? new Map<string, Field>();
  const common: Properties = {
    name: made.name,
    type: arm.kind,
    azureApiVersion: arm.apiVersion,
    provisioningState: "Succeeded",
    etag: `W/"${made.guid("etag")}"`,
    resourceGuid: made.guid("resource"),
    ...withIdentity(inputs, made),
  };
  const own = makers[arm.token.replace("azure-native:", "")]?.(inputs, made) ?? {};
  return pruned(merged(merged(common, innerIds(arm, inputs, made.id)), own), fields);
}

/** The inputs as Azure shows them: what it does not answer is left out, such as passwords and parts of the id. */
export function shownBy(arm: ArmType, inputs: Properties): Properties {
  const fields = sdk.outputsOf(arm.token) ?? new Map<string, Field>();
  const { identity, ...rest } = inputs;
  return pruned(identity === undefined ? rest : { ...rest, identity: identityShown(identity) }, fields);
}

/** A list of identities becomes a table of them. */
function identityShown(identity: Json): Json {
  if (!isObject(identity) || !Array.isArray(identity.userAssignedIdentities)) return identity;
  const ids = textsIn(identity.userAssignedIdentities);
  return { ...identity, userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, {}])) };
}

function withIdentity({ identity }: Properties, made: Made): Properties {
  const type = isObject(identity) && typeof identity.type === "string" ? identity.type : "";
  if (!type.includes("SystemAssigned")) return {};
  return { identity: { principalId: made.guid("principal"), tenantId: made.tenant } };
}

/** What has a name inside of a resource has an id of its own there: a gateway's listeners, a network's subnets. */
export function innerIds(arm: ArmType, inputs: Properties, id: string): Properties {
  const fields = sdk.outputsOf(arm.token);
  const ids: Properties = {};
  for (const [property, value] of Object.entries(inputs)) {
    const shape = fields?.get(property)?.shape;
    const element = shape?.kind === "list" && shape.items.kind === "object" ? shape.items.fields() : undefined;
    if (!Array.isArray(value) || element?.has("id") !== true || !element.has("name")) continue;
    ids[property] = value.flatMap((each) =>
      isObject(each) && typeof each.name === "string"
        ? [{ name: each.name, id: `${id}/${property}/${each.name}` }]
        : [],
    );
  }
  return ids;
}

/** What the SDK's types say that the outputs have, and nothing else. */
function pruned(values: Properties, fields: ReadonlyMap<string, Field>): Properties {
  const known = Object.entries(values).filter(([key]) => fields.has(key));
  return Object.fromEntries(known.map(([key, value]) => [key, prunedValue(value, fields.get(key)!.shape)]));
}

function prunedValue(value: Json, shape: Shape): Json {
  if (Array.isArray(value)) return shape.kind === "list" ? value.map((each) => prunedValue(each, shape.items)) : value;
  if (!isObject(value) || shape.kind !== "object") return value;
  return pruned(value, shape.fields());
}
