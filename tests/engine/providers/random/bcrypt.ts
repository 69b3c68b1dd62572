import { randomBytes } from "node:crypto";

// Blowfish's tables are the binary digits of pi after the point: 18 words, then four boxes of 256.
const WORDS = 18 + 4 * 256;
const ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const COST = 10;

/** The first words of pi's fraction (Machin: pi = 16 arctan 1/5 - 4 arctan 1/239). */
function pi(): Uint32Array {
  const spare = 64n;
  const bits = BigInt(32 * WORDS);
  const arctan = (inverse: bigint): bigint => {
    let power = (1n << (bits + spare)) / inverse;
    let sum = power;
    for (let divisor = 3n, sign = -1n; power > 0n; divisor += 2n, sign = -sign) {
      power /= inverse * inverse;
      sum += (sign * power) / divisor;
    }
    return sum;
  };
  const digits = (16n * arctan(5n) - 4n * arctan(239n)) >> spare;
  const fraction = (digits - (3n << bits)).toString(16).padStart(8 * WORDS, "0");
  return Uint32Array.from(fraction.match(/.{8}/g)!, (word) => Number.parseInt(word, 16));
}

let tables: Uint32Array | undefined;

/** Blowfish with the expensive key schedule of bcrypt. */
class Blowfish {
  private readonly p: Uint32Array;
  private readonly s: Uint32Array;
  private left = 0;
  private right = 0;

  constructor() {
    tables ??= pi();
    this.p = tables.slice(0, 18);
    this.s = tables.slice(18);
  }

  /** Mixes a key into the tables, and a salt into what they are filled with. */
  expand(key: Uint32Array, salt: Uint32Array): void {
    this.p.forEach((word, index) => (this.p[index] = word ^ key[index % key.length]!));
    [this.left, this.right] = [0, 0];
    let at = 0;
    for (const table of [this.p, this.s]) {
      for (let index = 0; index < table.length; index += 2, at += 2) {
        this.left ^= salt[at % 4]!;
        this.right ^= salt[(at + 1) % 4]!;
        this.encrypt();
        table[index] = this.left;
        table[index + 1] = this.right;
      }
    }
  }

  /** Encrypts two words. */
  block(left: number, right: number): [number, number] {
    [this.left, this.right] = [left, right];
    this.encrypt();
    return [this.left, this.right];
  }

  private encrypt(): void {
    const { p, s } = this;
    let [left, right] = [this.left ^ p[0]!, this.right];
    for (let round = 1; round <= 16; round++) {
      const mixed =
        (((s[left >>> 24]! + s[256 + ((left >>> 16) & 255)]!) ^ s[512 + ((left >>> 8) & 255)]!) +
          s[768 + (left & 255)]!) |
        0;
      [left, right] = [right ^ mixed ^ p[round]!, left];
    }
    [this.left, this.right] = [(right ^ p[17]!) >>> 0, left >>> 0];
  }
}

const words = (bytes: Buffer, count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, index) =>
    [0, 1, 2, 3].reduce((word, byte) => (word << 8) | bytes[(4 * index + byte) % bytes.length]!, 0),
  );

/** Base 64 in bcrypt's own alphabet, without padding. */
function encoded(bytes: Buffer): string {
  const usual = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return bytes
    .toString("base64")
    .replace(/=/g, "")
    .replace(/./g, (digit) => ALPHABET[usual.indexOf(digit)]!);
}

/** The bcrypt hash of a password, of which no more than 72 bytes count. */
export function bcrypt(password: string, cost = COST, salt = randomBytes(16)): string {
  const key = words(Buffer.concat([Buffer.from(password), Buffer.of(0)]).subarray(0, 72), 18);
  const salted = words(salt, 4);
  const nothing = new Uint32Array(4);
  const cipher = new Blowfish();
  cipher.expand(key, salted);
  for (let round = 0; round < 2 ** cost; round++) {
    cipher.expand(key, nothing);
    cipher.expand(words(salt, 4), nothing);
  }
  const text = words(Buffer.from("OrpheanBeholderScryDoubt"), 6);
  for (let round = 0; round < 64; round++) {
    for (const at of [0, 2, 4]) [text[at], text[at + 1]] = cipher.block(text[at]!, text[at + 1]!);
  }
  const hash = Buffer.concat([...text].map((word) => Buffer.from([word >>> 24, word >>> 16, word >>> 8, word])));
  return `$2a$${String(cost).padStart(2, "0")}$${encoded(salt)}${encoded(hash.subarray(0, 23))}`;
}
