import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "../../cli/preview/input-error";
import { findProject } from "../../cli/preview/project";
import { configOf } from "../../cli/preview/stack-config";
import { describeEngine, theCli } from "./support/engine";
import { project, Workspace } from "./support/workspace";

const strings = "type: array, items: {type: string}";
/** Pulumi.yaml's declaration of `k`, the stack's value of it, and what of the two is at fault. */
const refused: [string, string, "declaration" | "value"][] = [
  ["{type: string}", "", "value"],
  ["{description: only}", "", "value"],
  ["{}", "", "value"],
  ["{type: string}", "[a]", "value"],
  ["{type: string}", "{a: b}", "value"],
  ["{type: integer}", "many", "value"],
  ["{type: integer}", "3.5", "value"],
  ["{type: integer}", "99999999999999999999", "value"],
  ["{type: boolean}", '"True"', "value"],
  ["{type: object}", "[a]", "value"],
  ["{type: object}", '"{}"', "value"],
  [`{${strings}}`, "a", "value"],
  [`{${strings}}`, "[1, a]", "value"],
  [`{${strings}}`, `'["a"]'`, "value"],
  ["{type: array, items: {type: integer}}", "[1, a]", "value"],
  ["{type: string, items: {type: string}}", "[a]", "value"],
  ["{type: string, secret: true}", "plain", "value"],
  ["{type: string, secret: true, default: plain}", "", "value"],
  ["{type: integer, value: many}", "", "value"],
  ["{type: array}", "[a]", "declaration"],
  ["{type: array, items: {type: array}}", "[[a]]", "declaration"],
  ["{type: array, items: {type: text}}", "[a]", "declaration"],
  ["{type: number}", "1", "declaration"],
  ["{type: string, enum: [a]}", "a", "declaration"],
  ["{type: string, description: 3}", "a", "declaration"],
  ["{type: string, secret: maybe}", "a", "declaration"],
  ["{type: string, default: 12}", "a", "declaration"],
  ["{type: integer, default: many}", "1", "declaration"],
  ["{default: a, value: b}", "a", "declaration"],
  ["", "a", "declaration"],
];

const accepted: [string, string][] = [
  ["{type: string}", "text"],
  ["{type: string}", "12"],
  ["{type: string}", "true"],
  ["{type: string, items: {type: string}}", "a"],
  ["{type: integer}", '"+3"'],
  ["{type: integer}", "012"],
  ["{type: integer}", "1e3"],
  ["{type: integer, default: '12'}", ""],
  ["{type: boolean}", '"false"'],
  ["{type: object}", "{a: {b: [1]}}"],
  ["{type: object, default: {a: 1}}", ""],
  [`{${strings}, default: [x]}`, "[a, b]"],
  ["{type: array, items: {type: array, items: {type: integer}}}", '[[1], ["2"]]'],
  ["{type: array, items: {type: boolean}}", '[true, "true"]'],
  ["{default: 5}", "[a]"],
  ["{value: fixed}", ""],
  ["{secret: true}", "plain"],
  ["fixed", ""],
  ["5", ""],
];

describeEngine("what Pulumi.yaml declares", () => {
  let folder: string;
  let salt: string;
  let workspace: Workspace;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hosting-declarations-"));
    workspace = new Workspace(theCli(), "lamplight");
    symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
    write("", "");
    await workspace.must("-C", folder, "stack", "init", "one");
    salt = readFileSync(join(folder, "Pulumi.one.yaml"), "utf8");
  });
  afterAll(() => {
    workspace?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (declarations: string, values: string): void => {
    writeFileSync(
      join(folder, "Pulumi.yaml"),
      `name: some\nruntime: nodejs\nmain: program.js\nconfig:\n${declarations}`,
    );
    writeFileSync(join(folder, "Pulumi.one.yaml"), `${salt ?? ""}config:\n${values}`);
    writeFileSync(join(folder, "package.json"), "{}");
    // Into a file, because the engine prints no value that may be a secret.
    const told = JSON.stringify(join(folder, "told.json"));
    const all = 'JSON.stringify(require("@pulumi/pulumi").runtime.allConfig())';
    writeFileSync(join(folder, "program.js"), `require("fs").writeFileSync(${told}, ${all});`);
  };
  const ours = () => configOf(findProject(folder), "one");
  const engine = () => workspace.run("-C", folder, "preview", "-s", "one");

  test.each(refused)("%s with %j is refused by both for its %s", async (declaration, value, fault) => {
    write(`  k: ${declaration}\n`, value === "" ? "" : `  some:k: ${value}\n`);
    const { code, stderr } = await engine();
    expect(code).not.toBe(0);
    expect(stderr).toMatch(
      fault === "value" ? /validating stack config: Stack 'one' / : /could not (validate|unmarshal) '/,
    );
    expect(ours).toThrow(InputError);
    expect(ours).toThrow(fault === "value" ? /^some:k: [^\n]+$/ : /Pulumi\.yaml: config: k: [^\n]+$/);
  });

  test.each([["{type: string}"], ["{default: a}"], ["{description: a}"]])(
    "%s of another's key is refused by both",
    async (declaration) => {
      write(`  aws:region: ${declaration}\n`, "");
      expect((await engine()).stderr).toContain("could not unmarshal '");
      expect(ours).toThrow(/Pulumi\.yaml: config: aws:region: [^\n]+$/);
    },
  );

  test("is given to the program by both in the same words, where they accept it", async () => {
    write(
      accepted.map(([declaration], index) => `  k${index}: ${declaration}\n`).join("") +
        "  aws:region: {value: eu-west-2}\n",
      accepted.map(([, value], index) => (value === "" ? "" : `  some:k${index}: ${value}\n`)).join(""),
    );
    const { code, stdout, stderr } = await engine();
    expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
    const told = JSON.parse(readFileSync(join(folder, "told.json"), "utf8")) as Record<string, string>;
    expect(ours().config).toEqual(told);
  });
});
