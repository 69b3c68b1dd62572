import { addressesCovered } from "./address-set";
import { addressBits, containsBlock, formatBlock, parseBlock, type IpBlock } from "./ip-block";

/** A place from which operators come. */
export interface AllowedRange {
  /** Whose range it is, for example `London office`; one range of each address family may have the name. */
  name: string;
  /** The range, IPv4 or IPv6: `203.0.113.0/24`. One address is a `/32` or a `/128`. */
  cidr: string;
}

/** A range that was read; `cidr` is in the canonical form that clouds report. */
export interface ValidRange extends AllowedRange {
  family: IpBlock["family"];
}

/** The largest part of all addresses that the ranges of a family may cover together, above 0 and below 1. */
export interface MaximumShare {
  ipv4: number;
  ipv6: number;
}

/**
 * As much as one `/16` of IPv4 and one `/32` of IPv6 in all: what a large organisation or a small provider holds. More
 * than that is no particular place any more.
 */
export const defaultMaximumShare: MaximumShare = { ipv4: 1 / 2 ** 16, ipv6: 1 / 2 ** 32 };

/** Where a packet can come from in IPv6: global unicast and unique local addresses (RFC 4291, RFC 4193). */
const ipv6Places = ["2000::/3", "fc00::/7"].map((cidr) => parseBlock("places", cidr));

/** Ranges that no packet comes from, and those that hold everybody's IPv4 address in a small part of IPv6. */
const senseless = [
  ["0.0.0.0/8", "this network"],
  ["127.0.0.0/8", "loopback"],
  ["169.254.0.0/16", "link-local"],
  ["224.0.0.0/4", "multicast"],
  ["240.0.0.0/4", "reserved"],
  ["2001::/32", "Teredo: anybody's IPv4 address"],
  ["2002::/16", "6to4: anybody's IPv4 address"],
].map(([cidr = "", what]) => ({ block: parseBlock("senseless", cidr), what }));

/**
 * Checks that ranges name particular places. Compared as sets, so that `0.0.0.0/1` beside `128.0.0.0/1` is the whole
 * internet however it is written.
 *
 * Private ranges are accepted (operators come from them through a VPN or a peering) and count like others. Refused is
 * what nobody can come from. Documentation ranges are accepted: examples need them and they belong to nobody.
 *
 * @throws at the first range that is malformed, twice there, senseless or too large, and where they are too much together.
 */
export function validateRanges(ranges: readonly AllowedRange[], maximumShare?: Partial<MaximumShare>): ValidRange[] {
  const maximum = {
    ipv4: maximumShare?.ipv4 ?? defaultMaximumShare.ipv4,
    ipv6: maximumShare?.ipv6 ?? defaultMaximumShare.ipv6,
  };
  const read = ranges.map((range) => ({ range, block: readRange(range, maximum) }));
  refuseRepeated(read);
  for (const family of ["ipv4", "ipv6"] as const) {
    refuseTooMuch(
      read.filter(({ block }) => block.family === family),
      family,
      maximum,
    );
  }
  return read.map(({ range, block }) => ({ name: range.name, cidr: formatBlock(block), family: block.family }));
}

interface ReadRange {
  range: AllowedRange;
  block: IpBlock;
}

function readRange({ name, cidr }: AllowedRange, maximum: MaximumShare): IpBlock {
  // What AWS takes as the description of a prefix list's entry.
  if (name.trim() === "" || name.length > 255 || /\p{Cc}/u.test(name)) {
    throw new Error(`ranges: ${JSON.stringify(name)} names no place; accepted is a line of 1 to 255 characters`);
  }
  const key = `ranges.${name}`;
  const block = parseBlock(key, cidr);
  if (block.length === 0) {
    throw new Error(`${key}: ${cidr} is the whole internet; accepted are ${acceptedShare(block.family, maximum)}`);
  }
  refuseTooMuch([{ range: { name, cidr }, block }], block.family, maximum);
  const reason = senselessness(block);
  if (reason) {
    throw new Error(`${key}: ${cidr} is no place to come from (${reason}); accepted are public or private ranges`);
  }
  return block;
}

function senselessness(block: IpBlock): string | undefined {
  if (block.family === "ipv6" && !ipv6Places.some((place) => containsBlock(place, block))) {
    return "neither global nor unique local unicast";
  }
  return senseless.find(({ block: other }) => overlap(block, other))?.what;
}

function overlap(a: IpBlock, b: IpBlock): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

function refuseRepeated(read: readonly ReadRange[]): void {
  const blocks = new Map<string, string>();
  const names = new Set<string>();
  for (const { range, block } of read) {
    const cidr = formatBlock(block);
    const other = blocks.get(cidr);
    if (other !== undefined) {
      throw new Error(
        `ranges.${range.name}: ${range.cidr} is already the range of ${other}; accepted is each range once`,
      );
    }
    if (names.has(`${block.family} ${range.name}`)) {
      throw new Error(
        `ranges.${range.name}: ${range.cidr} is its second ${familyName(block.family)} range; accepted is one of each family`,
      );
    }
    blocks.set(cidr, range.name);
    names.add(`${block.family} ${range.name}`);
  }
}

function refuseTooMuch(read: readonly ReadRange[], family: IpBlock["family"], maximum: MaximumShare): void {
  const share = maximum[family];
  if (!(share > 0 && share < 1)) {
    throw new Error(`maximumShare.${family}: ${share}; accepted is a number above 0 and below 1`);
  }
  const covered = addressesCovered(
    read.map(({ block }) => block),
    family,
  );
  if (covered > BigInt(Math.floor(share * 2 ** addressBits[family]))) {
    const received = read.map(({ range }) => `${range.name} ${range.cidr}`).join(", ");
    const part = describeShare(Number(covered) / 2 ** addressBits[family]);
    throw new Error(
      `ranges: ${received} cover ${part} of ${familyName(family)}; accepted are ${acceptedShare(family, maximum)}`,
    );
  }
}

function acceptedShare(family: IpBlock["family"], maximum: MaximumShare): string {
  const length = Math.ceil(-Math.log2(maximum[family]));
  return `ranges that cover at most ${describeShare(maximum[family])} of ${familyName(family)} together (about a /${length})`;
}

function familyName(family: IpBlock["family"]): string {
  return family === "ipv4" ? "IPv4" : "IPv6";
}

function describeShare(share: number): string {
  return share >= 0.01 ? `${Number((share * 100).toFixed(1))} %` : `1/${Math.round(1 / share)}`;
}
