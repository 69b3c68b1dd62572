/** Property values as the pack reads them: Pulumi's wire encoding, decoded once. */

/** A value that cannot be known before the update. */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** A value that Pulumi keeps secret. Rules may compare it; nothing prints it. */
export class SecretValue {
  constructor(readonly value: Value) {}
}

/** A file or folder; its content is not judged. */
export class OpaqueValue {}

export type Value =
  | null
  | boolean
  | number
  | string
  | Unknown
  | SecretValue
  | OpaqueValue
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Properties = Readonly<Record<string, Value>>;

// The signatures are Pulumi's: sdk/go/common/resource/{sig,plugin/rpc}.go and sdk/nodejs/runtime/rpc.ts.
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const UNKNOWNS = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string, and what the SDK writes for everything
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** Decodes one value; absent members are dropped, as the engine drops them. */
export function decode(wire: unknown): Value {
  if (wire === null || typeof wire === "boolean" || typeof wire === "number") return wire;
  if (typeof wire === "string") return UNKNOWNS.has(wire) ? UNKNOWN : wire;
  if (Array.isArray(wire)) return wire.map(decode);
  if (typeof wire !== "object") return UNKNOWN;
  const record = wire as Record<string, unknown>;
  switch (record[SIGNATURE]) {
    case undefined:
      return decodeProperties(record);
    case SECRET:
      return new SecretValue(decodeSecret(record));
    case OUTPUT:
      return record.secret === true ? new SecretValue(decodeHeld(record.value)) : decodeHeld(record.value);
    case RESOURCE:
      return decodeHeld(record.id ?? record.urn);
    default:
      return new OpaqueValue();
  }
}

/** Decodes a resource's inputs or outputs. */
export function decodeProperties(wire: Record<string, unknown>): Properties {
  const properties: Record<string, Value> = {};
  for (const [key, value] of Object.entries(wire)) {
    if (value !== undefined && value !== null && key !== "__defaults") properties[key] = decode(value);
  }
  return properties;
}

function decodeHeld(held: unknown): Value {
  return held === undefined || held === "" ? UNKNOWN : decode(held);
}

// A checkpoint holds JSON text under `plaintext`; the wire holds the value itself; `ciphertext` cannot be read.
function decodeSecret(record: Record<string, unknown>): Value {
  if (typeof record.plaintext === "string") {
    try {
      return decode(JSON.parse(record.plaintext));
    } catch {
      return decode(record.plaintext);
    }
  }
  return "value" in record ? decode(record.value) : UNKNOWN;
}

/** Takes the secret's cover off, for comparing; whoever prints must ask `isSecret` first. */
export function reveal(value: Value): Value {
  return value instanceof SecretValue ? reveal(value.value) : value;
}

export function isRecord(value: Value | undefined): value is { readonly [key: string]: Value } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof SecretValue) &&
    !(value instanceof OpaqueValue)
  );
}
