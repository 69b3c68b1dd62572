import { createPrivateKey, createPublicKey } from "node:crypto";
import { isSecret, isUnknown, type Properties } from "../../cli/preview/graph";
import { bareAll, text } from "../engine/providers/wire";
import { StandIn } from "./support/stand-in";
import { Files, keys, tool, withTool } from "./support/tools";

const KEY = "tls:index/privateKey:PrivateKey";

describe("the stand-in for keys", () => {
  const tls = new StandIn("tls");
  const files = new Files();
  beforeAll(() => tls.start());
  afterAll(() => {
    tls.remove();
    files.remove();
  });

  const newKey = async (inputs: Properties): Promise<Properties> =>
    bareAll((await tls.create(KEY, "key", inputs)).outputs);

  test.each(keys)("makes a real key: %j", async (inputs) => {
    const { outputs } = await tls.create(KEY, "key", inputs);
    const secrets = ["privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh"];
    expect(
      Object.keys(outputs)
        .filter((key) => isSecret(outputs[key]))
        .sort(),
    ).toEqual(secrets.sort());
    const plain = bareAll(outputs);
    const key = createPrivateKey(text(plain.privateKeyPem));
    expect(createPrivateKey(text(plain.privateKeyPemPkcs8)).equals(key)).toBe(true);
    expect(createPublicKey(text(plain.publicKeyPem)).equals(createPublicKey(key))).toBe(true);
    if (inputs.rsaBits !== undefined) expect(key.asymmetricKeyDetails?.modulusLength).toBe(inputs.rsaBits);
  });

  withTool("ssh-keygen").each(keys)("and ssh-keygen agrees on its OpenSSH forms: %j", async (inputs) => {
    const key = await newKey(inputs);
    const [own, open] = [files.write("own", key.privateKeyOpenssh), files.write("open.pub", key.publicKeyOpenssh)];
    const derived = tool("ssh-keygen", "-y", "-P", "", "-f", own).trim().split(" ").slice(0, 2).join(" ");
    expect(`${derived}\n`).toBe(key.publicKeyOpenssh);
    expect(tool("ssh-keygen", "-l", "-E", "sha256", "-f", open).split(" ")[1]).toBe(key.publicKeyFingerprintSha256);
    expect(tool("ssh-keygen", "-l", "-E", "md5", "-f", open).split(" ")[1]).toBe(
      `MD5:${text(key.publicKeyFingerprintMd5)}`,
    );
  });

  test("makes keys of P224, which OpenSSH does not have", async () => {
    const key = await newKey({ algorithm: "ECDSA" });
    expect(createPrivateKey(text(key.privateKeyPem)).asymmetricKeyDetails?.namedCurve).toBe("secp224r1");
    expect([key.publicKeyOpenssh, key.publicKeyFingerprintSha256, key.privateKeyOpenssh]).toEqual(["", "", ""]);
  });

  test("knows nothing at preview that only the making shows, and makes all else anew", async () => {
    const planned = await tls.preview(KEY, "one", { algorithm: "RSA" });
    expect(planned).toMatchObject({ algorithm: "RSA", rsaBits: 2048 });
    expect(["privateKeyPem", "publicKeyOpenssh", "id"].every((key) => isUnknown(planned[key]))).toBe(true);
    const key = await tls.create(KEY, "one", { algorithm: "ED25519" });
    expect((await tls.diff(key, { algorithm: "RSA" })).replaces).toEqual(["algorithm"]);
  });

  test.each([
    [KEY, {}, "algorithm", /missing/],
    [KEY, { algorithm: "DSA" }, "algorithm", /"DSA"; one of RSA, ECDSA, ED25519/],
    [KEY, { algorithm: "ECDSA", ecdsaCurve: "P-256" }, "ecdsaCurve", /one of P224, P256/],
  ])("refuses %s with %j", async (type, inputs, property, reason) => {
    const { refused } = await tls.check(type, "one", inputs);
    expect(Object.keys(refused)).toEqual([property]);
    expect(refused[property]).toMatch(reason);
  });
});
