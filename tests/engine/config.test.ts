import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProject } from "../../cli/preview/project";
import { configOf } from "../../cli/preview/stack-config";
import { describeEngine, theCli } from "./support/engine";
import { Workspace } from "./support/workspace";

const scalars = [
  ...["2026-06-01", "2026-6-1", "2026-06-01T10:20:30Z", "2026-06-01T10:20:30.1200Z", "2026-06-01T10:20:30+02:00"],
  ...["2026-06-01 10:20:30", "2026-02-30", "2026-06-01T10:20:30", '"2026-06-01"', "10.20.0.0/16"],
  ...[
    "12",
    "012",
    "089",
    "0x1f",
    "1_000",
    "1e3",
    ".5",
    "1.0",
    "-1",
    "~",
    "yes",
    "on",
    "true",
    "True",
    '"true"',
    "a: b",
  ],
];

describeEngine("a stack's configuration file", () => {
  let folder: string;
  let workspace: Workspace;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hosting-config-"));
    workspace = new Workspace(theCli(), "lamplight");
  });
  afterAll(() => {
    workspace?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("has the same values for the embedded preview as for the engine", async () => {
    mkdirSync(join(folder, "config"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: some\nruntime: nodejs\nstackConfigDir: config\n");
    await workspace.must("-C", folder, "stack", "init", "one");
    const plain = scalars.filter((text) => text !== "a: b" && text !== "~");
    const lines = [
      ...plain.map((text, index) => `  some:plain${index}: ${text}`),
      "  some:nested:",
      ...scalars.map((text, index) => (text === "a: b" ? `    k${index}: {z: 1, a: 2}` : `    k${index}: ${text}`)),
      "  some:list:",
      ...plain.map((text) => `    - ${text}`),
    ];
    writeFileSync(join(folder, "config", "Pulumi.one.yaml"), `config:\n${lines.join("\n")}\n`);
    const printed = await workspace.must("-C", folder, "config", "-s", "one", "--json");
    const engines = Object.entries(JSON.parse(printed) as Record<string, { value: string }>);
    const ours = configOf(findProject(folder), "one", []).config;
    expect(ours).toEqual(Object.fromEntries(engines.map(([key, { value }]) => [key, value])));
  });
});
