import { createPublicKey, randomBytes, type JsonWebKey, type KeyObject } from "node:crypto";
import { pem } from "./der";

/** The curves that OpenSSH has, by the names of JSON web keys. */
const CURVES: Readonly<Record<string, string>> = { "P-256": "nistp256", "P-384": "nistp384", "P-521": "nistp521" };

/** A field with its length before it (RFC 4251). */
function field(content: Buffer | string): Buffer {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const bytesOf = (digits: string | undefined): Buffer => Buffer.from(digits ?? "", "base64url");

/** A whole number that is not negative: without zeros before it, but for one where it would look negative. */
function number(digits: string | undefined): Buffer {
  const given = bytesOf(digits);
  const bytes = given.subarray(given.findIndex((byte) => byte !== 0));
  return field(bytes[0]! < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]));
}

const pointOf = ({ x, y }: JsonWebKey): Buffer => Buffer.concat([Buffer.of(4), bytesOf(x), bytesOf(y)]);

/** The public key as it stands in `authorized_keys`, before base 64; nothing where OpenSSH has no such key. */
export function openSshPublicKey(key: KeyObject): Buffer | undefined {
  if (isUnknownToOpenSsh(key)) return undefined;
  const jwk = key.export({ format: "jwk" });
  if (jwk.kty === "RSA") return Buffer.concat([field("ssh-rsa"), number(jwk.e), number(jwk.n)]);
  if (jwk.kty === "OKP") return Buffer.concat([field("ssh-ed25519"), field(bytesOf(jwk.x))]);
  const curve = CURVES[jwk.crv ?? ""]!;
  return Buffer.concat([field(`ecdsa-sha2-${curve}`), field(curve), field(pointOf(jwk))]);
}

// Node has no JSON web key of this curve either.
function isUnknownToOpenSsh(key: KeyObject): boolean {
  return key.asymmetricKeyDetails?.namedCurve === "secp224r1";
}

function privateFields(jwk: JsonWebKey): Buffer {
  if (jwk.kty === "RSA") {
    return Buffer.concat([
      field("ssh-rsa"),
      number(jwk.n),
      number(jwk.e),
      number(jwk.d),
      number(jwk.qi),
      number(jwk.p),
      number(jwk.q),
    ]);
  }
  if (jwk.kty === "OKP") {
    const both = Buffer.concat([bytesOf(jwk.d), bytesOf(jwk.x)]);
    return Buffer.concat([field("ssh-ed25519"), field(bytesOf(jwk.x)), field(both)]);
  }
  const curve = CURVES[jwk.crv ?? ""]!;
  return Buffer.concat([field(`ecdsa-sha2-${curve}`), field(curve), field(pointOf(jwk)), number(jwk.d)]);
}

/** OpenSSH's own form of a private key, without a passphrase; nothing where it has no such key. */
export function openSshPrivateKey(key: KeyObject): string | undefined {
  const publicKey = openSshPublicKey(createPublicKey(key));
  if (publicKey === undefined) return undefined;
  // Twice the same: so a reader knows that it decrypted well.
  const check = randomBytes(4);
  const secret = Buffer.concat([check, check, privateFields(key.export({ format: "jwk" })), field("")]);
  const padding = Buffer.from(Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, index) => index + 1));
  const one = Buffer.of(0, 0, 0, 1);
  const whole = [
    ...[Buffer.from("openssh-key-v1\0"), field("none"), field("none"), field(""), one],
    ...[field(publicKey), field(Buffer.concat([secret, padding]))],
  ];
  return pem("OPENSSH PRIVATE KEY", Buffer.concat(whole));
}
