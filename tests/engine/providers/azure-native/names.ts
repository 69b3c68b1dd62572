import type { Properties } from "../../../../cli/preview/graph";
import { nameOf } from "../../../../cli/preview/urn";
import { autonamed } from "../naming";
import { sdk, type ArmType } from "./arm";
import { Made } from "./made";

/** Names that Azure wants to be GUIDs. */
const GUIDS = ["roleAssignmentName", "roleDefinitionId"];

/**
 * The name that the provider chooses where the program gives none: with chance in it for what stands in a resource
 * group, the resource's own within something else, a GUID where Azure wants one.
 */
export function nameFor(arm: ArmType, urn: string, before: Properties, seed: Uint8Array): Properties {
  const { own, parameters, token } = arm;
  if (sdk.argumentsOf(token)?.get(own)?.required !== false) return {};
  if (before[own] !== undefined) return { [own]: before[own], ...notes(before) };
  if (GUIDS.includes(own))
    return { [own]: new Made("", "", "", `${urn} ${Buffer.from(seed).toString("hex")}`).guid(own) };
  const isWithinAnother = parameters.filter((parameter) => parameter !== "resourceGroupName").length > 1;
  if (isWithinAnother) return { [own]: nameOf(urn) };
  return autonamed(urn, own, { separator: "", digits: 8 }, before, seed);
}

const notes = (before: Properties): Properties =>
  Object.fromEntries(Object.entries(before).filter(([key]) => key.startsWith("__")));
