import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";
import type { Properties } from "../../../../cli/preview/graph";
import { textsIn } from "../wire";
import { bits, integer, octets, oid, partsOf, sequence, tagged, yes, type Der } from "./der";

/** Uses of a key by the bit that stands for each. */
const BITS: Readonly<Record<string, number>> = {
  digital_signature: 0,
  content_commitment: 1,
  key_encipherment: 2,
  data_encipherment: 3,
  key_agreement: 4,
  cert_signing: 5,
  crl_signing: 6,
  encipher_only: 7,
  decipher_only: 8,
};

/** Uses that have a number of their own. */
const EXTENDED: Readonly<Record<string, string>> = {
  any_extended: "2.5.29.37.0",
  server_auth: "1.3.6.1.5.5.7.3.1",
  client_auth: "1.3.6.1.5.5.7.3.2",
  code_signing: "1.3.6.1.5.5.7.3.3",
  email_protection: "1.3.6.1.5.5.7.3.4",
  ipsec_end_system: "1.3.6.1.5.5.7.3.5",
  ipsec_tunnel: "1.3.6.1.5.5.7.3.6",
  ipsec_user: "1.3.6.1.5.5.7.3.7",
  timestamping: "1.3.6.1.5.5.7.3.8",
  ocsp_signing: "1.3.6.1.5.5.7.3.9",
  microsoft_commercial_code_signing: "1.3.6.1.4.1.311.2.1.22",
  microsoft_server_gated_crypto: "1.3.6.1.4.1.311.10.3.3",
  microsoft_kernel_code_signing: "1.3.6.1.4.1.311.61.1.1",
  netscape_server_gated_crypto: "2.16.840.1.113730.4.1",
};

/** What `allowedUses` may say; the provider takes these spellings only, whatever the SDK's documentation has. */
export const USES: readonly string[] = [...Object.keys(BITS), ...Object.keys(EXTENDED)];

export const SUBJECT_KEY_ID = "2.5.29.14";
const SUBJECT_NAMES = "2.5.29.17";

const extension = (type: string, value: Der, critical = false): Der =>
  sequence(oid(type), ...(critical ? [yes] : []), octets(value));

export function usages(allowed: readonly string[]): Der[] {
  const set = allowed.filter((use) => use in BITS).map((use) => BITS[use]!);
  const extended = allowed.filter((use) => use in EXTENDED).map((use) => oid(EXTENDED[use]!));
  return [
    ...(set.length > 0 ? [extension("2.5.29.15", bitsOf(set), true)] : []),
    ...(extended.length > 0 ? [extension("2.5.29.37", sequence(...extended))] : []),
  ];
}

/** The first bit is the highest of the first byte; zeros at the end are left out. */
function bitsOf(numbers: readonly number[]): Der {
  const last = Math.max(...numbers);
  const bytes = Buffer.alloc(Math.floor(last / 8) + 1);
  for (const number of numbers) bytes[Math.floor(number / 8)]! |= 0x80 >> (number % 8);
  return bits(bytes, 7 - (last % 8));
}

export function constraints({ isCaCertificate, maxPathLength }: Properties): Der {
  const limited = typeof maxPathLength === "number" && maxPathLength >= 0;
  const authority = isCaCertificate === true ? [yes, ...(limited ? [integer(maxPathLength)] : [])] : [];
  return extension("2.5.29.19", sequence(...authority), true);
}

/** The digest of a public key's bits, by which certificates find each other (RFC 5280, method 1). */
export function keyId(spki: Der): Buffer {
  const [, key] = partsOf(partsOf(spki)[0]!.content);
  return createHash("sha1").update(key!.content.subarray(1)).digest();
}

export const subjectKeyId = (id: Buffer): Der => extension(SUBJECT_KEY_ID, octets(id));
export const authorityKeyId = (id: Buffer): Der => extension("2.5.29.35", sequence(tagged(0, id)));

/** The names and addresses that a certificate is for. */
export function subjectNames({ dnsNames, ipAddresses, uris }: Properties): Der[] {
  const names = [
    ...textsIn(dnsNames ?? []).map((name) => tagged(2, Buffer.from(name))),
    ...textsIn(uris ?? []).map((uri) => tagged(6, Buffer.from(uri))),
    ...textsIn(ipAddresses ?? []).map((address) => tagged(7, Buffer.from(ipaddr.parse(address).toByteArray()))),
  ];
  return names.length > 0 ? [extension(SUBJECT_NAMES, sequence(...names))] : [];
}

/** The extensions of a list, by their type. */
export function extensionsIn(list: Buffer): ReadonlyMap<string, { whole: Der; value: Buffer }> {
  const known = [SUBJECT_KEY_ID, SUBJECT_NAMES];
  return new Map(
    partsOf(list).flatMap(({ whole, content }) => {
      const parts = partsOf(content);
      const type = known.find((each) => oid(each).equals(parts[0]!.whole));
      return type === undefined ? [] : [[type, { whole, value: parts.at(-1)!.content }] as const];
    }),
  );
}

/** The names that somebody requests, as they are. */
export function requestedNames(list: Buffer): Der[] {
  const found = extensionsIn(list).get(SUBJECT_NAMES);
  return found === undefined ? [] : [found.whole];
}
