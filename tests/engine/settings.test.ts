import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { version } from "../../policy-pack/package.json";
import { describeEngine, theCli } from "./support/engine";
import { KeyService } from "./support/key-service";
import { Workspace, type Result } from "./support/workspace";

const STACK = "lamplight";
const WARNING =
  /stacks\/Pulumi\.lamplight\.yaml: the secrets of lamplight, a production stack, are encrypted with a passphrase: /;

/** Everything that a run printed. */
const said = ({ stdout, stderr }: Result): string => `${stdout}\n${stderr}`;
/** How often it warned of the passphrase; what is printed while it goes on is printed again in the end. */
const warnings = (result: Result): number =>
  said(result).split("\nDiagnostics:\n")[1]?.match(new RegExp(WARNING, "g"))?.length ?? 0;

interface Settings {
  readonly config: Record<string, unknown>;
}

describeEngine("a stack's settings", () => {
  let workspace: Workspace;
  let original: string;
  beforeAll(async () => {
    workspace = new Workspace(theCli(), STACK);
    await workspace.start();
    original = readFileSync(workspace.settingsFile, "utf8");
  });
  afterAll(() => workspace?.remove());
  afterEach(() => writeFileSync(workspace.settingsFile, original));

  const change = (changes: Record<string, unknown>): void => {
    const settings = parse(original) as Settings;
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) delete settings.config[`hosting:${key}`];
      else settings.config[`hosting:${key}`] = value;
    }
    writeFileSync(
      workspace.settingsFile,
      stringify(settings, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }),
    );
  };
  const byEngine = (): Promise<Result> => workspace.run("preview", "-s", STACK);
  const embedded = (...args: string[]): Promise<Result> =>
    workspace.shell(
      `npx hardened-hosting preview ${STACK} "$@"`.replace('"$@"', args.map((each) => `'${each}'`).join(" ")),
    );
  const refused = async (): Promise<{ engine: string; ours: string }> => {
    const [engine, ours] = [await byEngine(), await embedded()];
    expect([engine.code === 0, ours.code, ours.stdout]).toEqual([false, 2, ""]);
    expect(ours.stderr).toMatch(/^[^\n]+\n$/);
    return { engine: said(engine), ours: ours.stderr.trimEnd() };
  };

  test("keep their first line, by which editors check them, when Pulumi writes to them", () => {
    expect(original).toMatch(/^# yaml-language-server: \$schema=lamplight\/config\.schema\.json\n/);
    expect(original).toMatch(/^encryptionsalt: /m);
  });

  test("without keys that Pulumi.yaml demands are refused by both, which name them all", async () => {
    change({ owner: undefined, accountId: undefined });
    const { engine, ours } = await refused();
    expect(engine).toContain("Stack 'lamplight' is missing configuration values 'accountId' and 'owner'");
    expect(ours).toMatch(
      /^hosting:owner, hosting:accountId: nothing given; a string \(Who answers for the resources, .*\) and /,
    );
  });

  test("with a key of another type than Pulumi.yaml declares are refused by both", async () => {
    change({ accountId: ["111122223333"] });
    const { engine, ours } = await refused();
    expect(engine).toContain("Stack 'lamplight' with configuration key 'accountId' must be of type 'string'");
    expect(ours).toBe('hosting:accountId: "[\\"111122223333\\"]"; a string');
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      "a key that the program demands is missing",
      { tenants: undefined },
      "hosting:tenants: received nothing; accepted: ",
    ],
    ["a value is not accepted", { sshPort: 22 }, "hosting:sshPort: received 22; accepted: a port from 1024 to 65535"],
    ["a key is misspelt", { bakupDays: 28 }, "hosting:bakupDays: unknown key; did you mean backupDays?"],
  ])("where %s, both print the program's line", async (_, changes, line) => {
    change(changes);
    const { engine, ours } = await refused();
    expect(ours.startsWith(line)).toBe(true);
    expect(engine).toContain(ours);
  });

  describe("encrypted", () => {
    const encrypt = (key: string, value: string) =>
      workspace.must("config", "set", "-s", STACK, "--secret", `hosting:${key}`, value);

    test("where whoever reviews a change has to read it, are refused by both with one line", async () => {
      await encrypt("region", "eu-west-2");
      const { engine, ours } = await refused();
      expect(ours).toMatch(/^hosting:region: received an encrypted value; accepted: one that whoever reviews/);
      expect(engine).toContain(ours);
    });

    test("where they may be, are taken by the engine and asked for by the preview", async () => {
      change({ environment: "development" });
      await encrypt("alertEmails", '["secret-mailbox@lamplight.example"]');
      const engine = await byEngine();
      expect([engine.code, said(engine).includes("secret-mailbox@")]).toEqual([0, false]);
      // Nor is development's passphrase anything to warn of.
      expect(warnings(engine)).toBe(0);
      const { code, stderr } = await embedded();
      expect([code, stderr]).toEqual([
        2,
        "hosting:alertEmails: received an encrypted value, which only the engine decrypts; accepted here: -c hosting:alertEmails=…\n",
      ]);
      const helped = await embedded("-c", 'hosting:alertEmails=["anybody@lamplight.example"]');
      expect([helped.code, helped.stderr]).toEqual([0, ""]);
    });

    test("and not accepted, are not repeated", async () => {
      await encrypt("allowedRanges", '[{"name": "the-hideout", "cidr": "81.2.69.142/8"}]');
      const engine = await byEngine();
      expect(engine.code).not.toBe(0);
      expect(said(engine)).toContain(
        'hosting:allowedRanges: allowedRanges.[secret]: "[secret]" has bits set beyond /8',
      );
      expect(said(engine)).not.toMatch(/the-hideout|81\.2\.69\.142/);
    });
  });
});

