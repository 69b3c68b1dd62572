import { createPrivateKey, X509Certificate } from "node:crypto";
import type { Properties } from "../../cli/preview/graph";
import { bareAll, text } from "../engine/providers/wire";
import { StandIn, type Made } from "./support/stand-in";
import { Files, keys, tool, withTool } from "./support/tools";

const KEY = "tls:index/privateKey:PrivateKey";
const SELF_SIGNED = "tls:index/selfSignedCert:SelfSignedCert";
const REQUEST = "tls:index/certRequest:CertRequest";
const SIGNED = "tls:index/locallySignedCert:LocallySignedCert";

describe("the stand-in for certificates", () => {
  const tls = new StandIn("tls");
  const files = new Files();
  beforeAll(() => tls.start());
  afterAll(() => {
    tls.remove();
    files.remove();
  });

  const newKey = async (inputs: Properties): Promise<Properties> =>
    bareAll((await tls.create(KEY, "key", inputs)).outputs);
  const ca = { isCaCertificate: true, allowedUses: ["cert_signing", "crl_signing"], validityPeriodHours: 48 };
  const subject = { commonName: "An authority", organization: "Hosting, Ünlimited", country: "GB" };

  /** An authority and, signed by it, a server with a key of the same kind. */
  async function chain(kind: Properties): Promise<{ authority: Made; leaf: Made; key: Properties }> {
    const [caKey, key] = [await newKey(kind), await newKey(kind)];
    const authority = await tls.create(SELF_SIGNED, "ca", { ...ca, subject, privateKeyPem: caKey.privateKeyPem! });
    const request = await tls.create(REQUEST, "request", {
      privateKeyPem: key.privateKeyPem!,
      subject: { commonName: "db.example.org" },
      dnsNames: ["db.example.org", "*.db.example.org"],
      ipAddresses: ["192.0.2.7", "2001:db8::7"],
      uris: ["spiffe://example.org/db"],
    });
    const leaf = await tls.create(SIGNED, "leaf", {
      caPrivateKeyPem: caKey.privateKeyPem!,
      caCertPem: authority.outputs.certPem!,
      certRequestPem: request.outputs.certRequestPem!,
      allowedUses: ["digital_signature", "key_encipherment", "server_auth"],
      validityPeriodHours: 24,
      setSubjectKeyId: true,
    });
    return { authority, leaf, key };
  }

  test.each(keys)("makes a chain of real certificates: %j", async (inputs) => {
    const { authority, leaf, key } = await chain(inputs);
    const [top, server] = [authority, leaf].map(({ outputs }) => new X509Certificate(text(outputs.certPem)));
    expect(top!.verify(top!.publicKey) && server!.verify(top!.publicKey) && server!.checkIssued(top!)).toBe(true);
    expect([top!.ca, server!.ca]).toEqual([true, false]);
    expect(server!.checkPrivateKey(createPrivateKey(text(key.privateKeyPem)))).toBe(true);
    expect(top!.subject).toBe("C=GB\nO=Hosting\\, Ünlimited\nCN=An authority");
    expect(server!.issuer).toBe(top!.subject);
    expect([server!.checkHost("a.db.example.org"), server!.checkHost("example.org")]).toEqual([
      "*.db.example.org",
      undefined,
    ]);
    expect([server!.checkIP("192.0.2.7"), server!.checkIP("2001:db8::7")]).not.toContain(undefined);
    expect(server!.subjectAltName).toContain("URI:spiffe://example.org/db");
    expect(BigInt(`0x${server!.serialNumber}`).toString()).toBe(leaf.id);
    expect(Date.parse(server!.validTo)).toBe(Date.parse(text(leaf.outputs.validityEndTime)));
    expect(Date.parse(server!.validTo) - Date.parse(server!.validFrom)).toBe(24 * 3_600_000);
  });

  withTool("openssl").each(keys)("which openssl verifies: %j", async (inputs) => {
    const { authority, leaf } = await chain(inputs);
    const [top, server] = [
      files.write("ca.pem", authority.outputs.certPem),
      files.write("leaf.pem", leaf.outputs.certPem),
    ];
    const verify = [
      "verify",
      "-x509_strict",
      "-purpose",
      "sslserver",
      "-verify_hostname",
      "db.example.org",
      "-CAfile",
      top,
    ];
    expect(tool("openssl", ...verify, server)).toContain(": OK");
    const stranger = await chain(inputs);
    const other = files.write("other.pem", stranger.authority.outputs.certPem);
    expect(() => tool("openssl", "verify", "-CAfile", other, server)).toThrow();
    const words = tool("openssl", "x509", "-in", server, "-noout", "-ext", "keyUsage,extendedKeyUsage");
    expect(words).toMatch(/critical\s+Digital Signature, Key Encipherment\s/);
    expect(words).toMatch(/Extended Key Usage:\s+TLS Web Server Authentication\s*$/);
  });

  withTool("openssl")("and whose requests openssl verifies", async () => {
    const key = await newKey({ algorithm: "ECDSA", ecdsaCurve: "P256" });
    const request = await tls.create(REQUEST, "one", {
      privateKeyPem: key.privateKeyPem!,
      dnsNames: ["a.example.org"],
    });
    const path = files.write("request.pem", request.outputs.certRequestPem);
    expect(tool("openssl", "req", "-in", path, "-verify", "-noout", "-text")).toContain("DNS:a.example.org");
  });

  test("refuses a key that is not the authority's, and a request that was tampered with", async () => {
    const { authority, key } = await chain({ algorithm: "ED25519" });
    const inputs = {
      caCertPem: authority.outputs.certPem!,
      caPrivateKeyPem: key.privateKeyPem!,
      allowedUses: ["server_auth"],
      validityPeriodHours: 1,
      certRequestPem: "",
    };
    await expect(tls.create(SIGNED, "bad", inputs)).rejects.toThrow("the key is not that of caCertPem");
    const request = await tls.create(REQUEST, "one", { privateKeyPem: key.privateKeyPem!, subject });
    const own = await tls.create(SELF_SIGNED, "own", { ...ca, privateKeyPem: key.privateKeyPem! });
    const der = Buffer.from(text(request.outputs.certRequestPem).replace(/-.*-/g, ""), "base64");
    der[der.indexOf("authority")] = "A".charCodeAt(0);
    const certRequestPem = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString("base64")}\n-----END CERTIFICATE REQUEST-----`;
    const forged = { ...inputs, caCertPem: own.outputs.certPem!, certRequestPem };
    await expect(tls.create(SIGNED, "bad", forged)).rejects.toThrow("does not fit its key");
  });

  test("makes a certificate anew when it is nearly over, and not before", async () => {
    const key = await newKey({ algorithm: "ED25519" });
    const inputs = { ...ca, privateKeyPem: key.privateKeyPem!, validityPeriodHours: 2, earlyRenewalHours: 1 };
    const fresh = await tls.create(SELF_SIGNED, "one", inputs);
    expect((await tls.diff(fresh, inputs)).changed).toBe(false);
    const later = await tls.diff(fresh, { ...inputs, earlyRenewalHours: 2 });
    expect(later.differences).toEqual({ earlyRenewalHours: "UPDATE" });
    const due = await tls.update(fresh, { ...inputs, earlyRenewalHours: 2 });
    expect((await tls.diff(due, due.inputs)).differences).toEqual({ readyForRenewal: "UPDATE_REPLACE" });
    expect((await tls.read(due))?.outputs.readyForRenewal).toBe(true);
  });

  test.each([
    [SELF_SIGNED, { ...ca, privateKeyPem: "x", allowedUses: ["certSigning"] }, "allowedUses", /one of .*cert_signing/],
    [SELF_SIGNED, { ...ca, privateKeyPem: "x", privateKeyPemWo: "x" }, "privateKeyPem", /exactly one/],
    [SIGNED, { ...ca, caPrivateKeyPem: "x", caCertPem: "x" }, "certRequestPem", /missing/],
  ])("refuses %s with %j", async (type, inputs, property, reason) => {
    const { refused } = await tls.check(type, "one", inputs);
    expect(Object.keys(refused)).toEqual([property]);
    expect(refused[property]).toMatch(reason);
  });
});
