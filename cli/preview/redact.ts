import {
  isObject,
  isSecret,
  secretSignature,
  signatureKey,
  type GraphDocument,
  type Json,
  type Properties,
} from "./graph";
import { stateOf } from "./registration";

/** What stands in a written document where a secret was: Pulumi's shape of an encrypted value, and nothing in it. */
export const redactedSecret = { [signatureKey]: secretSignature, ciphertext: "" };

/**
 * The document without the value of any secret; where a secret stood stays visible. What a program calls a secret
 * output is left out of the inputs too, where Pulumi would keep it in plain.
 */
export function redacted(document: GraphDocument): GraphDocument {
  const resources = document.deployment.resources.map((resource) => ({
    ...resource,
    inputs: withoutSecrets(stateOf(resource.inputs, resource.additionalSecretOutputs ?? [])) as Properties,
    outputs: withoutSecrets(resource.outputs) as Properties,
  }));
  return { ...document, deployment: { ...document.deployment, resources } };
}

/**
 * The text of the document: the only way a graph is written down, therefore always redacted. Former names are a matter
 * of the update that uses them: Pulumi writes none into a state.
 */
export function serialise(document: GraphDocument): string {
  const { deployment, ...rest } = redacted(document);
  const resources = deployment.resources.map(({ aliases: _, ...resource }) => resource);
  return `${JSON.stringify({ ...rest, deployment: { ...deployment, resources } }, undefined, 2)}\n`;
}

/** Every text inside a secret, so that a check can look for it where it must not be. */
export function secretTexts(document: GraphDocument): string[] {
  const found = new Set<string>();
  for (const { inputs, outputs } of document.deployment.resources) {
    collect(inputs, false, found);
    collect(outputs, false, found);
  }
  return [...found].sort();
}

function withoutSecrets(value: Json): Json {
  if (isSecret(value)) return redactedSecret;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)]));
}

function collect(value: Json, secret: boolean, into: Set<string>): void {
  if (isSecret(value)) collect(value.value, true, into);
  else if (Array.isArray(value)) value.forEach((inner) => collect(inner, secret, into));
  else if (isObject(value)) Object.values(value).forEach((inner) => collect(inner, secret, into));
  else if (secret && typeof value === "string" && value !== "") into.add(value);
}
