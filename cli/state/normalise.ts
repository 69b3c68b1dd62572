import { isObject, secretSignature, signatureKey, unknownValue, type GraphResource, type Json } from "../preview/graph";
import { redactedSecret } from "../preview/redact";

/** What Pulumi writes where a value is unknown, by the kind of the value. */
const unknowns = new Set([
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** A resource as any tool wrote it, in the one form that the rest of the program reads. */
export function normalised(
  resource: Record<string, Json> & Pick<GraphResource, "urn" | "type" | "inputs" | "outputs">,
): GraphResource {
  const { inputs, outputs, custom, dependencies, propertyDependencies } = resource;
  return {
    ...(resource as unknown as GraphResource),
    custom: custom === true,
    inputs: valuesOf(inputs),
    outputs: valuesOf(outputs),
    dependencies: namesIn(dependencies),
    propertyDependencies: isObject(propertyDependencies)
      ? Object.fromEntries(
          Object.entries(propertyDependencies)
            .map(([property, urns]): [string, string[]] => [property, namesIn(urns)])
            .filter(([, urns]) => urns.length > 0),
        )
      : {},
  };
}

function namesIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === "string").sort() : [];
}

function valuesOf(values: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, valueOf(value)]));
}

function valueOf(value: Json): Json {
  if (typeof value === "string") return textOf(value);
  if (Array.isArray(value)) return value.map(valueOf);
  if (!isObject(value)) return value;
  return value[signatureKey] === secretSignature ? secretOf(value) : valuesOf(value);
}

function textOf(text: string): Json {
  if (unknowns.has(text)) return unknownValue;
  // `pulumi preview --json` writes only this in place of a secret.
  return text === "[secret]" ? redactedSecret : text;
}

/** A secret with its value where the file has it: as JSON text after `--show-secrets`, plain on the wire. */
function secretOf({ value, plaintext }: Record<string, Json>): Json {
  const known = value ?? jsonIn(plaintext);
  return known === undefined ? redactedSecret : { [signatureKey]: secretSignature, value: valueOf(known) };
}

function jsonIn(text: Json | undefined): Json | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
