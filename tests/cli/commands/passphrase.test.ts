import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvidenceRecord } from "../../../policy-pack/verdicts/record";
import { usesPassphrase } from "../../../stacks/support/passphrase";
import { command, inProcess } from "./command";

const root = join(__dirname, "../../..");
const SALT = "encryptionsalt: v1:V0h2ZIxvK7E=:v1:EoOFqtzDs8sDZrqd:u0bkEynAEJIyX7d5lvnJSJ+m0e5cIg==\n";
const KMS = "secretsprovider: awskms://alias/lamplight-pulumi?region=eu-west-2\nencryptedkey: a21zOlFTRU9I\n";
const warning = (file: string, region = "eu-west-2"): string =>
  `warning: ${file}: the secrets of lamplight, a production stack, are encrypted with a passphrase: it cannot be taken back ` +
  "from anybody who has heard it, and nobody sees it used; accepted for production: a key management service or Pulumi " +
  "Cloud, by npx pulumi stack change-secrets-provider -s lamplight " +
  `"awskms://alias/lamplight-pulumi?region=${region}" (docs/state-and-secrets.md#to-kms)\n`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "passphrase-"));
  mkdirSync(join(folder, "stacks"));
  for (const path of ["Pulumi.yaml", "package.json", "scripts", "stacks/main.cjs"]) {
    symlinkSync(join(root, path), join(folder, path));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the command that the warning gives leads somewhere", () => {
  const page = readFileSync(join(root, "docs/state-and-secrets.md"), "utf8");
  expect(page).toContain("\n### To KMS\n");
  expect(page).toContain("change-secrets-provider -s lamplight 'awskms://alias/lamplight-pulumi?region=eu-west-2'");
});

describe("a program", () => {
  const run = (more: string, what: string, ...args: string[]) => {
    const settings = readFileSync(join(root, "stacks/Pulumi.lamplight.yaml"), "utf8");
    writeFileSync(join(folder, "stacks/Pulumi.lamplight.yaml"), settings + more);
    return command([what, "lamplight", ...args, "-c", "asOf=2026-06-01"], folder);
  };

  test("that runs for production under a passphrase is warned of once, and judged as ever", async () => {
    const [plain, salted] = [await run("", "preview", "--json"), await run(SALT, "preview", "--json")];
    expect([plain.code, plain.err]).toEqual([0, ""]);
    expect([salted.code, salted.err]).toEqual([0, warning(join("stacks", "Pulumi.lamplight.yaml"))]);
    expect(salted.out).toBe(plain.out);
    expect((await run(SALT, "audit")).err).toBe(salted.err);
  });

  test("that runs for development is not", async () => {
    const { err, out } = await run(SALT, "preview", "-c", "environment=development");
    expect(err).toBe("");
    expect(out).toContain("every mandatory rule holds");
  });
});

test.each([
  ["a passphrase", SALT, true],
  ["a passphrase, said by name", `secretsprovider: passphrase\n${SALT}`, true],
  ["Pulumi Cloud", "", false],
  ["a key management service", KMS, false],
  // The salt may have stayed when the key came.
  ["a key management service after a passphrase", KMS + SALT, false],
  ["Pulumi Cloud, and a key of that name", "  hosting:encryptionsalt: x\n", false],
])("the settings of a stack under %s", (_, more, expected) => {
  expect(usesPassphrase(`# encryptionsalt: none\nconfig:\n  hosting:region: eu-west-2\n${more}`)).toBe(expected);
});

describe("a state", () => {
  const key = (environment: string) => {
    const type = "aws:kms/key:Key";
    const inputs = { enableKeyRotation: true, tags: { environment } };
    return { urn: `urn:pulumi:lamplight::hosting::${type}::key`, type, custom: true, id: "1", inputs, outputs: inputs };
  };
  const provider = {
    urn: "urn:pulumi:lamplight::hosting::pulumi:providers:aws::aws",
    type: "pulumi:providers:aws",
    custom: true,
    id: "2",
    inputs: { region: "eu-west-2" },
    outputs: { region: "eu-west-2" },
  };
  const state = (environment: string, type?: string, resources: object[] = [provider, key(environment)]): string => {
    const file = join(folder, "state.json");
    const secrets = type === undefined ? {} : { secrets_providers: { type, state: { salt: "v1:V0h2" } } };
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { ...secrets, resources } }));
    return file;
  };
  const audited = (file: string, ...args: string[]) => inProcess("audit", "--state", file, ...args);

  test("of production under a passphrase is warned of, and judged as ever", async () => {
    const cloud = await audited(state("production", "cloud"), "--json");
    const file = state("production", "passphrase");
    const { code, out, err } = await audited(file, "--json");
    expect(err).toBe(warning(file));
    expect([code, out]).toEqual([cloud.code, cloud.out]);
    expect((JSON.parse(out) as EvidenceRecord).subjects).toHaveLength(1);
  });

  test("is warned of in each of the files", async () => {
    const file = state("production", "passphrase");
    expect((await audited(file, file)).err).toBe(warning(file).repeat(2));
  });

  test("that a backend keeps is warned of too; where no provider tells the region, the reader does", async () => {
    const file = join(folder, "checkpoint.json");
    const latest = { secrets_providers: { type: "passphrase" }, resources: [key("production")] };
    writeFileSync(file, JSON.stringify({ version: 3, checkpoint: { latest } }));
    expect((await audited(file)).err).toBe(warning(file, "<region>"));
  });

  test.each([
    ["development", "passphrase"],
    ["staging", "passphrase"],
    ["production", "cloud"],
    ["production", "service"],
    ["production", undefined],
  ])("of %s under %s is not", async (environment, type) => {
    expect((await audited(state(environment, type))).err).toBe("");
  });

  test("that is empty is not", async () => {
    expect((await audited(state("production", "passphrase", []))).err).toBe("");
  });
});
