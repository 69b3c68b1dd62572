import { gunzipSync } from "node:zlib";

/** What could not be read, and why. */
export class Unreadable {
  constructor(readonly reason: string) {}
}

/** Bytes of base64 text; undefined where it is none. */
export function fromBase64(text: string): Buffer | undefined {
  const compact = text.replace(/\s/g, "");
  return /^[A-Za-z0-9+/]*={0,2}$/.test(compact) && compact.length % 4 === 0
    ? Buffer.from(compact, "base64")
    : undefined;
}

export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

// No honest user data unpacks to more; what does is made to exhaust memory.
const LARGEST = 4 * 1024 * 1024;

/** The content of a gzip file; undefined where it is none. */
export function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return undefined;
  }
}
