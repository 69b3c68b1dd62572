/** Distinguished encoding (X.690): what keys, names and certificates are written in. */
export type Der = Buffer;

const tlv = (tag: number, content: Buffer): Der => Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

export const sequence = (...parts: readonly Der[]): Der => tlv(0x30, Buffer.concat(parts));
export const setOf = (...parts: readonly Der[]): Der => tlv(0x31, Buffer.concat(parts));
export const octets = (content: Buffer): Der => tlv(0x04, content);
export const bits = (content: Buffer, unused = 0): Der => tlv(0x03, Buffer.concat([Buffer.of(unused), content]));
export const utf8 = (content: string): Der => tlv(0x0c, Buffer.from(content));
export const printable = (content: string): Der => tlv(0x13, Buffer.from(content, "latin1"));
export const ascii = (content: string): Der => tlv(0x16, Buffer.from(content, "latin1"));
export const yes = tlv(0x01, Buffer.of(0xff));
export const nothing = tlv(0x05, Buffer.alloc(0));
/** Context-specific: what stands inside is wrapped, or its own tag is replaced. */
export const wrapped = (number: number, content: Der): Der => tlv(0xa0 | number, content);
export const tagged = (number: number, content: Buffer): Der => tlv(0x80 | number, content);

/** A whole number that is not negative. */
export function integer(value: number | Buffer): Der {
  const given = typeof value === "number" ? Buffer.from(value.toString(16).padStart(6, "0"), "hex") : value;
  const first = given.findIndex((byte) => byte !== 0);
  const bytes = first < 0 ? Buffer.of(0) : given.subarray(first);
  return tlv(0x02, bytes[0]! < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]));
}

export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tlv(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) digits.unshift(0x80 | (left & 0x7f));
  return digits;
}

/** The moment to the second, with two digits of the year up to 2049 and four after (RFC 5280). */
export function time(moment: Date): Der {
  const digits = `${moment.toISOString().replace(/\D/g, "").slice(0, 14)}Z`;
  return moment.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}

/** Something that was read: its tag, its whole encoding, its content. */
export interface Read {
  readonly tag: number;
  readonly whole: Der;
  readonly content: Buffer;
}

/** The parts of a content, one after another. */
export function partsOf(content: Buffer): Read[] {
  const parts: Read[] = [];
  for (let at = 0; at < content.length;) {
    const part = partAt(content, at);
    parts.push(part);
    at += part.whole.length;
  }
  return parts;
}

function partAt(from: Buffer, at: number): Read {
  const short = from[at + 1]!;
  const digits = short < 0x80 ? 0 : short & 0x7f;
  const length = digits === 0 ? short : from.readUIntBE(at + 2, digits);
  const start = at + 2 + digits;
  if (start + length > from.length) throw new Error("the encoding ends too early");
  return { tag: from[at]!, whole: from.subarray(at, start + length), content: from.subarray(start, start + length) };
}

/** A text with lines before and after that say what it is (RFC 7468). */
export function pem(label: string, der: Der): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

export function fromPem(label: string, text: string): Der {
  const [, body] = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(text) ?? [];
  if (body === undefined) throw new Error(`no PEM of a ${label}`);
  return Buffer.from(body, "base64");
}
