import { createHash, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { wireFields } from "../../../components/model/ssh-wire";

/** Real keys of every kind, made by node:crypto and written in OpenSSH's format: fresh in each run. */
const coordinate = (text: string | undefined) => Buffer.from(text ?? "", "base64url");
/** A whole number as OpenSSH writes it: a zero in front where the first bit would read as a sign. */
const whole = (bytes: Buffer) => ((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
const line = (type: string, ...fields: (string | Buffer)[]) =>
  `${type} ${wireFields(type, ...fields).toString("base64")}`;

export const wholeNumber = (value: bigint): Buffer => {
  const hex = value.toString(16);
  return whole(Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex"));
};

export function ed25519Point(): Buffer {
  return coordinate(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }).x);
}

export const ed25519Line = (point = ed25519Point()): string => line("ssh-ed25519", point);
export const skEd25519Line = (point = ed25519Point(), application = "ssh:"): string =>
  line("sk-ssh-ed25519@openssh.com", point, application);

const pointOf = ({ x, y }: JsonWebKey) => Buffer.concat([Buffer.from([4]), coordinate(x), coordinate(y)]);

export function ecdsaPoint(size: 256 | 384 | 521): Buffer {
  return pointOf(generateKeyPairSync("ec", { namedCurve: `P-${size}` }).publicKey.export({ format: "jwk" }));
}

export const ecdsaLine = (size: 256 | 384 | 521, point = ecdsaPoint(size), curve = `nistp${size}`): string =>
  line(`ecdsa-sha2-nistp${size}`, curve, point);
export const skEcdsaLine = (point = ecdsaPoint(256), application = "ssh:"): string =>
  line("sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", point, application);

export function rsaLine(modulusLength: number): string {
  const { e, n } = generateKeyPairSync("rsa", { modulusLength }).publicKey.export({ format: "jwk" });
  return line("ssh-rsa", whole(coordinate(e)), whole(coordinate(n)));
}

export const rsaLineOf = (exponent: bigint, modulus: bigint): string =>
  line("ssh-rsa", wholeNumber(exponent), wholeNumber(modulus));

export function dsaLine(): string {
  const { publicKey } = generateKeyPairSync("dsa", { modulusLength: 1024, divisorLength: 160 });
  // The numbers do not matter: the type alone is refused.
  return line("ssh-dss", publicKey.export({ format: "der", type: "spki" }));
}

export function fingerprintOf(keyLine: string): string {
  const bytes = Buffer.from(keyLine.split(" ")[1] ?? "", "base64");
  return `SHA256:${createHash("sha256").update(bytes).digest("base64").replaceAll("=", "")}`;
}
