import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  asSecret,
  isObject,
  isSecret,
  isUnknown,
  outputSignature,
  resourceSignature,
  signatureKey,
  unknownValue,
  type Json,
  type Properties,
} from "../../../cli/preview/graph";

/** Properties as the engine sends them: outputs become their values, secrets stay wrapped, unknown stays unknown. */
export function received(struct: Struct | undefined): Properties {
  return struct === undefined ? {} : mapped(struct.toJavaScript(), settled);
}

export function sent(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}

/** The value without its secrets' covers, as a cloud takes it. */
export function bare(value: Json): Json {
  if (isSecret(value)) return bare(value.value);
  if (Array.isArray(value)) return value.map(bare);
  return isObject(value) ? mapped(value, bare) : value;
}

export function bareAll(properties: Properties): Properties {
  return mapped(properties, bare);
}

export function mapped(properties: Properties, change: (value: Json) => Json): Properties {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)]));
}

/** Whether anything in the value is not known yet. */
export function hasUnknown(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isObject(value) ? Object.values(value).some(hasUnknown) : isUnknown(value);
}

/** The text, or none where the value is something else. */
export const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Every text in a value. */
export function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function settled(value: Json): Json {
  if (Array.isArray(value)) return value.map(settled);
  if (!isObject(value)) return value;
  if (value[signatureKey] === resourceSignature) return value.id ?? value.urn ?? null;
  if (value[signatureKey] !== outputSignature) return mapped(value, settled);
  const held = value.value === undefined ? unknownValue : settled(value.value);
  return value.secret === true ? asSecret(held) : held;
}
