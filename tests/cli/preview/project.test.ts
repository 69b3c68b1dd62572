import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { InputError } from "../../../cli/preview/input-error";
import { programAt } from "../../../cli/preview/load-program";
import { findProject, stacksOf } from "../../../cli/preview/project";
import { configOf, type StackConfig } from "../../../cli/preview/stack-config";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
let root: string;

beforeEach(() => (root = mkdtempSync(join(tmpdir(), "project-"))));
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

function configured(pulumiYaml: string, stackYaml: string, overrides: string[] = []): StackConfig {
  write({ "Pulumi.yaml": `name: hosting\n${pulumiYaml}`, "Pulumi.dev.yaml": stackYaml });
  return configOf(findProject(root), "dev", overrides);
}

describe("findProject", () => {
  it("finds the nearest Pulumi.yaml upwards and reads it", () => {
    write({
      "Pulumi.yaml": "name: hosting\nruntime: nodejs\nmain: stacks/index.ts\nstackConfigDir: stacks\n",
      "stacks/Pulumi.lamplight.yaml": "config: {}",
      "stacks/Pulumi.lamplight-staging.yaml": "",
      "deep/er/file": "",
    });
    const project = findProject(join(root, "deep/er"));
    expect(project).toMatchObject({ root, name: "hosting", main: join(root, "stacks/index.ts") });
    expect(stacksOf(project)).toEqual(["lamplight", "lamplight-staging"]);
  });

  it("takes the package's entry where Pulumi.yaml names none", () => {
    write({ "Pulumi.yaml": "name: hosting", "package.json": '{"main": "bin/main.js"}' });
    expect(findProject(root).main).toBe(join(root, "bin/main.js"));
  });

  it.each([
    ["name: [", /Pulumi\.yaml: not YAML: /],
    ["- a", /Pulumi\.yaml: \["a"\]; a mapping of keys to values/],
    ["runtime: nodejs", /Pulumi\.yaml: name: nothing given; a project's name/],
    ["name: x\nmain: 3", /Pulumi\.yaml: main: 3; a path/],
    ["name: x\nconfig:\n  zones: {type: number}", /config: zones: type: "number"; one of string, boolean, integer/],
  ])("refuses %j in one line", (text, message) => {
    write({ "Pulumi.yaml": text });
    expect(() => findProject(root)).toThrow(InputError);
    expect(() => findProject(root)).toThrow(message);
  });

  it("says where it looked", () => {
    expect(() => findProject(root)).toThrow(`Pulumi.yaml: not found in ${root} or a folder above it`);
  });
});

describe("configOf", () => {
  it("gives values by full key, structured ones as JSON", () => {
    const { config, secretKeys } = configured(
      "",
      "config:\n  hosting:owner: a@b.example\n  aws:region: eu-west-2\n  hosting:zones: [a, b]\n  hosting:hosts: {min: 2, spot: false}\n",
    );
    expect(config).toEqual({
      "aws:region": "eu-west-2",
      "hosting:hosts": '{"min":2,"spot":false}',
      "hosting:owner": "a@b.example",
      "hosting:zones": '["a","b"]',
    });
    expect(secretKeys).toEqual([]);
  });

  it("reads plain values as Pulumi does, which takes an account's leading zero away unless it is quoted", () => {
    const text = 'account: 012345678901\n  quoted: "012345678901"\n  on: True\n  big: 12345678901234567890\n  none:';
    const { config } = configured("", `config:\n  ${text}\n`);
    expect(config).toEqual({
      "hosting:account": "12345678901",
      "hosting:quoted": "012345678901",
      "hosting:none": "",
      "hosting:on": "true",
      "hosting:big": "12345678901234567890",
    });
  });

  it("takes defaults and fixed values from Pulumi.yaml, then the stack's, then the overrides", () => {
    const declared =
      "config:\n  zones: {type: integer, default: 3}\n  aws:region: {value: eu-west-2}\n  size: {default: small}\n";
    expect(configured(declared, "config:\n  size: medium\n").config).toEqual({
      "hosting:zones": "3",
      "aws:region": "eu-west-2",
      "hosting:size": "medium",
    });
    expect(
      configured(declared, "config:\n  size: medium\n", ["size=large", "aws:region=eu-west-1"]).config,
    ).toMatchObject({
      "aws:region": "eu-west-1",
      "hosting:size": "large",
    });
  });

  it("gives an encrypted value as an unknown secret, inside a structure too", () => {
    const { config, secretKeys } = configured(
      "",
      "config:\n  pin: {secure: v1:abc=}\n  db: {user: app, password: {secure: v1:def=}}\n  open: yes\n",
    );
    expect(config).toEqual({
      "hosting:pin": unknown,
      "hosting:db": `{"password":"${unknown}","user":"app"}`,
      "hosting:open": "yes",
    });
    expect(secretKeys).toEqual(["hosting:db", "hosting:pin"]);
  });

  it("keeps a key secret that Pulumi.yaml declares so, whoever gives the value", () => {
    const { secretKeys } = configured("config:\n  pin: {type: string, secret: true}\n", "", ["pin=1234"]);
    expect(secretKeys).toEqual(["hosting:pin"]);
  });

  it("keeps equals signs in an override's value and allows an empty one", () => {
    expect(configured("", "", ["query=a=b", "none="]).config).toEqual({ "hosting:query": "a=b", "hosting:none": "" });
  });

  it.each([
    ["owner", '-c: "owner"; key=value, for example hosting:environment=staging'],
    ["=x", '-c: "=x"; key=value'],
    ["a:b:c=x", '-c: key "a:b:c"; namespace:key, or key for hosting:key'],
    [":b=x", '-c: key ":b"; namespace:key'],
    ["a b=x", '-c: key "a b"; namespace:key'],
  ])("refuses the override %s", (override, message) => {
    expect(() => configured("", "", [override])).toThrow(message);
    expect(() => configured("", "", [override])).toThrow(InputError);
  });

  it.each([
    ["integer", "three", 'hosting:k: "three"; a whole number'],
    ["integer", "3.5", 'hosting:k: "3.5"; a whole number'],
    ["boolean", "yes", 'hosting:k: "yes"; true or false'],
    ["array", "a,b", 'hosting:k: "a,b"; a list (as JSON: ["a", "b"])'],
    ["object", "[1]", 'hosting:k: "[1]"; a mapping'],
  ])("refuses for a key of type %s the value %s", (type, value, message) => {
    expect(() => configured(`config:\n  k: {type: ${type}}\n`, "", [`k=${value}`])).toThrow(message);
  });

  it("does not print the value of a secret that is of the wrong type", () => {
    const run = (): unknown => configured("config:\n  k: {type: integer, secret: true}\n", "", ["k=hunter2"]);
    expect(run).toThrow("hosting:k: a secret; a whole number");
    expect(run).not.toThrow(/hunter2/);
  });

  it("asks for a declared key that has no value", () => {
    expect(() => configured("config:\n  owner: {type: string}\n", "")).toThrow(
      "hosting:owner: nothing given; a string, in Pulumi.dev.yaml or by -c hosting:owner=…",
    );
  });

  it("lists the stacks when it does not know one", () => {
    write({ "Pulumi.yaml": "name: hosting", "Pulumi.dev.yaml": "", "Pulumi.production.yaml": "" });
    expect(() => configOf(findProject(root), "prod")).toThrow(
      'stack: "prod" has no Pulumi.prod.yaml; the stacks are: dev, production',
    );
  });

  it.each([["config: [a]"], ["config: text"], ["config: {a:b:c: d}"]])("refuses a stack's file with %s", (text) => {
    expect(() => configured("", text)).toThrow(/Pulumi\.dev\.yaml: /);
  });
});

describe("programAt", () => {
  it("loads the module when it runs, not before, and returns what it exports", async () => {
    write({ "program.cjs": "globalThis.loaded = true; exports.url = 'x';" });
    const program = programAt(join(root, "program.cjs"));
    expect((globalThis as { loaded?: boolean }).loaded).toBeUndefined();
    expect(await program()).toMatchObject({ url: "x" });
    expect((globalThis as { loaded?: boolean }).loaded).toBe(true);
  });

  it("calls an exported function and returns its result", async () => {
    write({ "program.cjs": "module.exports = async () => ({ url: 'y' });" });
    expect(await programAt(join(root, "program.cjs"))()).toEqual({ url: "y" });
  });
});
