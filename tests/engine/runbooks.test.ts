import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describeEngine, theCli } from "./support/engine";
import { ownBlocksIn, Typist } from "./support/typist";
import { AS_OF, Workspace } from "./support/workspace";

const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const DATABASE = "lamplight-production-database";

/** Needs the network. Files and a passphrase stand in for the state of a team. */
const elsewhere = ["first-deployment: Log in to the state"];

// A person types the runbooks from the first deployment on: each test goes on where the one before ended.
describeEngine("runbooks", () => {
  let workspace: Workspace;
  let person: Typist;
  beforeAll(() => {
    workspace = new Workspace(theCli(), "lamplight");
    person = new Typist(workspace);
  });
  afterAll(() => workspace?.remove());

  const settings = () => parse(readFileSync(workspace.settingsFile, "utf8")) as { config: Record<string, unknown> };
  const register = () => settings().config["hosting:operators"] as { name: string; publicKeys: string[] }[];
  const idsOf = (type: string): string[] =>
    workspace.things().flatMap((thing) => (thing.type === type ? [thing.id] : []));
  /** What the machines are told when they start. */
  const userData = (): string =>
    workspace
      .things()
      .filter(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate")
      .map(({ inputs }) => Buffer.from(inputs.userData as string, "base64").toString())
      .join("\n");

  test("the first deployment ends with a stack in which every promise is kept", async () => {
    const before = settings().config;
    await person.must("first-deployment", "Make the stack", 0, { secrets: "passphrase" });
    await person.must("first-deployment", "Say what is yours");
    expect(settings().config).toEqual(before);
    await workspace.configure("asOf", AS_OF);
    expect(await person.must("first-deployment", "Look at it without touching the account")).toMatch(/18 kept/);
    expect(await person.must("first-deployment", "Look at it with the account")).toMatch(/\+ \d{3} to create/);
    expect(workspace.deeds()).toEqual([]);
    await person.must("first-deployment", "Create it");
    expect(idsOf(CLUSTER)).toEqual([DATABASE]);
    const { stderr } = await person.type("first-deployment", "Come in");
    expect(stderr).toMatch(/ssh -p 2242 ada_l@203\.0\.113\.\d+ true/);
    expect(await person.must("first-deployment", "Prove it")).toMatch(/18 kept/);
    expect(await person.must("first-deployment", "Done when")).toContain("https://app.lamplight.example");
  });

  test("an operator is added to the register and to the machines, and replaces nothing", async () => {
    const all = workspace.things().length;
    await person.must("adding-an-operator", "Write the entry");
    await person.must("adding-an-operator", "Let them become root on servers, or not");
    expect(register().map(({ name }) => name)).toEqual(["ada_l", "grace_h", "ines_m"]);
    const shown = await person.must("adding-an-operator", "Look at it first");
    // The customers' job is compiled elsewhere than in a checkout: its code has another path.
    const changed = [...shown.matchAll(/^(\S+) +\S+:\S+ (\S+)$/gm)].map(([, how, name]) => `${how} ${name}`);
    expect(changed.sort()).toEqual(
      ["access", "bastion-template", "database-tenants-job", "web-template"].map((n) => `~ ${n}`),
    );
    await person.must("adding-an-operator", "Let them in");
    expect(userData().match(/name: ines_m/g)).toHaveLength(2);
    expect(workspace.things()).toHaveLength(all);
    const { stderr } = await person.type("adding-an-operator", "Done when");
    expect(stderr).toMatch(/ssh -J ines_m@203\.0\.113\.\d+:2242 -p 2242 ines_m@none true/);
  });

  test("a person's key is replaced, and the old one is nowhere", async () => {
    const [old] = register().find(({ name }) => name === "grace_h")!.publicKeys;
    await person.must("adding-an-operator", "Replace a key");
    const [key] = register().find(({ name }) => name === "grace_h")!.publicKeys;
    const material = (line: string): string => line.split(" ")[1]!;
    expect(userData()).toContain(material(key!));
    expect(userData()).not.toContain(material(old!));
  });

  test("whose day is over has no account any more, and holds up updates until taken out", async () => {
    workspace.configureAt("operators", (operators) =>
      (operators as { name: string }[]).map((one) =>
        one.name === "grace_h" ? { ...one, expires: "2026-05-31" } : one,
      ),
    );
    const { code, stdout } = await person.type("removing-an-operator", "Close the door");
    expect([code === 0, stdout]).toEqual([false, expect.stringMatching(/access-is-current[^]*2026-05-31/)]);
  });

  test("an operator is removed from the register and from the machines", async () => {
    const operator = { operator: "grace_h" };
    const still = await person.type("removing-an-operator", "Done when", 0, operator);
    expect([still.code, still.stdout]).toEqual([1, expect.stringContaining("grace_h is still here:")]);
    await person.must("removing-an-operator", "Take them out of the register", 0, operator);
    await person.must("removing-an-operator", "Take their root, if they had it", 0, operator);
    await person.must("removing-an-operator", "Take their root, if they had it", 0, { operator: "ines_m" });
    expect([register().map(({ name }) => name), settings().config["hosting:administrators"]]).toEqual([
      ["ada_l", "ines_m"],
      ["ada_l"],
    ]);
    const stranger = await person.type("removing-an-operator", "Take them out of the register", 0, operator);
    expect([stranger.code === 0, register().length]).toEqual([false, 2]);
    expect(stranger.stderr).toContain("grace_h: not in the register");
    await person.must("removing-an-operator", "Close the door");
    expect(userData()).not.toContain("grace_h");
    const gone = await person.must("removing-an-operator", "Done when", 0, operator);
    expect(gone).toContain("grace_h is on no machine and not in the register");
  });

  test("a failover is nothing to Pulumi, and a lost instance comes back as it was", async () => {
    for (const number of [1, 2]) {
      workspace.do({ did: "drift", type: INSTANCE, id: `${DATABASE}-${number}`, changes: { writer: number === 2 } });
    }
    await person.must("database-failover", "What Pulumi says");
    workspace.do({ did: "delete", type: INSTANCE, id: `${DATABASE}-1` });
    const made = workspace.deeds().length;
    await person.must("database-failover", "Replace an instance that is lost", 1);
    const deeds = workspace.deeds().slice(made);
    expect(deeds.filter(({ did }) => did !== "update")).toMatchObject([
      { did: "create", id: `${DATABASE}-1`, inputs: { availabilityZone: "eu-west-2a", promotionTier: 0 } },
    ]);
  });

  test("a quarantine is nothing to Pulumi, and what an intruder changed is shown before it is corrected", async () => {
    await person.must("incident", "What Pulumi says");
    const group = workspace.things().find(({ urn }) => urn.endsWith("::incidents-quarantine"))!;
    const ingress = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }];
    workspace.do({ did: "drift", type: group.type, id: group.id, changes: { ingress } });
    const shown = await person.type("incident", "What Pulumi says");
    expect([shown.code === 0, shown.stdout]).toEqual([false, expect.stringContaining("incidents-quarantine")]);
    expect(workspace.things().find(({ id }) => id === group.id)?.outputs.ingress).toEqual(ingress);
    await person.must("incident", "Make all machines anew");
    expect(workspace.things().find(({ id }) => id === group.id)?.outputs.ingress).toEqual([]);
    expect(await person.must("incident", "Done when")).toMatch(/18 kept/);
  });

  test("before there are customers it can be taken away again, once both protections are off", async () => {
    await person.must("first-deployment", "Go back");
    for (const [type, property] of [
      [CLUSTER, "deletionProtection"],
      ["aws:lb/loadBalancer:LoadBalancer", "enableDeletionProtection"],
    ] as const) {
      workspace.do({ did: "drift", type, id: idsOf(type)[0]!, changes: { [property]: false } });
    }
    await person.must("first-deployment", "Go back", 2);
    expect(workspace.things()).toEqual([]);
  });

  test("all that can be typed here was typed", () => {
    const runbooks = [
      "first-deployment",
      "adding-an-operator",
      "removing-an-operator",
      "database-failover",
      "incident",
    ];
    const untyped = ownBlocksIn(runbooks).filter((block) => !Typist.typed.has(block));
    expect(untyped).toEqual(elsewhere);
  });
});
