import { createHash } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describeEngine, theCli } from "./support/engine";
import { stepsIn } from "./support/steps";
import { Workspace, type Result } from "./support/workspace";

const STACK = "lamplight";
const PACK = ["--policy-pack", "policy-pack"];
const GROUP = "aws:autoscaling/group:Group";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

/** As `ssh-keygen -l` prints it. */
const fingerprint = (key: string): string =>
  `SHA256:${createHash("sha256").update(Buffer.from(key, "base64")).digest("base64").replace(/=+$/, "")}`;

// One stack lives through it all: each test goes on where the one before ended.
describeEngine("the life of a stack", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = new Workspace(theCli(), STACK);
    await workspace.start();
    workspace.configureAt("zones", () => ["eu-west-2a", "eu-west-2b"]);
  });
  afterAll(() => workspace?.remove());

  const up = (): Promise<Result> => workspace.run("up", "-s", STACK, "--json", "--yes", "--skip-preview", ...PACK);
  const isUnchanged = async (): Promise<void> =>
    void (await workspace.must("preview", "-s", STACK, "--expect-no-changes", ...PACK));
  const changesOf = async (): Promise<string[]> => {
    const result = await up();
    expect(result.code).toBe(0);
    await isUnchanged();
    return stepsIn(result);
  };
  const existing = () => {
    const things = new Map<string, string>();
    for (const deed of workspace.deeds()) {
      if (deed.did === "create") things.set(`${deed.type} ${deed.id}`, deed.urn);
      if (deed.did === "delete") things.delete(`${deed.type} ${deed.id}`);
    }
    return things;
  };
  const idOf = (name: string, type: string): string => {
    const found = [...existing()].filter(([key, urn]) => key.startsWith(`${type} `) && urn.endsWith(`::${name}`));
    expect(found.length).toBe(1);
    return found[0]![0].slice(type.length + 1);
  };

  test("a preview creates nothing, a non-compliant one neither nor an update", async () => {
    const preview = await workspace.run("preview", "-s", STACK, ...PACK);
    expect([preview.code, workspace.deeds()]).toEqual([0, []]);
    workspace.mutate([{ set: "database-cluster", path: "storageEncrypted", value: false }]);
    const { code, stdout } = await workspace.run("up", "-s", STACK, "--yes", ...PACK);
    expect(code).not.toBe(0);
    expect(stdout).toContain("storageEncrypted is false");
    expect(workspace.deeds()).toEqual([]);
    workspace.mutate([]);
  });

  test("an update creates everything once, and a second finds nothing to do", async () => {
    const { code } = await up();
    expect(code).toBe(0);
    const made = workspace.deeds();
    expect(made.every(({ did }) => did === "create")).toBe(true);
    expect(new Set(made.map((deed) => ("urn" in deed ? deed.urn : ""))).size).toBe(made.length);
    const { deployment } = await workspace.state();
    expect(deployment.resources.filter(({ custom, type }) => custom && type.startsWith("aws:")).length).toBe(
      made.length,
    );
    expect(await changesOf()).toEqual([]);
  });

  test("one value changed changes the one resource that has it", async () => {
    await workspace.configure("webMaximum", "9");
    expect(await changesOf()).toEqual(["update web-hosts-group"]);
  });

  test("a zone added neither renumbers nor replaces a subnet", async () => {
    const subnets = () => [...existing().keys()].filter((key) => key.startsWith("aws:ec2/subnet:Subnet "));
    const before = subnets();
    workspace.configureAt("zones", () => ["eu-west-2a", "eu-west-2b", "eu-west-2c"]);
    const steps = await changesOf();
    expect(steps.filter((step) => /^(replace|delete|create-replacement|delete-replaced)/.test(step))).toEqual([]);
    expect(subnets()).toEqual(expect.arrayContaining(before));
    expect(subnets().length).toBe((before.length * 3) / 2);
    expect(steps.filter((step) => /^update network-.*-[ab]$/.test(step))).toEqual([]);
  });

  test("an operator removed changes machines and the register, and replaces no other thing", async () => {
    workspace.configureAt("operators", (operators) =>
      (operators as { name: string }[]).filter(({ name }) => name !== "grace_h"),
    );
    const steps = await changesOf();
    expect(steps).toEqual(expect.arrayContaining(["update bastion-template", "update web-template"]));
    expect(steps.filter((step) => !step.startsWith("update "))).toEqual([]);
    expect(steps.filter((step) => !/bastion|web|access/.test(step))).toEqual([]);
    const changed = workspace.deeds().flatMap((deed) => (deed.did === "update" ? [JSON.stringify(deed)] : []));
    expect(changed.at(-1)).not.toContain("grace_h");
  });

  test("a key rotated changes machines and the register, and lets the old key in no more", async () => {
    const rotated = "AAAAC3NzaC1lZDI1NTE5AAAAIB+xipAGpE9urjrUxUx2uuIxDGKIq+4rZoAseKf3GfEQ";
    let old = "";
    workspace.configureAt("operators", (operators) =>
      (operators as { publicKeys: string[] }[]).map((operator, index) => {
        if (index > 0) return operator;
        old = operator.publicKeys[0]!.split(" ")[1]!;
        return { ...operator, publicKeys: [`ssh-ed25519 ${rotated} rotated`] };
      }),
    );
    const steps = await changesOf();
    expect(steps).toEqual(expect.arrayContaining(["update bastion-template", "update web-template"]));
    expect(steps.filter((step) => !/^update .*(bastion|web|access)/.test(step))).toEqual([]);
    const { resources } = (await workspace.state()).deployment;
    const register = JSON.stringify(resources.find(({ type }) => type.endsWith("AccessRegister"))?.inputs);
    expect([register.includes(fingerprint(rotated)), register.includes(fingerprint(old))]).toEqual([true, false]);
    const templates = resources.filter(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
    expect(templates.length).toBe(2);
    for (const { inputs } of templates) {
      const told = Buffer.from(inputs.userData as string, "base64").toString("utf8");
      expect([told.includes(rotated), told.includes(old)]).toEqual([true, false]);
    }
  });

  test("drift is found by a refresh, shown, and corrected by the next update", async () => {
    const id = idOf("web-hosts-group", GROUP);
    workspace.do({ did: "drift", type: GROUP, id, changes: { maxSize: 50 } });
    workspace.do({ did: "delete", type: INGRESS, id: idOf("web-hosts-from-balancer", INGRESS) });
    const refresh = await workspace.run("refresh", "-s", STACK, "--json", "--yes", "--skip-preview");
    expect(refresh.code).toBe(0);
    const group = (await workspace.state()).deployment.resources.find(({ urn }) => urn.endsWith("::web-hosts-group"));
    expect(group?.outputs.maxSize).toBe(50);
    expect(await changesOf()).toEqual(["create web-hosts-from-balancer", "update web-hosts-group"]);
  });

  test("a state that was exported and imported is the same stack", async () => {
    const file = join(workspace.folder, "exported.json");
    copyFileSync(await workspace.exported(), file);
    const before = await workspace.state();
    await workspace.must("stack", "import", "-s", STACK, "--file", file);
    expect((await workspace.state()).deployment.resources).toEqual(before.deployment.resources);
    await isUnchanged();
  });

  test("what keeps data is not destroyed until both Pulumi and the cloud are told to let go", async () => {
    // Never with --skip-preview: the engine would destroy whatever is not protected before it meets what is.
    const destroy = () => workspace.run("destroy", "-s", STACK, "--yes");
    const all = existing().size;
    const refused = await destroy();
    expect(refused.code).not.toBe(0);
    expect(refused.stdout).toMatch(/cannot be deleted\s+because it is protected/);
    expect(refused.stdout).toContain("pulumi state unprotect");
    expect(existing().size).toBe(all);

    await workspace.must("state", "unprotect", "-s", STACK, "--all", "--yes");
    const refusedByCloud = await destroy();
    expect(refusedByCloud.code).not.toBe(0);
    expect(refusedByCloud.stdout).toMatch(/deletionProtection is on|enableDeletionProtection is on/);

    workspace.do({
      did: "drift",
      type: "aws:rds/cluster:Cluster",
      id: idOf("database-cluster", "aws:rds/cluster:Cluster"),
      changes: { deletionProtection: false },
    });
    workspace.do({
      did: "drift",
      type: "aws:lb/loadBalancer:LoadBalancer",
      id: idOf("web-balancer", "aws:lb/loadBalancer:LoadBalancer"),
      changes: { enableDeletionProtection: false },
    });
    const allowed = await destroy();
    expect([allowed.code, allowed.stderr]).toEqual([0, expect.any(String)]);
    expect([...existing().keys()]).toEqual([]);
    expect((await workspace.state()).deployment.resources ?? []).toEqual([]);
  });
});
