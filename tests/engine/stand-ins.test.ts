import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type GraphResource } from "../../cli/preview/graph";
import { nameOf } from "../../cli/preview/urn";
import { describeEngine, theCli } from "./support/engine";
import { stepsIn } from "./support/steps";
import { Workspace, type Result } from "./support/workspace";

const STACK = "lamplight";
const SERVER = "azure-native:dbformysql:Server";
const ACCOUNT = "azure-native:storage:StorageAccount";

// One stack lives through it all: each test goes on where the one before ended.
describeEngine("a small program with random values, keys and Azure", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = new Workspace(theCli(), STACK, ["random", "tls", "azure-native"]);
    workspace.useProgram("tests/engine/support/small-program.cjs");
    await workspace.start();
  });
  afterAll(() => workspace?.remove());

  const up = (): Promise<Result> => workspace.run("up", "-s", STACK, "--json", "--yes", "--skip-preview");
  const changesOf = async (): Promise<string[]> => {
    const result = await up();
    expect([result.code, result.stderr]).toEqual([0, expect.any(String)]);
    return stepsIn(result);
  };
  const resources = async (): Promise<GraphResource[]> => (await workspace.state()).deployment.resources;
  const resource = async (type: string, name: string): Promise<GraphResource> => {
    const found = (await resources()).filter((each) => each.type === type && nameOf(each.urn) === name);
    expect(found.length).toBe(1);
    return found[0]!;
  };
  const made = (type: string): number =>
    workspace.deeds().filter((deed) => deed.did === "create" && deed.type === type).length;

  test("a preview makes nothing and knows no password", async () => {
    const { code, stdout } = await workspace.run("preview", "-s", STACK);
    expect([code, workspace.deeds()]).toEqual([0, []]);
    expect(stdout).toMatch(/17 to create/);
    expect(stdout).toMatch(/vaultUri: \[unknown\]/);
  });

  test("what takes longer than the program allows fails, and is neither lost nor made twice", async () => {
    workspace.conditions({ slow: [{ match: "Server::database", seconds: 900 }] });
    const { code, stdout } = await up();
    expect(code).not.toBe(0);
    expect(stdout).toContain("context deadline exceeded");
    expect(await resource(SERVER, "database")).toMatchObject({ initErrors: ["context deadline exceeded"] });
    expect(made(SERVER)).toBe(1);
    expect(await changesOf()).toEqual(["update database"]);
    expect(await resource(SERVER, "database")).not.toHaveProperty("initErrors");
    expect(made(SERVER)).toBe(1);
    await workspace.must("preview", "-s", STACK, "--expect-no-changes");
  });

  test("no password and no private key stands in plain in what the backend keeps", async () => {
    const secrets = (await resources()).flatMap(secretsIn);
    const { outputs } = await resource("random:index/randomPassword:RandomPassword", "password");
    expect(secrets).toEqual(expect.arrayContaining(secretsOf(outputs.result)));
    // Two keys in three forms each, as many lines; the password, and its hash.
    expect(secrets.length).toBeGreaterThan(12);
    const files = filesIn(join(workspace.folder, "backend"));
    const told = files.filter((file) => secrets.some((secret) => file.content.includes(secret)));
    expect(told.map(({ path }) => path)).toEqual([]);
    // The search would find them: it finds the lines of a certificate, which is no secret.
    const { outputs: open } = await resource("tls:index/selfSignedCert:SelfSignedCert", "ca");
    const lines = linesOf(open.certPem);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !files.some(({ content }) => content.includes(line)))).toEqual([]);
    const printed = await workspace.must("stack", "output", "-s", STACK);
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
  });

  test("a change of a tag changes the one resource that has it", async () => {
    await workspace.configure("filesOwner", "archive");
    expect(await changesOf()).toEqual(["update files"]);
  });

  test("a new password replaces the old one, and changes what uses it in place", async () => {
    const before = await resource(SERVER, "database");
    await workspace.configure("passwordLength", "32");
    expect(await changesOf()).toEqual([
      "create-replacement password",
      "delete-replaced password",
      "replace password",
      "update database",
      "update password",
    ]);
    const after = await resource(SERVER, "database");
    expect([after.id, made(SERVER)]).toEqual([before.id, 1]);
    expect(after.inputs.administratorLoginPassword).not.toEqual(before.inputs.administratorLoginPassword);
  });

  test("what cannot be changed is made anew, the old one first where the name stays", async () => {
    await workspace.configure("hierarchical", "true");
    const steps = await changesOf();
    expect(steps).toEqual(["create-replacement files", "delete-replaced files", "replace files"]);
    const deeds = workspace.deeds().filter(({ type }) => type === ACCOUNT);
    expect(deeds.map(({ did }) => did)).toEqual(["create", "update", "delete", "create"]);
  });

  test("drift is found by a refresh, and corrected by the next update", async () => {
    const { id } = await resource(ACCOUNT, "files");
    workspace.do({
      did: "drift",
      type: ACCOUNT,
      id: id!,
      changes: { minimumTlsVersion: "TLS1_0", tags: { owner: "?" } },
    });
    await workspace.must("refresh", "-s", STACK, "--yes", "--skip-preview");
    expect((await resource(ACCOUNT, "files")).outputs).toMatchObject({
      minimumTlsVersion: "TLS1_0",
      tags: { owner: "?" },
    });
    expect(await changesOf()).toEqual(["update files"]);
    expect((await resource(ACCOUNT, "files")).outputs.tags).toEqual({ owner: "archive" });
  });

  test("a lock keeps everything, and without it all of it goes", async () => {
    const { id, urn } = await resource("azure-native:resources:ResourceGroup", "group");
    const lock = {
      type: "azure-native:authorization:ManagementLockByScope",
      id: `${id}/providers/Microsoft.Authorization/locks/stay`,
    };
    workspace.do({ did: "create", ...lock, urn, inputs: { level: "CanNotDelete" }, outputs: {} });
    const refused = await workspace.run("destroy", "-s", STACK, "--yes", "--skip-preview");
    expect([refused.code === 0, refused.stdout]).toEqual([false, expect.stringContaining("ScopeLocked")]);
    workspace.do({ did: "delete", ...lock });
    await workspace.must("destroy", "-s", STACK, "--yes", "--skip-preview");
    expect((await resources()) ?? []).toEqual([]);
    expect(existing(workspace)).toEqual([]);
  });
});

