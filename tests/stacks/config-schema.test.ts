import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { z } from "zod";
import { findProject, stacksOf } from "../../cli/preview/project";
import { settingsSchema } from "../../scripts/config-schema";
import { programs } from "../../scripts/programs";
import { lamplightKeys } from "../../stacks/lamplight/config";
import { valueOf, type Keys } from "../../stacks/support/config";
import { cases } from "./config-cases";

type Schema = z.core.JSONSchema.JSONSchema;

const root = join(__dirname, "../..");
const stacks = stacksOf(findProject(root));
const settingsOf = (stack: string): string => readFileSync(join(root, "stacks", `Pulumi.${stack}.yaml`), "utf8");

/** A schema as an editor uses it; words that only people and editors read are nothing to ajv. */
const compiled = (schema: object) => new Ajv({ strict: false, formats: { date: true, email: true } }).compile(schema);
const check = compiled(settingsSchema("lamplight", lamplightKeys));

interface Settings {
  readonly config: Readonly<Record<string, unknown>>;
}
const production = parse(settingsOf("lamplight")) as Settings;

const bySchema = (key: string, value: unknown): boolean =>
  check({ ...production, config: { ...production.config, [`hosting:${key}`]: value } });

/** As the program reads it: Pulumi hands everything over as text, nothing as an empty one, what is no text as JSON. */
function byProgram(key: string, value: unknown): boolean {
  const one = (lamplightKeys as Keys)[key]!;
  return valueOf(one, typeof value === "string" ? value : value === null ? "" : JSON.stringify(value)).success;
}

describe("the schema of a stack's settings", () => {
  test.each(stacks)("is named by the first line of Pulumi.%s.yaml, and accepts it", (stack) => {
    const text = settingsOf(stack);
    const [, path = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const schema = JSON.parse(readFileSync(resolve(root, "stacks", path), "utf8")) as object;
    expect(dirname(path)).toBe(stack.split("-")[0]);
    const validate = compiled(schema);
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test.each(cases)("$key: $value", ({ key, value, program, schema = program }) => {
    expect({ program: byProgram(key, value), schema: bySchema(key, value) }).toEqual({ program, schema });
  });

  test("refuses of every key what the program refuses", () => {
    const refused = new Set(
      cases.filter(({ program, schema }) => !program && schema === undefined).map(({ key }) => key),
    );
    expect(Object.keys(lamplightKeys).filter((key) => !refused.has(key))).toEqual([]);
  });

  test.each([
    ["a key that is misspelt", { "hosting:bakupDays": 28 }, false],
    ["a setting of a default provider", { "aws:region": "eu-west-2" }, false],
    ["a key without a namespace", { region: "eu-west-2" }, false],
    ["another organisation", { "hosting:organisation": "spark" }, false],
    ["its own organisation", { "hosting:organisation": "lamplight" }, true],
    ["what another tool or Pulumi itself is told", { "pulumi:tags": { team: "web" }, "audit:id": 7 }, true],
  ])("with %s", (_, more, accepted) => {
    expect(check({ config: { ...production.config, ...more } })).toBe(accepted);
  });

  test("asks for every key that the program cannot do without", () => {
    for (const [name, { parse: schema }] of Object.entries(lamplightKeys)) {
      const config = Object.fromEntries(Object.entries(production.config).filter(([key]) => key !== `hosting:${name}`));
      expect([name, check({ config })]).toEqual([name, schema.safeParse(undefined).success]);
    }
  });

  test.each([
    ["passphrase", { encryptionsalt: "v1:abc" }, true],
    ["key management service", { secretsprovider: "awskms://alias/a?region=b", encryptedkey: "abc" }, true],
    ["misspelt part", { secretprovider: "awskms://alias/a" }, false],
  ])("knows what Pulumi writes beside: %s", (_, more, accepted) => {
    expect(check({ ...production, ...more })).toBe(accepted);
  });
});

describe("an encrypted value", () => {
  const secure = { secure: "v1:abc:def" };
  const secret = Object.entries(lamplightKeys).filter(([, one]) => "secret" in one && one.secret === true);

  test.each(Object.keys(lamplightKeys))("of %s is accepted where it may be", (name) => {
    expect(bySchema(name, secure)).toBe(secret.some(([key]) => key === name));
  });

  test("may be a part of a value", () => {
    const operators = (production.config["hosting:operators"] as object[]).map((one) => ({ ...one, reason: secure }));
    expect(bySchema("operators", operators)).toBe(true);
    expect(bySchema("alertEmails", [secure])).toBe(true);
    expect(bySchema("domain", { ...(production.config["hosting:domain"] as object), name: secure })).toBe(false);
  });

  test("has one property, and text in it", () => {
    expect(bySchema("owner", { secure: 3 })).toBe(false);
    expect(bySchema("owner", { ...secure, more: "x" })).toBe(false);
    expect(bySchema("owner", {})).toBe(false);
  });
});

describe.each(Object.entries(programs))("what can be told to %s", (organisation, keys) => {
  test.each(Object.entries(keys))("%s is described, with all its parts", (_, { parse: schema, ...about }) => {
    const named: [string, unknown][] = [["", about.description]];
    const visit = (path: string, at: Schema): void => {
      for (const [name, part] of Object.entries(at.properties ?? {})) {
        named.push([`${path}.${name}`, (part as { description?: unknown }).description]);
        visit(`${path}.${name}`, part as Schema);
      }
      for (const inner of [at.items, at.additionalProperties, ...(at.anyOf ?? [])]) {
        if (typeof inner === "object") visit(path, inner as Schema);
      }
    };
    visit("", z.toJSONSchema(schema, { io: "input" }));
    expect(named.filter(([, description]) => !/^[A-Z].{15,}\.$/s.test(String(description)))).toEqual([]);
    const { default: preset } = z.toJSONSchema(schema, { io: "input" });
    const mayBeLeftOut = schema.safeParse(undefined).success;
    // A default that is a value stands in the schema; its reason, or what happens without a value, in the description.
    if (mayBeLeftOut && preset === undefined) expect(about.description).toContain("Default: ");
  });

  test.each(Object.entries(keys))("the examples of %s are accepted", (name, { examples = [] }) => {
    for (const example of examples) expect([example, bySchema(name, example)]).toEqual([example, true]);
  });

  test("is explained where it is refused: no pattern is without words", () => {
    const patterns = JSON.stringify(settingsSchema(organisation, keys)).match(/"pattern":/g);
    const words = JSON.stringify(settingsSchema(organisation, keys)).match(/"patternErrorMessage":"Accepted: [^"]/g);
    expect(words).toHaveLength(patterns!.length);
  });

  test("is a program's", () => expect(existsSync(join(root, "stacks", organisation, "index.ts"))).toBe(true));
});

test("every organisation's program is among those", () => {
  const folders = readdirSync(join(root, "stacks"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "support")
    .map(({ name }) => name);
  expect(Object.keys(programs)).toEqual(folders);
});
