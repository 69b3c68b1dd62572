import Ajv from "ajv";
import type { Rule } from "../rules/rule";
import type { PackOptions } from "./judge";
import type { Enforcement } from "./verdict";

/** What a pack configuration says, as `judge` takes it. */
export type PackConfig = Required<Pick<PackOptions, "enforcement" | "parameters">>;

const LEVELS: readonly Enforcement[] = ["mandatory", "advisory", "remediate", "disabled"];

/**
 * Reads a policy pack configuration, the file that `pulumi --policy-pack-config` takes: by rule an enforcement level, or an
 * object with `enforcementLevel` and the rule's parameters; `all` speaks of every rule.
 *
 * @param name what the text is called in errors.
 * @throws one line that names the rule or parameter, what was received and what is accepted.
 */
export function parsePackConfig(text: string, name: string, rules: readonly Rule[]): PackConfig {
  const enforcement: Record<string, Enforcement> = {};
  const parameters: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, value] of Object.entries(objectIn(text, name))) {
    const named = id === "all" ? rules : rules.filter((rule) => rule.id === id);
    if (named.length === 0) {
      throw new Error(
        `${name}: ${id}: no rule has this name; accepted: "all", or a rule that \`hardened-hosting rules\` lists`,
      );
    }
    const { enforcementLevel, ...rest } = asSettings(value);
    const level = enforcementLevel === undefined ? undefined : levelIn(enforcementLevel, `${name}: ${id}`);
    for (const rule of named) if (level !== undefined) enforcement[rule.id] = level;
    if (Object.keys(rest).length > 0)
      parameters[id] = checked(rest, `${name}: ${id}`, id === "all" ? undefined : named[0]);
  }
  return { enforcement, parameters };
}

function objectIn(text: string, name: string): Record<string, unknown> {
  const accepted = 'a JSON object such as {"database-keeps-backups": {"enforcementLevel": "mandatory", "days": 28}}';
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name}: received what is no JSON; accepted: ${accepted}`, { cause: error });
  }
  if (typeof content === "object" && content !== null && !Array.isArray(content))
    return content as Record<string, unknown>;
  throw new Error(`${name}: received ${JSON.stringify(content).slice(0, 40)}; accepted: ${accepted}`);
}

function asSettings(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : { enforcementLevel: value };
}

function levelIn(value: unknown, at: string): Enforcement {
  const level = LEVELS.find((one) => one === value);
  if (!level) throw new Error(`${at}: received ${JSON.stringify(value)}; accepted: ${LEVELS.join(", ")}`);
  return level;
}

function checked(
  values: Record<string, unknown>,
  at: string,
  rule: Rule | undefined,
): Readonly<Record<string, unknown>> {
  for (const [parameter, value] of Object.entries(values)) {
    const declared = rule?.parameters[parameter];
    if (!declared) {
      const accepted = Object.keys(rule?.parameters ?? {}).join(", ") || "no parameter";
      throw new Error(`${at}: ${parameter}: unknown parameter; accepted: ${accepted}`);
    }
    if (!new Ajv().validate(declared.schema, value)) {
      throw new Error(
        `${at}: ${parameter}: received ${JSON.stringify(value)}; accepted: ${JSON.stringify(declared.schema)}, ${declared.description}`,
      );
    }
  }
  return values;
}
