import { execFileSync, spawnSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, randomBytes, verify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { formatPublicKey, parsePublicKey, publicKeyTypes } from "../../../components/model/ssh-key";
import { wireFields } from "../../../components/model/ssh-wire";
import { messageOf } from "./arbitraries";
import * as keys from "./ssh-keys";

const accepted =
  "accepted is ssh-ed25519, sk-ssh-ed25519, ecdsa-sha2-nistp256/384/521, sk-ecdsa-sha2-nistp256 or ssh-rsa of at least 3072 bits, in one line";
const refusal = (text: string) => {
  const message = messageOf(() => parsePublicKey(text, "operators.ines.publicKeys[0]"));
  expect(message.startsWith("operators.ines.publicKeys[0]: received ")).toBe(true);
  expect(message.endsWith(`; ${accepted}`)).toBe(true);
  return message.slice("operators.ines.publicKeys[0]: received ".length, -`; ${accepted}`.length);
};
const base64Of = (line: string) => line.split(" ")[1] ?? "";
const rsa3072 = keys.rsaLine(3072);

describe("parsePublicKey accepts", () => {
  const makers: [string, number, () => string][] = [
    ["ssh-ed25519", 256, () => keys.ed25519Line()],
    ["sk-ssh-ed25519@openssh.com", 256, () => keys.skEd25519Line()],
    ["ecdsa-sha2-nistp256", 256, () => keys.ecdsaLine(256)],
    ["ecdsa-sha2-nistp384", 384, () => keys.ecdsaLine(384)],
    ["ecdsa-sha2-nistp521", 521, () => keys.ecdsaLine(521)],
    ["sk-ecdsa-sha2-nistp256@openssh.com", 256, () => keys.skEcdsaLine()],
    ["ssh-rsa", 3072, () => rsa3072],
  ];

  it("every kind that it names", () => {
    expect(makers.map(([type]) => type).sort()).toEqual([...publicKeyTypes].sort());
  });

  it.each(makers)("%s of %d bits", (type, bits, make) => {
    const line = make();
    expect(parsePublicKey(`${line} ines@example.org`)).toEqual({
      type,
      bits,
      base64: base64Of(line),
      comment: "ines@example.org",
      fingerprint: keys.fingerprintOf(line),
    });
  });

  it("RSA of 4096 bits", () => {
    expect(parsePublicKey(keys.rsaLine(4096)).bits).toBe(4096);
  });

  it("whatever node:crypto makes: many keys, so that every first bit and leading zero comes up", () => {
    for (let round = 0; round < 60; round++) {
      expect(parsePublicKey(keys.ed25519Line()).bits).toBe(256);
      expect(parsePublicKey(keys.ecdsaLine(521)).bits).toBe(521);
    }
  });

  it("the end of the line, spaces around and any comment, which formatPublicKey keeps", () => {
    const comment = fc.stringMatching(/^[!-~]{1,12}( [!-~é]{1,12}){0,3}$/);
    const line = keys.ed25519Line();
    fc.assert(
      fc.property(comment, fc.constantFrom("", "\n", "\r\n", "  "), (text, end) => {
        const key = parsePublicKey(`${line}\t${text}${end}`);
        expect(key.comment).toBe(text);
        expect(formatPublicKey(key)).toBe(`${line} ${text}`);
        expect(parsePublicKey(formatPublicKey(key))).toEqual(key);
      }),
    );
    expect(formatPublicKey(parsePublicKey(line))).toBe(line);
    expect(parsePublicKey(`${line} not the PRIVATE KEY`).comment).toBe("not the PRIVATE KEY");
  });
});

describe("parsePublicKey agrees with ssh-keygen", () => {
  const found = spawnSync("ssh-keygen", ["-?"]).error === undefined;
  const whereFound = found ? it : it.skip;

  whereFound.each([
    ["ed25519", "256"],
    ["rsa", "3072"],
    ["ecdsa", "256"],
    ["ecdsa", "384"],
    ["ecdsa", "521"],
  ])("on a %s key of %s bits", (type, bits) => {
    const folder = mkdtempSync(join(tmpdir(), "ssh-key-"));
    try {
      const file = join(folder, "key");
      execFileSync("ssh-keygen", ["-q", "-t", type, "-b", bits, "-N", "", "-C", "a comment", "-f", file]);
      const key = parsePublicKey(readFileSync(`${file}.pub`, "utf8"));
      const listed = execFileSync("ssh-keygen", ["-l", "-f", `${file}.pub`], { encoding: "utf8" });
      expect(listed.startsWith(`${key.bits} ${key.fingerprint} ${key.comment} `)).toBe(true);
      expect(refusal(readFileSync(file, "utf8"))).toContain("a private key");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("parsePublicKey refuses by name", () => {
  const ed25519 = keys.ed25519Line();
  const privateKey = (format: "pkcs1" | "pkcs8") =>
    generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: format, format: "pem" }).toString();
  const openssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n";

  const named: [string, string][] = [
    ["", "nothing"],
    [" \n", "nothing"],
    [openssh, "a private key (it has now been seen by others: replace it)"],
    [openssh.replaceAll("\n", " "), "a private key (it has now been seen by others: replace it)"],
    [privateKey("pkcs1"), "a private key (it has now been seen by others: replace it)"],
    [privateKey("pkcs8"), "a private key (it has now been seen by others: replace it)"],
    ["PuTTY-User-Key-File-3: ssh-ed25519", "a private key (it has now been seen by others: replace it)"],
    [
      generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString(),
      "a public key in another format (ssh-keygen -i converts it)",
    ],
    [
      "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----",
      "a public key in another format (ssh-keygen -i converts it)",
    ],
    [keys.dsaLine(), "a DSA key (ssh-dss), which OpenSSH no longer knows"],
    [keys.rsaLine(2048), "an RSA key of 2048 bits"],
    [keys.rsaLine(1024), "an RSA key of 1024 bits"],
    [`ssh-ed25519-cert-v01@openssh.com ${base64Of(ed25519)}`, "a certificate, not a key"],
    [`rsa-sha2-512 ${base64Of(rsa3072)}`, "rsa-sha2-512, the name of a signature (the key's type is ssh-rsa)"],
    [base64Of(ed25519), "a key without its type in front"],
    [`no-pty ${ed25519}`, "a key with options in front, which the host sets itself"],
    [`from="10.0.0.0/8",command="ls -l" ${ed25519}`, "a key with options in front, which the host sets itself"],
    [`restrict,command="echo" ${rsa3072} x`, "a key with options in front, which the host sets itself"],
    [`${ed25519} one\n${keys.ed25519Line()} two`, "several lines"],
    [`${ed25519}\rssh`, "several lines"],
    [`${ed25519} a\u0000b`, "a line with control characters"],
    [`${ed25519} a\u001b[31mb`, "a line with control characters"],
    [`${ed25519} a\u2028b`, "a line with control characters"],
    [`${ed25519} a\u202eb`, "a line with control characters"],
    [keys.fingerprintOf(ed25519), "a fingerprint, not the key"],
    [`256 ${keys.fingerprintOf(ed25519)} ines (ED25519)`, "a fingerprint, not the key"],
    [`ssh-ed448 ${base64Of(ed25519)}`, "a key of an unknown type"],
    [`ssh-ed25519`, "ssh-ed25519 followed by no base64"],
    [`ssh-ed25519 ${base64Of(ed25519)}!`, "ssh-ed25519 followed by no base64"],
    [`ssh-ed25519 ${base64Of(ed25519)}=`, "ssh-ed25519 followed by no base64"],
    [`SSH-ED25519 ${base64Of(ed25519)}`, "a key of an unknown type"],
    ["correct horse battery staple", "text that is no public key (a password?)"],
  ];

  // Titles without the text: it is another one in each run.
  it.each(named.map(([text, name]) => [name, text]))("%s", (name, text) => {
    expect(refusal(text)).toBe(name);
  });

  it("a password, without repeating it", () => {
    for (let round = 0; round < 50; round++) {
      const password = randomBytes(12).toString("base64");
      const message = messageOf(() => parsePublicKey(password));
      expect(message).toContain("publicKey: received text that is no public key (a password?)");
      expect(message).not.toContain(password);
    }
  });

  it("the text of a private key, without repeating it", () => {
    const text = privateKey("pkcs8");
    const body = text.split("\n")[1] ?? "";
    expect(messageOf(() => parsePublicKey(text))).not.toContain(body.slice(0, 16));
  });
});

describe("parsePublicKey looks inside the key", () => {
  const ed25519 = keys.ed25519Line();

  it("and sees another type than outside", () => {
    expect(refusal(`ssh-ed25519 ${base64Of(rsa3072)}`)).toBe("a key that says ssh-ed25519 outside and ssh-rsa inside");
    expect(refusal(`ssh-rsa ${base64Of(keys.dsaLine())}`)).toBe("a key that says ssh-rsa outside and another inside");
    expect(refusal(`ecdsa-sha2-nistp384 ${base64Of(keys.ecdsaLine(256))}`)).toContain("ecdsa-sha2-nistp256 inside");
    expect(refusal(`ssh-ed25519 ${base64Of(keys.skEd25519Line())}`)).toContain("outside and sk-ssh-ed25519");
  });

  it("and sees another curve than its type says", () => {
    const point = keys.ecdsaPoint(256);
    expect(refusal(keys.ecdsaLine(384, point, "nistp256"))).toBe(
      "a key of another curve than it says (ecdsa-sha2-nistp384)",
    );
  });

  it("and sees every cut and every addition", () => {
    const bytes = Buffer.from(base64Of(ed25519), "base64");
    for (let length = 1; length < bytes.length; length++) {
      expect(refusal(`ssh-ed25519 ${bytes.subarray(0, length).toString("base64")}`)).toMatch(/^a key that (ends|says)/);
    }
    const longer = Buffer.concat([bytes, Buffer.alloc(3)]).toString("base64");
    expect(refusal(`ssh-ed25519 ${longer}`)).toBe("a key with 3 bytes too many (ssh-ed25519)");
  });

  it.each([256, 384, 521] as const)("and sees a point beside the curve P-%d, or written otherwise", (size) => {
    const point = keys.ecdsaPoint(size);
    const beside = Buffer.from(point);
    beside.writeUInt8((point.readUInt8(point.length - 1) ^ 1) & 255, point.length - 1);
    const name = `a key whose point is not on its curve (ecdsa-sha2-nistp${size})`;
    expect(refusal(keys.ecdsaLine(size, beside))).toBe(name);
    const hybrid = Buffer.concat([Buffer.from([6 + (point.readUInt8(point.length - 1) & 1)]), point.subarray(1)]);
    expect(refusal(keys.ecdsaLine(size, hybrid))).toBe(name);
    const compressed = Buffer.concat([Buffer.from([2]), point.subarray(1, (point.length + 1) / 2)]);
    expect(refusal(keys.ecdsaLine(size, compressed))).toBe(name);
    expect(refusal(keys.ecdsaLine(size, Buffer.alloc(point.length)))).toBe(name);
    expect(refusal(keys.ecdsaLine(size, Buffer.from([0])))).toBe(name);
  });

  it("and sees about half of all numbers as no point of edwards25519", () => {
    const tried = Array.from({ length: 200 }, () => randomBytes(32));
    const sound = tried.filter((point) => {
      try {
        return parsePublicKey(keys.ed25519Line(point)).bits === 256;
      } catch {
        return false;
      }
    });
    expect(sound.length).toBeGreaterThan(50);
    expect(sound.length).toBeLessThan(150);
  });

  // All eight points of small order.
  const smallOrder = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ];

  it.each(smallOrder)("and sees the point of small order %s, for which anybody can sign", (hex) => {
    const point = Buffer.from(hex, "hex");
    const name = /^a key whose point is not safe on its curve/;
    expect(refusal(keys.ed25519Line(point))).toMatch(name);
    expect(refusal(keys.skEd25519Line(point))).toMatch(name);
    // The neutral point and a zero: no secret went into this signature, and it holds for one message in at most eight.
    const forged = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]);
    const key = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: point.toString("base64url") } });
    const messages = Array.from({ length: 400 }, (_, index) => Buffer.from(`message ${index}`));
    expect(messages.some((message) => verify(null, message, key, forged))).toBe(true);
  });

  it.each([
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ])("and sees the point %s, which is written in a longer form", (hex) => {
    expect(refusal(keys.ed25519Line(Buffer.from(hex, "hex")))).toMatch(/^a key whose point is not safe/);
  });

  it.each([0, 31, 33, 64])("and sees an Ed25519 point of %d bytes", (length) => {
    expect(refusal(keys.ed25519Line(randomBytes(length)))).toBe(
      "a key whose point is not safe on its curve (ssh-ed25519)",
    );
  });

  it("and sees a security key without an application", () => {
    expect(refusal(keys.skEd25519Line(undefined, ""))).toContain("a key that names no application");
    expect(refusal(keys.skEcdsaLine(undefined, ""))).toContain("a key that names no application");
    const bare = wireFields("sk-ssh-ed25519@openssh.com", keys.ed25519Point()).toString("base64");
    expect(refusal(`sk-ssh-ed25519@openssh.com ${bare}`)).toContain("a key that ends before its application does");
  });

  const modulus = 2n ** 3071n + 1n;
  it.each([
    ["an exponent of 1", 1n, modulus],
    ["an exponent of 3", 3n, modulus],
    ["an even exponent", 65538n, modulus],
    ["a huge exponent", 2n ** 256n + 1n, modulus],
    ["an even modulus", 65537n, modulus + 1n],
  ])("and sees an RSA key with %s", (_what, exponent, n) => {
    expect(parsePublicKey(keys.rsaLineOf(65537n, modulus)).bits).toBe(3072);
    expect(refusal(keys.rsaLineOf(exponent, n))).toBe("an RSA key whose exponent or modulus is unsound");
  });

  it("and counts the bits of an RSA key, not its bytes", () => {
    expect(refusal(keys.rsaLineOf(65537n, 2n ** 3070n + 1n))).toBe("an RSA key of 3071 bits");
    expect(refusal(keys.rsaLineOf(65537n, 2n ** 16384n + 1n))).toBe("an RSA key of 16385 bits");
    expect(parsePublicKey(keys.rsaLineOf(65537n, 2n ** 16383n + 1n)).bits).toBe(16384);
  });

  it("and sees numbers that are negative, empty or padded, with which a short key would look long", () => {
    const padded = Buffer.concat([Buffer.alloc(200), keys.wholeNumber(2n ** 2047n + 1n)]);
    for (const bytes of [padded, Buffer.alloc(0), Buffer.alloc(384, 0xff), Buffer.alloc(1)]) {
      const key = wireFields("ssh-rsa", keys.wholeNumber(65537n), bytes).toString("base64");
      expect(refusal(`ssh-rsa ${key}`)).toMatch(/^a key whose modulus is not a positive number in its shortest form/);
    }
  });

  it("and never accepts, nor fails in another way, on bytes of chance", () => {
    fc.assert(
      fc.property(fc.constantFrom(...publicKeyTypes), fc.uint8Array({ maxLength: 90 }), (type, tail) => {
        const bytes = Buffer.concat([wireFields(type), Buffer.from(tail)]);
        expect(refusal(`${type} ${bytes.toString("base64")}`)).toMatch(/^(a|an RSA) key/);
      }),
    );
  });

  it("and never fails in another way on text of chance", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(refusal(text)).not.toBe("");
      }),
    );
  });
});
