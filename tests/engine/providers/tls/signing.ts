import { createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { bits, nothing, oid, partsOf, sequence, type Der } from "./der";

/** How a key signs: the algorithm's number, and the digest, which Ed25519 has within. */
interface Scheme {
  readonly identifier: Der;
  readonly digest: string | null;
}

const RSA: Scheme = { identifier: sequence(oid("1.2.840.113549.1.1.11"), nothing), digest: "sha256" };
const ED25519: Scheme = { identifier: sequence(oid("1.3.101.112")), digest: null };
const ecdsa = (last: number, digest: string): Scheme => ({
  identifier: sequence(oid(`1.2.840.10045.4.3.${last}`)),
  digest,
});
const CURVES: Readonly<Record<string, Scheme>> = {
  secp224r1: ecdsa(2, "sha256"),
  prime256v1: ecdsa(2, "sha256"),
  secp384r1: ecdsa(3, "sha384"),
  secp521r1: ecdsa(4, "sha512"),
};

function schemeOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Scheme {
  if (asymmetricKeyType === "rsa") return RSA;
  if (asymmetricKeyType === "ed25519") return ED25519;
  const scheme = CURVES[asymmetricKeyDetails?.namedCurve ?? ""];
  if (scheme === undefined) throw new Error(`a key of type ${asymmetricKeyType} cannot sign here`);
  return scheme;
}

/** The algorithm of what a key signs, as it stands inside of what is signed too. */
export const algorithmOfSignature = (key: KeyObject): Der => schemeOf(key).identifier;

/** Something with its signature: certificates and requests are alike in this. */
export function signed(content: Der, key: KeyObject): Der {
  const { identifier, digest } = schemeOf(key);
  return sequence(content, identifier, bits(sign(digest, content, key)));
}

/** What was signed, after its signature is verified with the public key that stands within it. */
export function verifiedBySelf(whole: Der, keyIn: (parts: Buffer) => Der): Buffer {
  const [content, , signature] = partsOf(partsOf(whole)[0]!.content);
  const key = createPublicKey({ key: keyIn(content!.content), format: "der", type: "spki" });
  if (!verify(schemeOf(key).digest, content!.whole, key, signature!.content.subarray(1))) {
    throw new Error("the signature of the certificate request does not fit its key");
  }
  return content!.content;
}