/** The ids of all that is left in the cloud. */
function existing(workspace: Workspace): string[] {
  const ids = new Set<string>();
  for (const deed of workspace.deeds()) {
    if (deed.did === "create") ids.add(deed.id);
    if (deed.did === "delete") ids.delete(deed.id);
  }
  return [...ids];
}

/** The stack itself has no inputs. */
const secretsIn = ({ inputs, outputs }: Partial<GraphResource>): string[] => secretsOf([inputs ?? {}, outputs ?? {}]);

/** What is secret in a value that the engine was told to show, cut to the lines that a search can find. */
function secretsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(secretsOf);
  if (!isObject(value)) return [];
  if (typeof value.plaintext === "string") return linesOf(JSON.parse(value.plaintext));
  return Object.values(value).flatMap(secretsOf);
}

/** Of a text with several lines those that are not the same for everybody. */
function linesOf(secret: unknown): string[] {
  if (typeof secret !== "string") return Object.values(isObject(secret) ? secret : {}).flatMap(linesOf);
  const lines = secret.split("\n").filter((line) => line.length >= 16 && !line.startsWith("-----"));
  // As it stands in JSON.
  return lines.map((line) => JSON.stringify(line).slice(1, -1));
}

function filesIn(folder: string): { path: string; content: string }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return { path, content: readFileSync(path, "utf8") };
  });
}
