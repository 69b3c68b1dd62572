import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Thing } from "./providers/cloud";
import { setTimeout as after } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { brokenStates } from "./support/broken-states";
import { describeEngine, theCli } from "./support/engine";
import { descendants, isAlive, kill, runInto, untilHeld } from "./support/interruption";
import { recover, typed } from "./support/interruption-recovery";
import { scenarios, STACK, type Scenarios } from "./support/interruption-scenarios";
import { ledgerOf, pendingIn, recordedIn, type Ledger } from "./support/ledger";
import { Workspace } from "./support/workspace";

const UP = ["up", "-s", STACK, "--json", "--yes", "--skip-preview"];
const NONE: ReadonlySet<string> = new Set();
const CLEAN: Ledger = { lost: [], duplicated: [], unnamed: [], stale: [], named: [] };
const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const made = { on: "create", match: "::operators-ipv6", done: true, hold: true } as const;

describeEngine("a stack", () => {
  let stacks: Scenarios;
  let workspace: Workspace;
  beforeAll(async () => (stacks = await scenarios()));
  beforeEach(() => (workspace = stacks.up.copy()));
  afterEach(() => workspace?.remove());
  afterAll(() => new Set(Object.values(stacks ?? {})).forEach((stack) => stack.remove()));

  const ledger = async (): Promise<Ledger> => ledgerOf(workspace.things(), await workspace.state(), NONE);
  const lists = (): Thing[] => workspace.things().filter(({ type }) => type === LIST);
  const goesOn = async (): Promise<void> => {
    await workspace.must("preview", "-s", STACK);
    expect([await ledger(), pendingIn(await workspace.state())]).toEqual([CLEAN, []]);
  };
  const file = (): string => readFileSync(workspace.stateFile, "utf8");
  const refused = async (env: NodeJS.ProcessEnv, message: RegExp, recorded: () => unknown = file): Promise<void> => {
    const [before, deeds] = [await recorded(), workspace.deeds().length];
    for (const verb of ["up", "refresh", "destroy"]) {
      const { code, stdout, stderr } = await workspace.runWith(env, verb, "-s", STACK, "--yes", "--skip-preview");
      expect(code).not.toBe(0);
      expect(stdout + stderr).toMatch(message);
    }
    // Not toEqual, whose message would be the whole state.
    expect(isDeepStrictEqual(await recorded(), before)).toBe(true);
    expect(workspace.deeds().length).toBe(deeds);
  };

  test("that is updated tells a second engine who is at work, and takes nothing from it", async () => {
    workspace.faults([{ on: "update", nth: 1, delay: 8_000 }]);
    const before = workspace.deeds().length;
    const first = workspace.launch({}, ...UP);
    while (workspace.met().length === 0) await after(50);
    for (const verb of ["up", "refresh", "destroy"]) {
      const again = () => workspace.run(verb, "-s", STACK, "--yes", "--skip-preview");
      let { code, stderr } = await again();
      // It came while the first was writing the file beside the state.
      while (/checkpoint: .*EOF/.test(stderr)) ({ code, stderr } = await again());
      expect(code).not.toBe(0);
      expect(stderr).toContain("the stack is currently locked by 1 lock(s)");
      expect(stderr).toContain(`(pid ${first.pid})`);
    }
    const { code } = await first.ended;
    expect(code).toBe(0);
    const deeds = workspace
      .deeds()
      .slice(before)
      .map(({ did, type, id }) => `${did} ${type} ${id}`);
    expect(new Set(deeds).size).toBe(deeds.length);
    await workspace.must("preview", "-s", STACK, "--expect-no-changes");
    expect(await ledger()).toEqual(CLEAN);
  });

  test("whose engine is killed has its program and its providers end by themselves", async () => {
    workspace.faults([made]);
    const running = workspace.launch({}, ...UP);
    await untilHeld(workspace, running);
    const family = descendants(running.pid!);
    kill(running.pid!);
    await running.ended;
    const alive = (): number[] => family.filter(isAlive);
    for (let waited = 0; alive().length > 1 && waited < 10_000; waited += 100) {
      await after(100);
    }
    // The language host looks for its engine every five minutes; without program and providers it does nothing until then.
    expect(alive().length).toBeLessThanOrEqual(1);
    alive().forEach(kill);
  });

  test("that nobody recovers by the runbook has things twice, and the ledger sees it", async () => {
    await runInto(workspace, [made], UP);
    await workspace.must("cancel", "-s", STACK, "--yes");
    const { stdout } = await workspace.run(...UP);
    expect(stdout).toContain("operators-ipv6, interrupted while creating");
    const [first, ...others] = lists().filter(({ urn }) => urn.endsWith(made.match));
    expect(others.length).toBe(1);
    expect(await ledger()).toEqual({ ...CLEAN, duplicated: [`${LIST} ${first!.id}`] });
  });

  test("whose pending creates are imported by the engine's own option forgets them, and the ledger sees it", async () => {
    await runInto(workspace, [made], UP);
    await workspace.must("cancel", "-s", STACK, "--yes");
    const [{ urn, id }] = lists().filter((list) => list.urn.endsWith(made.match)) as [Thing];
    expect(pendingIn(await workspace.state()).map(({ resource }) => resource.urn)).toEqual([urn]);
    const pair = ["--import-pending-creates", urn, "--import-pending-creates", id];
    await workspace.must("refresh", "-s", STACK, "--yes", "--skip-preview", ...pair);
    expect(pendingIn(await workspace.state())).toEqual([]);
    expect(await ledger()).toEqual({ ...CLEAN, unnamed: [`${LIST} ${id}`] });
  });

  test("whose recovery is interrupted is recovered again", async () => {
    await runInto(workspace, [made], UP);
    await workspace.must("cancel", "-s", STACK, "--yes");
    const [{ id }] = lists().filter(({ urn }) => urn.endsWith(made.match)) as [Thing];
    const adoption = [
      "import",
      LIST,
      "operators-ipv6",
      id,
      "-s",
      STACK,
      "--generate-code=false",
      "--skip-preview",
      "--yes",
    ];
    const interrupted = await runInto(workspace, [{ on: "read", match: made.match, hold: true }], adoption);
    const { pending, deeds } = await recover(workspace, interrupted, true);
    expect([pending, deeds]).toEqual([["creating operators-ipv6"], ["cancelled", "adopted 1", "cleared 1"]]);
    await goesOn();
  });

  test("that lost a thing behind its back is missing it in the ledger", async () => {
    const [{ id }] = lists() as [Thing];
    workspace.do({ did: "delete", type: LIST, id });
    expect(await ledger()).toEqual({ ...CLEAN, lost: [`${LIST} ${id}`] });
  });

  test.each([
    ["a wrong passphrase", "wrong", /error: .*incorrect passphrase/],
    ["no passphrase", undefined, /error: .*passphrase must be set with PULUMI_CONFIG_PASSPHRASE/],
  ])("is not touched with %s", async (_, passphrase, message) => {
    await refused({ PULUMI_CONFIG_PASSPHRASE: passphrase }, message);
    await goesOn();
  });

  test("is not touched without the provider's plugin", async () => {
    const without = new Workspace(theCli(), STACK, []);
    copyFileSync(workspace.projectFile, `${workspace.projectFile}.whole`);
    copyFileSync(without.projectFile, workspace.projectFile);
    without.remove();
    await refused({}, /no resource plugin 'pulumi-resource-aws' found/, async () =>
      recordedIn(await workspace.state()),
    );
    copyFileSync(`${workspace.projectFile}.whole`, workspace.projectFile);
    await goesOn();
  });

  test("whose engine was killed in the midst of the file beside the state is read again", async () => {
    await runInto(workspace, [made], UP);
    writeFileSync(`${workspace.stateFile}.attrs`, "");
    const cancel = await workspace.run("cancel", "-s", STACK, "--yes");
    expect([cancel.code === 0, cancel.stderr]).toEqual([
      false,
      expect.stringContaining("failed to load checkpoint: EOF"),
    ]);
    const { deeds } = await recover(workspace, { code: null, stdout: "", stderr: "" }, true);
    expect(deeds).toEqual(["removed the cut-off file", "cancelled", "adopted 1", "cleared 1"]);
    for (const heading of ["Go on", "Done when"]) await typed(workspace, "interrupted-update", heading);
    expect([await ledger(), pendingIn(await workspace.state())]).toEqual([CLEAN, []]);
  });

  test.each(brokenStates)("whose state is %s is not touched, and its backup goes on", async (_, message, change) => {
    const whole = readFileSync(workspace.stateFile, "utf8");
    writeFileSync(workspace.stateFile, change(whole));
    await refused({}, message);
    await typed(workspace, "broken-state", "The state itself");
    await goesOn();
  });

  test("whose state and backup are broken goes on from the copy that its last update left", async () => {
    for (const file of [workspace.stateFile, `${workspace.stateFile}.bak`]) writeFileSync(file, "{");
    rmSync(`${workspace.stateFile}.bak.attrs`, { force: true });
    await refused({}, /failed to load checkpoint/);
    await typed(workspace, "broken-state", "The backup is broken too");
    await goesOn();
  });

  test("whose state is older than its cloud is told what exists, and the ledger sees it", async () => {
    const older = readFileSync(workspace.stateFile, "utf8");
    await workspace.must(...UP);
    writeFileSync(workspace.stateFile, older);
    const { unnamed, duplicated } = await ledger();
    expect(unnamed).toContainEqual(expect.stringContaining(LIST));
    expect(duplicated).toEqual([expect.stringContaining("securityGroupEgressRule")]);
  });
});