describeEngine("production's secrets", () => {
  const kms = new KeyService();
  let workspace: Workspace;
  beforeAll(async () => {
    await kms.start();
    workspace = new Workspace(theCli(), STACK);
    await workspace.start();
  });
  afterAll(async () => {
    workspace?.remove();
    await kms.stop();
  });

  const audited = async (): Promise<Result> => {
    const file = join(workspace.folder, "exported.json");
    const exported = await workspace.runWith(kms.environment, "stack", "export", "-s", STACK, "--file", file);
    expect(exported.code).toBe(0);
    return workspace.shell(`npx hardened-hosting audit --state "${file}"`);
  };
  let command = "";

  test("under a passphrase: an update warns once, an audit of its state too, and nothing fails for it", async () => {
    const update = await workspace.run("up", "-s", STACK, "--yes", "--skip-preview", "--policy-pack", "policy-pack");
    expect([update.code, warnings(update)]).toEqual([0, 1]);
    expect(said(update)).toContain(`hardened-hosting@v${version} (local: policy-pack)`);
    [, command = ""] = /by (npx pulumi stack change-secrets-provider .*) \(docs/.exec(said(update)) ?? [];
    const audit = await audited();
    expect(audit.code).toBe(0);
    expect(audit.stderr).toMatch(/^warning: .*exported\.json: the secrets of lamplight, a production stack, [^\n]+\n$/);
  });

  test("under a KMS key, by the command that the warning gives: nobody warns any more", async () => {
    expect(await workspace.shell(command, kms.environment)).toMatchObject({ code: 0 });
    expect(kms.calls[0]).toMatchObject({ operation: "Encrypt", KeyId: "alias/lamplight-pulumi" });
    const settings = readFileSync(workspace.settingsFile, "utf8");
    expect(settings).toMatch(/^secretsprovider: awskms:\/\/alias\/lamplight-pulumi\?region=eu-west-2$/m);
    const preview = await workspace.runWith(kms.environment, "preview", "-s", STACK, "--expect-no-changes");
    expect([preview.code, warnings(preview)]).toEqual([0, 0]);
    const audit = await audited();
    expect([audit.code, audit.stderr]).toEqual([0, ""]);
  });
});
