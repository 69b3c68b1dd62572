import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Properties } from "../../../../cli/preview/graph";
import type { Attributes } from "../cloud-provider";
import { text } from "../wire";
import { openSshPrivateKey, openSshPublicKey } from "./openssh";

/** The curves by the names that the provider has for them. */
export const CURVES: Readonly<Record<string, string>> = {
  P224: "secp224r1",
  P256: "prime256v1",
  P384: "secp384r1",
  P521: "secp521r1",
};

export const ALGORITHMS = ["RSA", "ECDSA", "ED25519"];

/** A new key pair and every form of it. */
export function newKey(inputs: Properties): Attributes {
  const privateKey = generated(inputs);
  const publicKey = createPublicKey(privateKey);
  return {
    id: fingerprint(publicKey),
    outputs: {
      privateKeyPem: traditional(privateKey),
      privateKeyPemPkcs8: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      privateKeyOpenssh: openSshPrivateKey(privateKey) ?? "",
      ...publicForms(publicKey),
    },
  };
}

/** A public key as the provider shows it; OpenSSH has no P224, so that there the texts for it are empty. */
export function publicForms(key: KeyObject): Properties {
  const ssh = openSshPublicKey(key);
  const digest = (algorithm: string): Buffer => createHash(algorithm).update(ssh!).digest();
  return {
    publicKeyPem: key.export({ type: "spki", format: "pem" }).toString(),
    publicKeyOpenssh: ssh === undefined ? "" : `${sshType(ssh)} ${ssh.toString("base64")}\n`,
    publicKeyFingerprintMd5:
      ssh === undefined
        ? ""
        : digest("md5")
            .toString("hex")
            .replace(/..(?=.)/g, "$&:"),
    publicKeyFingerprintSha256:
      ssh === undefined ? "" : `SHA256:${digest("sha256").toString("base64").replace(/=+$/, "")}`,
  };
}

/** What the provider calls a key's algorithm. */
export function algorithmOf(key: KeyObject): string {
  const names: Readonly<Record<string, string>> = { rsa: "RSA", ec: "ECDSA", ed25519: "ED25519" };
  return names[key.asymmetricKeyType ?? ""] ?? "";
}

export function fingerprint(publicKey: KeyObject): string {
  return createHash("sha1")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}

function generated({ algorithm, rsaBits, ecdsaCurve }: Properties): KeyObject {
  if (algorithm === "RSA") return generateKeyPairSync("rsa", { modulusLength: Number(rsaBits) }).privateKey;
  if (algorithm === "ED25519") return generateKeyPairSync("ed25519").privateKey;
  return generateKeyPairSync("ec", { namedCurve: CURVES[text(ecdsaCurve)]! }).privateKey;
}

/** The form that is older than PKCS 8, where the algorithm has one. */
function traditional(key: KeyObject): string {
  const type = ({ rsa: "pkcs1", ec: "sec1" } as const)[key.asymmetricKeyType as "rsa" | "ec"] ?? "pkcs8";
  return key.export({ type, format: "pem" }).toString();
}

const sshType = (blob: Buffer): string => blob.subarray(4, 4 + blob.readUInt32BE()).toString("latin1");
