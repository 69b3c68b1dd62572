import { createHash } from "node:crypto";
import { ecdsaCurves, isEcdsaPoint, isEd25519Point, type EcdsaCurve } from "./ssh-curves";
import { WireReader } from "./ssh-wire";

/** The kinds of key that an operator may have; `sk-` kinds live in a security key (FIDO2) and want a touch to sign. */
export const publicKeyTypes = [
  "ssh-ed25519",
  "sk-ssh-ed25519@openssh.com",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ecdsa-sha2-nistp256@openssh.com",
  "ssh-rsa",
] as const;
export type PublicKeyType = (typeof publicKeyTypes)[number];

/** A public key that was read and found sound. */
export interface PublicKey {
  type: PublicKeyType;
  /** The size by which its strength is named: the modulus of an RSA key, the field of a curve. */
  bits: number;
  /** The whole key in OpenSSH's wire format, as it stands in `authorized_keys`. */
  base64: string;
  /** What follows the key, often its owner's address; empty where there is none. */
  comment: string;
  /** As `ssh-keygen -l` prints it: `SHA256:…`. */
  fingerprint: string;
}

/** RSA below this is worth fewer than 128 bits (NIST SP 800-57 part 1, table 2). */
const leastRsaBits = 3072;
/** OpenSSH reads no longer one. */
const mostRsaBits = 16384;
const accepted = `ssh-ed25519, sk-ssh-ed25519, ecdsa-sha2-nistp256/384/521, sk-ecdsa-sha2-nistp256 or ssh-rsa of at least ${leastRsaBits} bits, in one line`;

type Fail = (problem: string) => never;

/**
 * Reads one line of a `.pub` file. The key itself is read, not only the words around it: its inner type must agree with
 * the outer one, its numbers must have the sizes that they should, and its point must be on its curve.
 *
 * @param key how the error names the value: `operators.ines.publicKeys[0]`
 * @throws for anything else, by the name of what it is. The text is not repeated: it may be a secret.
 */
export function parsePublicKey(text: string, key = "publicKey"): PublicKey {
  const fail: Fail = (problem) => {
    throw new Error(`${key}: received ${problem}; accepted is ${accepted}`);
  };
  const line = text.trim();
  refuseOtherFiles(line, fail);
  const [outer = "", base64 = "", ...comment] = line.split(/[ \t]+/);
  const type = publicKeyTypes.find((known) => known === outer) ?? refuseType(line, outer, fail);
  const bytes = Buffer.from(base64, "base64");
  if (base64 === "" || bytes.toString("base64") !== base64) {
    return fail(`${type} followed by no base64`);
  }
  const bits = readKey(type, bytes, fail);
  const fingerprint = `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`;
  return { type, bits, base64, comment: comment.join(" "), fingerprint };
}

/** The line that `authorized_keys` takes. */
export function formatPublicKey({ type, base64, comment }: Pick<PublicKey, "type" | "base64" | "comment">): string {
  return [type, base64, comment].filter(Boolean).join(" ");
}

function refuseOtherFiles(line: string, fail: Fail): void {
  if (line === "") {
    fail("nothing");
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY|^PuTTY-User-Key-File/.test(line)) {
    fail("a private key (it has now been seen by others: replace it)");
  }
  if (/^-----? ?BEGIN/.test(line)) {
    fail("a public key in another format (ssh-keygen -i converts it)");
  }
  if (/[\r\n]/.test(line)) {
    fail("several lines");
  }
  if (/[^\P{C}\t]|[\p{Zl}\p{Zp}]/u.test(line)) {
    fail("a line with control characters");
  }
}

function refuseType(line: string, outer: string, fail: Fail): never {
  if (/-cert-v\d+@openssh\.com$/.test(outer)) {
    return fail("a certificate, not a key");
  }
  if (outer === "ssh-dss") {
    return fail("a DSA key (ssh-dss), which OpenSSH no longer knows");
  }
  if (/^rsa-sha2-/.test(outer)) {
    return fail(`${outer}, the name of a signature (the key's type is ssh-rsa)`);
  }
  if (/^AAAA[A-Za-z0-9+/=]{16,}$/.test(outer)) {
    return fail("a key without its type in front");
  }
  if (/[\s"](ssh-|sk-|ecdsa-)\S+\s+AAAA/.test(line)) {
    return fail("a key with options in front, which the host sets itself");
  }
  if (/^\d+ (SHA256|MD5):/.test(line) || /^(SHA256|MD5):/.test(line)) {
    return fail("a fingerprint, not the key");
  }
  if (/^\S+\s+AAAA/.test(line)) {
    return fail("a key of an unknown type");
  }
  return fail("text that is no public key (a password?)");
}

/** Reads all fields of the key and gives its size in bits. */
function readKey(type: PublicKeyType, bytes: Buffer, fail: Fail): number {
  const reader = new WireReader(bytes, (problem) => fail(`${problem} (${type})`));
  const inner = reader.text("type");
  if (inner !== type) {
    fail(`a key that says ${type} outside and ${publicKeyTypes.find((known) => known === inner) ?? "another"} inside`);
  }
  const bits = readNumbers(type, reader, fail);
  if (type.startsWith("sk-") && reader.text("application") === "") {
    fail(`a key that names no application (${type})`);
  }
  reader.end();
  return bits;
}

function readNumbers(type: PublicKeyType, reader: WireReader, fail: Fail): number {
  switch (type) {
    case "ssh-rsa":
      return readRsa(reader, fail);
    case "ssh-ed25519":
    case "sk-ssh-ed25519@openssh.com":
      return isEd25519Point(reader.field("point")) ? 256 : fail(`a key whose point is not safe on its curve (${type})`);
    default:
      return readEcdsa(type, reader, fail);
  }
}

function readRsa(reader: WireReader, fail: Fail): number {
  const exponent = reader.positive("exponent");
  const modulus = reader.positive("modulus");
  const bits = modulus.toString(2).length;
  if (bits < leastRsaBits || bits > mostRsaBits) {
    fail(`an RSA key of ${bits} bits`);
  }
  // FIPS 186-5, section 5.1: an odd exponent between 2^16 and 2^256. A small one has been the way into many a bad signature.
  if (exponent % 2n === 0n || exponent <= 2n ** 16n || exponent >= 2n ** 256n || modulus % 2n === 0n) {
    fail("an RSA key whose exponent or modulus is unsound");
  }
  return bits;
}

function readEcdsa(type: PublicKeyType, reader: WireReader, fail: Fail): number {
  const curve = /nistp\d+/.exec(type)?.[0] as EcdsaCurve;
  if (reader.text("curve") !== curve) {
    fail(`a key of another curve than it says (${type})`);
  }
  return isEcdsaPoint(curve, reader.field("point"))
    ? ecdsaCurves[curve].bits
    : fail(`a key whose point is not on its curve (${type})`);
}
