import { InputError } from "../../../cli/preview/input-error";
import { findProject } from "../../../cli/preview/project";
import { configOf, type StackConfig } from "../../../cli/preview/stack-config";
import { projectFolder } from "./project-folder";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const { root, write } = projectFolder();

function configured(pulumiYaml: string, stackYaml: string, overrides: string[] = []): StackConfig {
  write({ "Pulumi.yaml": `name: hosting\n${pulumiYaml}`, "Pulumi.dev.yaml": stackYaml });
  return configOf(findProject(root()), "dev", overrides);
}

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
    ["array, items: {type: string}", "a,b", 'hosting:k: "a,b"; a list, in which each is a string, as JSON'],
    ["array, items: {type: string}", "[1]", 'hosting:k: "[1]"; a list, in which each is a string, as JSON'],
    ["object", "[1]", 'hosting:k: "[1]"; a mapping, as JSON'],
  ])("refuses for a key of type %s the override %s", (type, value, message) => {
    expect(() => configured(`config:\n  k: {type: ${type}}\n`, "", [`k=${value}`])).toThrow(message);
  });

  it("takes lists and mappings as JSON in an override, and in a file only as such", () => {
    const list = "config:\n  k: {type: array, items: {type: string}}\n";
    expect(configured(list, "", ['k=["a"]']).config).toEqual({ "hosting:k": '["a"]' });
    expect(() => configured(list, "config:\n  k: '[\"a\"]'\n")).toThrow(
      /^hosting:k: .*; a list, in which each is a string$/,
    );
  });

  it("does not print the value of a secret that is of the wrong type", () => {
    const run = (): unknown => configured("config:\n  k: {type: integer, secret: true}\n", "", ["k=hunter2"]);
    expect(run).toThrow("hosting:k: a secret; a whole number");
    expect(run).not.toThrow(/hunter2/);
  });

  it("asks for every declared key that has no value, in one line", () => {
    expect(() => configured("config:\n  owner: {type: string}\n", "")).toThrow(
      /^hosting:owner: nothing given; a string, in Pulumi\.dev\.yaml or by -c hosting:owner=…$/,
    );
    const two = "config:\n  owner: {type: string, description: Who answers.}\n  size: {type: integer}\n";
    expect(() => configured(two, "")).toThrow(
      /^hosting:owner, hosting:size: nothing given; a string \(Who answers\) and a whole number, in Pulumi\.dev\.yaml or by -c hosting:owner=… -c hosting:size=…$/,
    );
  });

  it("asks for encryption of what is declared a secret, and cannot ask for it in an override", () => {
    const declared = "config:\n  pin: {type: string, secret: true}\n";
    expect(() => configured(declared, "config:\n  pin: hunter2\n")).toThrow(
      /^hosting:pin: a value in plain; an encrypted one, by npx pulumi config set --secret hosting:pin$/,
    );
    expect(configured(declared, "config:\n  pin: {secure: v1:abc=}\n").secretKeys).toEqual(["hosting:pin"]);
  });

  it("lists the stacks when it does not know one", () => {
    write({ "Pulumi.yaml": "name: hosting", "Pulumi.dev.yaml": "", "Pulumi.production.yaml": "" });
    expect(() => configOf(findProject(root()), "prod")).toThrow(
      'stack: "prod" has no Pulumi.prod.yaml; the stacks are: dev, production',
    );
  });

  it.each([["config: [a]"], ["config: text"], ["config: {a:b:c: d}"]])("refuses a stack's file with %s", (text) => {
    expect(() => configured("", text)).toThrow(/Pulumi\.dev\.yaml: /);
  });
});
