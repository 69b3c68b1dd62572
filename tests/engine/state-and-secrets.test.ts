import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeEngine, theCli } from "./support/engine";
import { commandsUnder } from "./support/runbook";
import { ownBlocksIn, Typist } from "./support/typist";
import { Workspace, type Result } from "./support/workspace";

const PAGE = "../state-and-secrets";
const OLD = "a passphrase for tests";
const NEW = "another passphrase for tests";
/** Needs an account of Pulumi's or AWS's. */
const elsewhere = [`${PAGE}: Pulumi Cloud`, `${PAGE}: Log in`, `${PAGE}: To KMS`];

describeEngine("state and secrets", () => {
  let workspace: Workspace;
  let person: Typist;
  /** A stack of one secret is enough: how it is kept does not depend on what the program makes. */
  beforeAll(async () => {
    workspace = new Workspace(theCli(), "lamplight");
    person = new Typist(workspace);
    workspace.useProgram("tests/engine/programs/secret.ts");
    await person.must(PAGE, "Files and a passphrase", 0, here(OLD));
    await workspace.shell('npx pulumi config set -s lamplight --secret secret "hunter2-Passw0rd"', here(OLD));
    await workspace.shell("npx pulumi up -s lamplight --yes --skip-preview", here(OLD));
  });
  afterAll(() => workspace?.remove());

  // Logged in where the page says, not where the workspace's other tests are.
  const here = (passphrase: string): NodeJS.ProcessEnv => ({
    HOME: workspace.folder,
    PULUMI_BACKEND_URL: "",
    PULUMI_CONFIG_PASSPHRASE: passphrase,
  });
  const secretSeen = async (passphrase: string): Promise<Result> =>
    workspace.shell("npx pulumi stack output -s lamplight secret --show-secrets", here(passphrase));

  test("a secret is read with the passphrase, and is nowhere in plain", async () => {
    expect((await secretSeen(OLD)).stdout.trim()).toBe("hunter2-Passw0rd");
    const { stdout } = await workspace.shell(
      "grep -rl hunter2 pulumi-state stacks/Pulumi.lamplight.yaml || echo nowhere",
    );
    expect(stdout.trim()).toBe("nowhere");
  });

  test("another passphrase opens the state, and the old one does no longer", async () => {
    const change = commandsUnder(PAGE, "To another passphrase")[0]!;
    Typist.typed.add(`${PAGE}: To another passphrase`);
    const { code } = await workspace.shell(`printf '%s\\n' '${NEW}' '${NEW}' | { ${change} }`, here(OLD));
    expect(code).toBe(0);
    expect((await secretSeen(NEW)).stdout.trim()).toBe("hunter2-Passw0rd");
    expect((await secretSeen(OLD)).stderr).toContain("incorrect passphrase");
    await person.must(PAGE, "See that it holds", 0, here(NEW));
  });

  test("a state moves to another place, and its secrets never lie in plain on the way", async () => {
    const place = join(workspace.folder, "elsewhere");
    await workspace.shell(`mkdir "${place}"`);
    await person.must(PAGE, "Take it out", 0, here(NEW));
    expect(readFileSync(join(workspace.folder, "lamplight-state.json"), "utf8")).not.toContain("hunter2");
    const to = { ...here(NEW), new_backend: `file://${place}`, secrets: "passphrase" };
    await person.must(PAGE, "Bring it in", 0, to);
    await person.must(PAGE, "See that it arrived", 0, here(NEW));
    const { stdout } = await workspace.shell("npx pulumi stack ls --json; npx pulumi whoami -v", here(NEW));
    expect(stdout).toContain(place);
    expect((await secretSeen(NEW)).stdout.trim()).toBe("hunter2-Passw0rd");
  });

  test("all that can be typed here was typed", () => {
    expect(ownBlocksIn([PAGE]).filter((block) => !Typist.typed.has(block))).toEqual(elsewhere);
  });
});
