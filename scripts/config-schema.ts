import { z } from "zod";
import { NAMESPACE, ORGANISATION, PROVIDERS, type Key, type Keys } from "../stacks/support/config";
import { numberPattern } from "./number-pattern";

type Schema = z.core.JSONSchema.JSONSchema;

const encrypted: Schema = {
  properties: { secure: { type: "string", description: "Written by pulumi config set --secret; nobody types it." } },
  required: ["secure"],
  additionalProperties: false,
};

const settings: Record<string, Schema> = {
  secretsprovider: {
    type: "string",
    description: "Whose key encrypts secrets: docs/state-and-secrets.md. Pulumi writes it; change it by the CLI.",
    examples: ["awskms://alias/lamplight-pulumi?region=eu-west-2"],
  },
  encryptedkey: {
    type: "string",
    description: "The stack's data key, encrypted by the secrets provider. Pulumi writes it.",
  },
  encryptionsalt: {
    type: "string",
    description: "Says that secrets are under a passphrase, which production should not be. Pulumi writes it.",
  },
  environment: { type: ["array", "object"], description: "Environments of Pulumi ESC, or one written out here." },
};

/**
 * The JSON schema (draft 7, which editors know) of `Pulumi.<organisation>*.yaml`. It is made of what the program itself
 * checks its configuration by, and asks for the one way of writing that nobody misreads.
 */
export function settingsSchema(organisation: string, keys: Keys): Schema {
  const entries = Object.entries(keys);
  const required = entries.filter(([, { parse }]) => !parse.safeParse(undefined).success);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $comment: "Written by scripts/reference.ts; do not edit.",
    title: `Settings of a stack of ${organisation}`,
    type: "object",
    properties: {
      ...settings,
      config: {
        type: "object",
        description: "What the program is told; docs/configuration.md has all of it on one page.",
        properties: {
          [`${NAMESPACE}:${ORGANISATION}`]: organisationSchema(organisation),
          ...Object.fromEntries(entries.map(([name, one]) => [`${NAMESPACE}:${name}`, keySchema(one)])),
        },
        patternProperties: { [`^(?!(${[NAMESPACE, ...PROVIDERS].join("|")}):)[^:\\s]+:[^:\\s]+$`]: {} },
        additionalProperties: false,
        required: required.map(([name]) => `${NAMESPACE}:${name}`),
      },
    },
    required: ["config"],
    additionalProperties: false,
  };
}

function organisationSchema(organisation: string): Schema {
  return {
    type: "string",
    enum: [organisation],
    description: "Chooses the program, a folder in stacks/. Default: the stack's name up to its first -.",
    secret: false,
  };
}

function keySchema({ parse, accepted, description, examples, secret = false }: Key<unknown>): Schema {
  const schema = z.toJSONSchema(parse, { io: "input", target: "draft-7" });
  // It stands at the top of the whole.
  delete schema.$schema;
  return {
    description: `${description}\n\nAccepted: ${accepted}.${presetOf(schema)}`,
    ...written(refined(schema, accepted, secret), accepted, secret),
    ...(examples === undefined ? {} : { examples: [...examples] as Schema[] }),
    secret,
  };
}

// Editors show a key's description, and not every one its default.
function presetOf({ default: preset }: Schema): string {
  return preset === undefined ? "" : ` Default: ${typeof preset === "string" ? preset : JSON.stringify(preset)}.`;
}

/** What can stand for a key's whole value besides its own form: a number as text, and an encrypted value. */
function written(schema: Schema, accepted: string, secret: boolean): Schema {
  const { type, minimum, maximum } = schema;
  if (type === "integer" && minimum !== undefined && maximum !== undefined) {
    const text = { pattern: numberPattern(minimum, maximum), patternErrorMessage: messageFor(accepted) };
    return { ...schema, type: ["integer", "string"], ...text } as unknown as Schema;
  }
  return type === "array" && secret ? orEncrypted(schema) : schema;
}

/** The schema with a message for each pattern, every name of a mapping on offer, and encrypted texts where they may be. */
function refined(schema: Schema, accepted: string, secret: boolean): Schema {
  const inner = (one: unknown): Schema => refined(one as Schema, (one as Schema).description ?? accepted, secret);
  const { propertyNames, ...rest } = schema;
  const names = (propertyNames as Schema | undefined)?.enum as string[] | undefined;
  const properties = names
    ? Object.fromEntries(names.map((name) => [name, rest.additionalProperties]))
    : rest.properties;
  const result: Schema = {
    ...rest,
    ...(rest.pattern === undefined ? {} : { patternErrorMessage: messageFor(accepted) }),
    ...(names === undefined ? {} : { additionalProperties: false }),
    ...(properties === undefined ? {} : { properties: mapped(properties, inner) }),
    ...(rest.items === undefined ? {} : { items: inner(rest.items) }),
    ...(rest.anyOf === undefined ? {} : { anyOf: rest.anyOf.map(inner) }),
  };
  return secret && rest.type === "string" ? orEncrypted(result) : result;
}

const messageFor = (accepted: string): string => `Accepted: ${accepted}`;

// What is asked of texts and lists is not asked of mappings, and the other way round, so that one schema serves for both.
function orEncrypted(schema: Schema): Schema {
  return { ...schema, type: [schema.type, "object"], ...encrypted } as unknown as Schema;
}

function mapped(properties: object, change: (schema: unknown) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, change(one)]));
}
