import { isObject, signatureKey, unknownValue, type Json, type Properties } from "../../../cli/preview/graph";
import { mapped } from "./wire";

/** What was computed together with what was given: the parts of both, and of what has no parts what was given. */
export function merged(computed: Properties, given: Properties): Properties {
  const both = Object.entries(given).map(([key, value]) => [key, ofBoth(computed[key], value)] as const);
  return { ...computed, ...Object.fromEntries(both) };
}

function ofBoth(computed: Json | undefined, given: Json): Json {
  if (hasParts(computed) && hasParts(given)) return merged(computed, given);
  if (!Array.isArray(computed) || !Array.isArray(given)) return given;
  // Which elements there are is what was given; they are told apart by their names.
  return given.map((each) => {
    const same = computed.find((one) => nameIn(one) !== undefined && nameIn(one) === nameIn(each));
    return ofBoth(same, each);
  });
}

/** What of the outputs was computed: all that was not given. */
export function computedIn(outputs: Properties, given: Properties): Properties {
  const parts: Properties = {};
  for (const [key, value] of Object.entries(outputs)) {
    const rest = key in given ? notGiven(value, given[key]!) : value;
    if (rest !== undefined) parts[key] = rest;
  }
  return parts;
}

function notGiven(value: Json, given: Json): Json | undefined {
  if (hasParts(value) && hasParts(given)) {
    const rest = computedIn(value, given);
    return Object.keys(rest).length > 0 ? rest : undefined;
  }
  if (!Array.isArray(value) || !Array.isArray(given)) return undefined;
  return value.flatMap((each) => {
    const same = given.find((one) => nameIn(one) !== undefined && nameIn(one) === nameIn(each));
    const rest = same === undefined ? undefined : notGiven(each, same);
    return hasParts(rest) ? [{ ...rest, name: nameIn(each)! }] : [];
  });
}

const nameIn = (value: Json): string | undefined =>
  isObject(value) && typeof value.name === "string" ? value.name : undefined;

/** Secrets, assets and the like are one thing. */
function hasParts(value: Json | undefined): value is Properties {
  return isObject(value) && !(signatureKey in value);
}

/** The same parts, of which nobody knows yet what they will be; elements go on being told apart by their names. */
export function allUnknown(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map((each) => (isObject(each) ? { ...mapped(each, allUnknown), ...named(each) } : unknownValue));
  }
  return isObject(value) ? mapped(value, allUnknown) : unknownValue;
}

const named = ({ name }: Properties): Properties => (typeof name === "string" ? { name } : {});
