import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from "node:crypto";
import type { Properties } from "../../../../cli/preview/graph";
import type { Attributes } from "../cloud-provider";
import { text, textsIn } from "../wire";
import { fromPem, integer, oid, partsOf, pem, sequence, setOf, time, wrapped, type Der } from "./der";
import * as extensions from "./extensions";
import { algorithmOf, fingerprint } from "./keys";
import { distinguishedName } from "./names";
import { algorithmOfSignature, signed, verifiedBySelf } from "./signing";

const CERTIFICATE = "CERTIFICATE";
const REQUEST = "CERTIFICATE REQUEST";
const EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
const HOUR = 3_600_000;

const spkiOf = (key: KeyObject): Der => createPublicKey(key).export({ type: "spki", format: "der" });

/** Whom a certificate is for. */
interface Holder {
  readonly name: Der;
  readonly spki: Der;
  readonly names: readonly Der[];
}

/** Who signs it. */
interface Issuer {
  readonly name: Der;
  readonly key: KeyObject;
  readonly keyId?: Buffer;
}

/** A request for a certificate (PKCS 10). */
export function request(inputs: Properties): Attributes {
  const key = keyIn(inputs, "privateKeyPem");
  const names = extensions.subjectNames(inputs);
  const attributes = names.length > 0 ? [sequence(oid(EXTENSION_REQUEST), setOf(sequence(...names)))] : [];
  const parts = [integer(0), distinguishedName(inputs.subject), spkiOf(key), wrapped(0, Buffer.concat(attributes))];
  const certRequestPem = pem(REQUEST, signed(sequence(...parts), key));
  const id = fingerprint(createPublicKey(key));
  return { id, outputs: { certRequestPem, keyAlgorithm: algorithmOf(key) } };
}

/** A certificate that a key signs for itself. */
export function selfSigned(inputs: Properties): Attributes {
  const key = keyIn(inputs, "privateKeyPem");
  const [name, spki] = [distinguishedName(inputs.subject), spkiOf(key)];
  const issuer = { name, key, ...(inputs.setAuthorityKeyId === true ? { keyId: extensions.keyId(spki) } : {}) };
  const { id, outputs } = certificate(inputs, { name, spki, names: extensions.subjectNames(inputs) }, issuer);
  return { id, outputs: { ...outputs, keyAlgorithm: algorithmOf(key) } };
}

/** A certificate that an authority signs, for whoever made the request. */
export function locallySigned(inputs: Properties): Attributes {
  const key = keyIn(inputs, "caPrivateKeyPem");
  const authority = authorityIn(text(inputs.caCertPem));
  if (!authority.spki.equals(spkiOf(key))) throw new Error("caPrivateKeyPem: the key is not that of caCertPem");
  const { id, outputs } = certificate(inputs, holderIn(text(inputs.certRequestPem)), { ...authority, key });
  return { id, outputs: { ...outputs, caKeyAlgorithm: algorithmOf(key) } };
}

function certificate(inputs: Properties, holder: Holder, issuer: Issuer): Attributes {
  const serial = randomBytes(16);
  serial[0]! &= 0x7f;
  const start = new Date(Math.floor(Date.now() / 1000) * 1000);
  const end = new Date(start.getTime() + Number(inputs.validityPeriodHours) * HOUR);
  const algorithm = algorithmOfSignature(issuer.key);
  const found = [
    ...extensions.usages(textsIn(inputs.allowedUses ?? [])),
    extensions.constraints(inputs),
    ...(inputs.setSubjectKeyId === true || inputs.isCaCertificate === true
      ? [extensions.subjectKeyId(extensions.keyId(holder.spki))]
      : []),
    ...(issuer.keyId === undefined ? [] : [extensions.authorityKeyId(issuer.keyId)]),
    ...holder.names,
  ];
  const parts = [wrapped(0, integer(2)), integer(serial), algorithm, issuer.name, sequence(time(start), time(end))];
  const whole = sequence(...parts, holder.name, holder.spki, wrapped(3, sequence(...found)));
  const certPem = pem(CERTIFICATE, signed(whole, issuer.key));
  const validity = { validityStartTime: rfc3339(start), validityEndTime: rfc3339(end) };
  return {
    id: BigInt(`0x${serial.toString("hex")}`).toString(),
    outputs: { certPem, ...validity, readyForRenewal: isDue({ ...inputs, ...validity }) },
  };
}

/** Whether a certificate is at its end, or so near to it that the program wants another. */
export function isDue({ validityEndTime, earlyRenewalHours }: Properties): boolean {
  return Date.now() >= Date.parse(text(validityEndTime)) - Number(earlyRenewalHours ?? 0) * HOUR;
}

const rfc3339 = (moment: Date): string => moment.toISOString().replace(".000Z", "Z");

function keyIn(inputs: Properties, property: string): KeyObject {
  const given = text(inputs[property]) || text(inputs[`${property}Wo`]);
  try {
    return createPrivateKey(given);
  } catch (error) {
    throw new Error(`${property}: not a private key in PEM`, { cause: error });
  }
}

function authorityIn(certPem: string): { name: Der; spki: Der; keyId?: Buffer } {
  const parts = partsOf(partsOf(partsOf(fromPem(CERTIFICATE, certPem))[0]!.content)[0]!.content);
  const listed = parts.find(({ tag }) => tag === 0xa3)?.content;
  const found = listed && extensions.extensionsIn(partsOf(listed)[0]!.content).get(extensions.SUBJECT_KEY_ID);
  const keyId = found && { keyId: partsOf(found.value)[0]!.content };
  return { name: parts[5]!.whole, spki: parts[6]!.whole, ...keyId };
}

function holderIn(certRequestPem: string): Holder {
  const whole = fromPem(REQUEST, certRequestPem);
  const [, name, key, attributes] = partsOf(verifiedBySelf(whole, (content) => partsOf(content)[2]!.whole));
  const requests = partsOf(attributes?.content ?? Buffer.alloc(0)).map(({ content }) => partsOf(content));
  const extension = requests.find(([type]) => type!.whole.equals(oid(EXTENSION_REQUEST)));
  const list = extension && partsOf(extension[1]!.content)[0]!.content;
  return { name: name!.whole, spki: key!.whole, names: list === undefined ? [] : extensions.requestedNames(list) };
}
