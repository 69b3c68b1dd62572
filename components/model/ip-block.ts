import { IPv4, IPv6 } from "ipaddr.js";

/** A contiguous, aligned range of addresses: what a CIDR says, as numbers, so that blocks compare as sets. */
export interface IpBlock {
  family: "ipv4" | "ipv6";
  first: bigint;
  last: bigint;
  /** The prefix length: 16 of `10.0.0.0/16`. */
  length: number;
}

export const addressBits = { ipv4: 32, ipv6: 128 } as const;

/** How many addresses the block holds. */
export function blockSize({ first, last }: Pick<IpBlock, "first" | "last">): bigint {
  return last - first + 1n;
}

export function containsBlock(outer: IpBlock, inner: IpBlock): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** The block of a given prefix length that starts at `first`, which must be a multiple of its size. */
export function blockAt(family: IpBlock["family"], first: bigint, length: number): IpBlock {
  return { family, first, last: first + (1n << BigInt(addressBits[family] - length)) - 1n, length };
}

/**
 * Reads a CIDR strictly: four decimal numbers or an IPv6 address, a slash, a prefix length, and no bit set beyond it.
 * Short, octal and hexadecimal spellings are refused, because tools disagree on what they mean.
 *
 * @throws with `key`, the text received and what would be accepted.
 */
export function parseBlock(key: string, text: string): IpBlock {
  const [, address = "", digits = ""] = /^([^/%\s]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const family = IPv4.isValidFourPartDecimal(address) ? "ipv4" : IPv6.isValid(address) ? "ipv6" : undefined;
  const length = Number(digits);
  if (!family || digits === "" || length > addressBits[family]) {
    throw new Error(
      `${key}: ${JSON.stringify(text)} is not a CIDR block; accepted is one such as 203.0.113.0/24 or 2001:db8::/32`,
    );
  }
  const value = numberOf(family === "ipv4" ? IPv4.parse(address) : IPv6.parse(address));
  const hostBits = BigInt(addressBits[family] - length);
  const block = blockAt(family, (value >> hostBits) << hostBits, length);
  if (block.first !== value) {
    throw new Error(`${key}: "${text}" has bits set beyond /${length}; the block is ${formatBlock(block)}`);
  }
  return block;
}

/** The canonical text of a block (IPv6 as RFC 5952 writes it), as clouds report it. */
export function formatBlock({ family, first, length }: Pick<IpBlock, "family" | "first" | "length">): string {
  const bytes = bytesOf(first, addressBits[family] / 8);
  const address = family === "ipv4" ? new IPv4(bytes).toString() : new IPv6(bytes).toRFC5952String();
  return `${address}/${length}`;
}

function numberOf(address: IPv4 | IPv6): bigint {
  return address.toByteArray().reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

function bytesOf(value: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number((value >> BigInt(8 * (count - 1 - index))) & 255n));
}
