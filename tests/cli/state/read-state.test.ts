import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import { InputError } from "../../../cli/preview/input-error";
import { serialise } from "../../../cli/preview/redact";
import { readState, stateIn } from "../../../cli/state/read-state";
import { graphOf } from "../../support/graph-of";

const urn = "urn:pulumi:dev::hosting::aws:sns/topic:Topic::t";
const topic = { urn, custom: true, type: "aws:sns/topic:Topic", inputs: { name: "x" }, outputs: { arn: "arn:x" } };
const secretKey = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const read = (content: unknown) => stateIn(JSON.stringify(content), "state.json").deployment.resources;

describe("forms", () => {
  it.each([
    ["pulumi stack export", { version: 3, deployment: { manifest: {}, resources: [topic] } }],
    ["a deployment alone", { resources: [topic] }],
    ["a state file of a backend on disk", { version: 3, checkpoint: { stack: "dev", latest: { resources: [topic] } } }],
    ["pulumi preview --json", { config: {}, steps: [{ op: "create", urn, newState: topic }], changeSummary: {} }],
  ])("reads %s", (_, content) => {
    expect(read(content)).toMatchObject([{ urn, inputs: { name: "x" }, outputs: { arn: "arn:x" } }]);
  });

  it("reads our own export back as it was, secrets apart", async () => {
    const { document } = await graphOf(() => void new aws.sns.Topic("t", { name: "x", tags: { a: "b" } }));
    expect(stateIn(serialise(document), "x")).toEqual(document);
  });

  it("takes from a preview what will be, once, and leaves out what goes", () => {
    const gone = { ...topic, urn: `${urn}-gone` };
    const steps = [
      { op: "create-replacement", newState: { ...topic, inputs: { name: "new" } } },
      { op: "replace", newState: { ...topic, inputs: { name: "new" } } },
      { op: "delete-replaced", oldState: topic, newState: topic },
      { op: "delete", oldState: gone, newState: gone },
      { op: "delete", oldState: gone },
    ];
    expect(read({ steps })).toMatchObject([{ urn, inputs: { name: "new" } }]);
  });

  it("reads an empty stack as no resources", () => {
    expect(read({ version: 3, deployment: { manifest: {} } })).toEqual([]);
    expect(read({ version: 3, deployment: { resources: null } })).toEqual([]);
  });

  it("does not mind a byte order mark", () => {
    expect(stateIn(`\uFEFF${JSON.stringify({ resources: [topic] })}`, "x").deployment.resources).toHaveLength(1);
  });
});

describe("values", () => {
  it("brings every encoding of unknown and secret into one", () => {
    const inputs = {
      number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
      list: ["6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"],
      text: unknown,
      masked: "[secret]",
      encrypted: { ...secretKey, ciphertext: "v1:abc" },
      shown: { ...secretKey, plaintext: '{"a":1}' },
      wire: { ...secretKey, value: "b" },
      broken: { ...secretKey, plaintext: "not JSON" },
    };
    const hidden = { ...secretKey, ciphertext: "" };
    expect(read({ resources: [{ ...topic, inputs }] })[0]?.inputs).toEqual({
      number: unknown,
      list: [unknown],
      text: unknown,
      masked: hidden,
      encrypted: hidden,
      shown: { ...secretKey, value: { a: 1 } },
      wire: { ...secretKey, value: "b" },
      broken: hidden,
    });
  });

  it("writes no secret of a state down again", () => {
    const inputs = { shown: { ...secretKey, plaintext: '"correct-horse"' } };
    const state = stateIn(JSON.stringify({ resources: [{ ...topic, inputs }] }), "x");
    expect(JSON.stringify(state)).toContain("correct-horse");
    expect(serialise(state)).not.toContain("correct-horse");
  });

  it("fills in what a state may leave out, and drops empty dependencies", () => {
    const propertyDependencies = { name: null, tags: [], policy: ["urn:b", "urn:a"] };
    expect(read({ resources: [{ urn, type: topic.type, propertyDependencies }] })[0]).toMatchObject({
      custom: false,
      inputs: {},
      outputs: {},
      dependencies: [],
      propertyDependencies: { policy: ["urn:a", "urn:b"] },
    });
  });
});

describe("what cannot be used", () => {
  const accepted =
    "expected what `pulumi stack export`, `pulumi preview --json` or `hardened-hosting preview --export` writes";

  it.each([
    ["", "state.json: is empty"],
    ["Previewing update (dev)", "state.json: is not JSON (Unexpected token"],
    ["[]", "state.json: holds a list"],
    ["null", "state.json: holds null"],
    ["3", "state.json: holds a number"],
    ["{}", "state.json: holds an empty object"],
    ['{"name": "x", "main": "y"}', "state.json: holds an object with name, main"],
    ['{"deployment": {"resources": {}}}', "state.json: holds an object with deployment"],
    ['{"resources": [3]}', "state.json: resource 0 is a number"],
    ['{"resources": [{"urn": "web", "type": "x"}]}', 'state.json: resource 0 has the URN "web"'],
    [`{"resources": [{"urn": "${urn}"}]}`, `state.json: resource 0 (${urn}) has the type undefined`],
  ])("is refused in one line: %s", (text, message) => {
    const run = (): unknown => stateIn(text, "state.json");
    expect(run).toThrow(InputError);
    expect(run).toThrow(message);
    expect(run).toThrow(accepted);
    expect(run).not.toThrow(/\n/);
  });

  it("is refused with the file's name when there is no such file", () => {
    expect(() => readState("/nowhere/state.json")).toThrow(/^\/nowhere\/state\.json: cannot be read: ENOENT/);
  });

  it("is read from a file otherwise", () => {
    const folder = mkdtempSync(join(tmpdir(), "state-"));
    writeFileSync(join(folder, "s.json"), JSON.stringify({ resources: [topic] }));
    expect(readState(join(folder, "s.json")).deployment.resources).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
