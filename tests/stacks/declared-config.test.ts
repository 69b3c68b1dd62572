import path from "node:path";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { findProject, stacksOf } from "../../cli/preview/project";
import { configOf } from "../../cli/preview/stack-config";
import { lamplightKeys } from "../../stacks/lamplight/config";
import type { Keys } from "../../stacks/support/config";

const root = path.join(__dirname, "../..");
const project = findProject(root);
const programs: Record<string, Keys> = { lamplight: lamplightKeys };

interface Declared {
  type: string;
  default?: unknown;
  description: string;
}
const { config: declared } = parse(readFileSync(path.join(root, "Pulumi.yaml"), "utf8")) as {
  config: Record<string, Declared>;
};

describe.each(Object.entries(programs))("the keys that Pulumi.yaml declares, as %s takes them", (_, keys) => {
  test.each(Object.entries(declared))("%s", (name, { type, default: preset, description }) => {
    const schema = z.toJSONSchema(keys[name]!.parse, { io: "input" }) as { type?: string; default?: unknown };
    expect({ type, preset }).toEqual({ type: schema.type, preset: schema.default });
    expect(description).toMatch(/^\S.{20,}\.$/);
    // Pulumi demands what it declares without a default: a key that may be left out must not be declared so.
    expect(keys[name]!.parse.safeParse(undefined).success).toBe(preset !== undefined);
  });
});

test("a stack without a declared key is refused by that key", () => {
  const more = { ...project, declared: new Map([...project.declared, ["hosting:other", { type: "string" as const }]]) };
  expect(() => configOf(more, "lamplight")).toThrow(/^hosting:other: nothing given; a string, in Pulumi\.lamplight/);
});

test.each(stacksOf(project))("%s says only what its program knows, and leaves nothing to be guessed", (stack) => {
  const { config, secretKeys } = configOf(project, stack);
  const keys = programs[stack.split("-")[0]!]!;
  expect(Object.keys(config).filter((key) => !(key.replace(/^hosting:/, "") in keys))).toEqual([]);
  const given = new Set(Object.keys(config));
  const missing = Object.entries(keys)
    .filter(([name, { parse: schema }]) => !given.has(`hosting:${name}`) && !schema.safeParse(undefined).success)
    .map(([name]) => name);
  expect(missing).toEqual([]);
  expect(secretKeys).toEqual([]);
});
