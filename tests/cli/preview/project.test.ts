import { join } from "node:path";
import { InputError } from "../../../cli/preview/input-error";
import { programAt } from "../../../cli/preview/load-program";
import { findProject, stacksOf } from "../../../cli/preview/project";
import { projectFolder } from "./project-folder";

const { root, write } = projectFolder();

describe("findProject", () => {
  it("finds the nearest Pulumi.yaml upwards and reads it", () => {
    write({
      "Pulumi.yaml": "name: hosting\nruntime: nodejs\nmain: stacks/index.ts\nstackConfigDir: stacks\n",
      "stacks/Pulumi.lamplight.yaml": "config: {}",
      "stacks/Pulumi.lamplight-staging.yaml": "",
      "deep/er/file": "",
    });
    const project = findProject(join(root(), "deep/er"));
    expect(project).toMatchObject({ root: root(), name: "hosting", main: join(root(), "stacks/index.ts") });
    expect(stacksOf(project)).toEqual(["lamplight", "lamplight-staging"]);
  });

  it("takes the package's entry where Pulumi.yaml names none", () => {
    write({ "Pulumi.yaml": "name: hosting", "package.json": '{"main": "bin/main.js"}' });
    expect(findProject(root()).main).toBe(join(root(), "bin/main.js"));
  });

  it.each([
    ["name: [", /Pulumi\.yaml: not YAML: /],
    ["- a", /Pulumi\.yaml: \["a"\]; a mapping of keys to values/],
    ["runtime: nodejs", /Pulumi\.yaml: name: nothing given; a project's name/],
    ["name: x\nmain: 3", /Pulumi\.yaml: main: 3; a path/],
    ["name: x\nconfig:\n  zones: {type: number}", /config: zones: type: "number"; one of string, boolean, integer/],
    ["name: x\nconfig: [zones]", /config: \["zones"\]; a mapping of keys to/],
    ["name: x\nconfig:\n  zones:", /config: zones: nothing given; \{type, default\} or a value/],
    ["name: x\nconfig:\n  zones: {type: string, enum: [a]}", /config: zones: enum: unknown; type, items, description/],
    ["name: x\nconfig:\n  zones: {description: 3}", /config: zones: description: 3; a text/],
    ["name: x\nconfig:\n  zones: {secret: maybe}", /config: zones: secret: "maybe"; true or false/],
    ["name: x\nconfig:\n  zones: {type: array}", /config: zones: items: nothing given; \{type\} of each/],
    ["name: x\nconfig:\n  zones: {type: array, items: string}", /config: zones: items: "string"; \{type\} of each/],
    ["name: x\nconfig:\n  zones: {type: array, items: {type: array}}", /zones: items: \{"type":"array"\}; \{type\} of/],
    ["name: x\nconfig:\n  zones: {type: array, items: {type: x}}", /zones: items: type: "x"; one of string/],
    ["name: x\nconfig:\n  zones: {type: integer, default: many}", /config: zones: default: "many"; a whole number/],
    ["name: x\nconfig:\n  zones: {default: 2, value: 3}", /config: zones: default and value; one of them/],
    ["name: x\nconfig:\n  aws:region: {type: string}", /config: aws:region: type: not for another's key; value alone/],
    ["name: x\nconfig:\n  aws:region: {description: a}", /config: aws:region: value: nothing given; the value in/],
  ])("refuses %j in one line", (text, message) => {
    write({ "Pulumi.yaml": text });
    expect(() => findProject(root())).toThrow(InputError);
    expect(() => findProject(root())).toThrow(message);
  });

  it("says where it looked", () => {
    expect(() => findProject(root())).toThrow(`Pulumi.yaml: not found in ${root()} or a folder above it`);
  });
});

describe("programAt", () => {
  it("loads the module when it runs, not before, and returns what it exports", async () => {
    write({ "program.cjs": "globalThis.loaded = true; exports.url = 'x';" });
    const program = programAt(join(root(), "program.cjs"));
    expect((globalThis as { loaded?: boolean }).loaded).toBeUndefined();
    expect(await program()).toMatchObject({ url: "x" });
    expect((globalThis as { loaded?: boolean }).loaded).toBe(true);
  });

  it("calls an exported function and returns its result", async () => {
    write({ "program.cjs": "module.exports = async () => ({ url: 'y' });" });
    expect(await programAt(join(root(), "program.cjs"))()).toEqual({ url: "y" });
  });
});
