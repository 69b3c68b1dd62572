import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { rules } from "../../../policy-pack/rules";
import { exportedExample, resource } from "../../support/examples";
import { Engine } from "./engine";

const root = join(__dirname, "../../..");
const { buildPack } = jest.requireActual<{ buildPack: (file: string) => void }>(join(root, "scripts/build.cjs"));

/** Starts a pack as the language host does: in its folder, by the SDK's own script, until it prints its port. */
async function withPack(folder: string, use: (engine: Engine) => Promise<void>): Promise<void> {
  const script = join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const child = spawn(process.execPath, [script, "127.0.0.1:1", folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const engine = new Engine(await portOf(child));
  try {
    await use(engine);
  } finally {
    engine.close();
    child.kill();
    await new Promise((resolve) => child.once("close", resolve));
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr!.on("data", (text: Buffer) => (said += text.toString()));
    child.stdout!.once("data", (text: Buffer) => resolve(Number(text.toString())));
    child.once("exit", (code) => reject(new Error(`the pack ended with ${code}: ${said}`)));
  });
}

async function expectItJudges(engine: Engine): Promise<void> {
  const info = await engine.info();
  expect(info.getPoliciesList().length).toBe(rules.length);
  const stack = exportedExample([resource("aws:kms/key:Key", "key", { enableKeyRotation: false })]);
  expect((await engine.run(stack)).map(({ rule }) => rule)).toContain("key-rotates");
}

test("the engine's own way of starting the pack works, and prints nothing but a port", async () => {
  await withPack(join(root, "policy-pack"), expectItJudges);
});

test("the pack works alone, as it is published: one file and its declared dependencies", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hosting-pack-"));
  try {
    for (const file of ["main.cjs", "package.json", "PulumiPolicy.yaml"]) {
      cpSync(join(root, "policy-pack", file), join(folder, file));
    }
    buildPack(join(folder, "pack.js"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    await withPack(folder, expectItJudges);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the pack declares what it needs, at the project's versions", () => {
  const own = jest.requireActual<{ dependencies: Record<string, string> }>(join(root, "policy-pack/package.json"));
  const all = jest.requireActual<{ dependencies: Record<string, string> }>(join(root, "package.json"));
  const { metafile } = buildSync({
    entryPoints: [join(root, "policy-pack/index.ts")],
    bundle: true,
    packages: "external",
    platform: "node",
    metafile: true,
    write: false,
  });
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const packages = new Set(
    imported
      .filter((path) => !path.startsWith("node:"))
      .map((path) =>
        path
          .split("/")
          .slice(0, path.startsWith("@") ? 2 : 1)
          .join("/"),
      ),
  );
  expect(Object.keys(own.dependencies).sort()).toEqual([...packages].sort());
  for (const [name, wanted] of Object.entries(own.dependencies))
    expect([name, wanted]).toEqual([name, all.dependencies[name]]);
});
