import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphDocument, Properties } from "../../cli/preview/graph";
import { redacted } from "../../cli/preview/redact";
import { nameOf } from "../../cli/preview/urn";
import { stateIn } from "../../cli/state/read-state";
import { describeEngine, theCli } from "./support/engine";
import { graphDifferences } from "./support/graph-differences";
import { Workspace } from "./support/workspace";

const STACK = "lamplight";
const REMEDIES = ["key-rotates", "load-balancer-drops-invalid-headers", "host-requires-metadata-tokens"];
const levels = { all: "advisory", ...Object.fromEntries(REMEDIES.map((rule) => [rule, "remediate"])) };
const PACK = ["--policy-pack", "policy-pack", "--policy-pack-config", "remedies.json"];

/** What the remedies are about, as it is in a graph or a cloud. */
const corrected = {
  key: { enableKeyRotation: true, rotationPeriodInDays: 365 },
  balancer: { dropInvalidHeaderFields: true },
  template: { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1, httpEndpoint: "enabled" } },
};

// A program that is weak where the pack has remedies.
describeEngine("remedies", () => {
  let workspace: Workspace;
  let shown: GraphDocument;
  beforeAll(async () => {
    workspace = new Workspace(theCli(), STACK);
    workspace.useProgram("tests/engine/programs/weak.ts");
    await workspace.start();
    writeFileSync(join(workspace.folder, "remedies.json"), JSON.stringify(levels));
    const preview = `npx hardened-hosting preview ${STACK} --policy-pack-config remedies.json --export shown.json`;
    const { code, stdout, stderr } = await workspace.shell(preview);
    expect([code, stderr]).toEqual([0, ""]);
    for (const rule of REMEDIES) expect(stdout).toContain(rule);
    const file = join(workspace.folder, "shown.json");
    shown = stateIn(readFileSync(file, "utf8"), file);
  });
  afterAll(() => workspace?.remove());

  const inputsIn = (document: GraphDocument): Record<string, Properties> =>
    Object.fromEntries(document.deployment.resources.map(({ urn, inputs }) => [nameOf(urn), inputs]));

  test("are shown by the embedded preview", () => {
    expect(inputsIn(shown)).toMatchObject(corrected);
  });

  test("are what the engine previews", async () => {
    const printed = await workspace.must("preview", "-s", STACK, "--json", ...PACK);
    expect(graphDifferences(shown, redacted(stateIn(printed, "pulumi preview --json")))).toEqual([]);
  });

  test("are what is created, and nothing else is changed", async () => {
    const { code, stdout } = await workspace.run("up", "-s", STACK, "--yes", "--skip-preview", ...PACK);
    expect(code).toBe(0);
    for (const rule of REMEDIES) expect(stdout).toMatch(new RegExp(`\\[remediate\\]\\s+${rule}`));
    const state = redacted(stateIn(JSON.stringify(await workspace.state()), "pulumi stack export"));
    expect(graphDifferences(shown, state, { unknownMayBeKnown: true })).toEqual([]);
    const made = workspace.deeds().flatMap((deed) => (deed.did === "create" ? [[nameOf(deed.urn), deed.inputs]] : []));
    expect(Object.fromEntries(made)).toMatchObject(corrected);
  });

  test("are not applied where nobody asked for them", async () => {
    const plain = new Workspace(theCli(), STACK);
    try {
      plain.useProgram("tests/engine/programs/weak.ts");
      await plain.start();
      writeFileSync(join(plain.folder, "advice.json"), JSON.stringify({ all: "advisory" }));
      const pack = ["--policy-pack", "policy-pack", "--policy-pack-config", "advice.json"];
      await plain.must("up", "-s", STACK, "--yes", "--skip-preview", ...pack);
      const { key, template } = inputsIn(await plain.state());
      expect(key).not.toHaveProperty("enableKeyRotation");
      expect(template).toMatchObject({ metadataOptions: { httpTokens: "optional" } });
    } finally {
      plain.remove();
    }
  });

  test("do not save a program from the other rules", async () => {
    writeFileSync(join(workspace.folder, "strict.json"), JSON.stringify({ "key-rotates": "remediate" }));
    const pack = ["--policy-pack", "policy-pack", "--policy-pack-config", "strict.json"];
    const { code, stdout } = await workspace.run("preview", "-s", STACK, ...pack);
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/\[mandatory\].*\s+host-requires-metadata-tokens/);
    expect(stdout).not.toMatch(/\[mandatory\].*\s+key-rotates/);
  });
});
