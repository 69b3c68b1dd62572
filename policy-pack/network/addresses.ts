import ipaddr from "ipaddr.js";
import { RangeSet, type Interval } from "./ranges";

/** A set of addresses of both families. Blocks are compared as sets, so `0.0.0.0/1` plus `128.0.0.0/1` is everything. */
export class AddressSet {
  constructor(
    readonly ipv4: RangeSet,
    readonly ipv6: RangeSet,
  ) {}

  static readonly none = new AddressSet(RangeSet.of(), RangeSet.of());

  /** The set of the given blocks (`10.0.0.0/8`, `2001:db8::/32`); undefined if one of them is not a block. */
  static ofBlocks(blocks: readonly string[]): AddressSet | undefined {
    const ipv4: Interval[] = [];
    const ipv6: Interval[] = [];
    for (const block of blocks) {
      const interval = intervalOf(block);
      if (!interval) return undefined;
      (block.includes(":") ? ipv6 : ipv4).push(interval);
    }
    return new AddressSet(RangeSet.of(...ipv4), RangeSet.of(...ipv6));
  }

  get isEmpty(): boolean {
    return this.ipv4.isEmpty && this.ipv6.isEmpty;
  }
  union(other: AddressSet): AddressSet {
    return new AddressSet(this.ipv4.union(other.ipv4), this.ipv6.union(other.ipv6));
  }
  intersect(other: AddressSet): AddressSet {
    return new AddressSet(this.ipv4.intersect(other.ipv4), this.ipv6.intersect(other.ipv6));
  }
  without(other: AddressSet): AddressSet {
    return new AddressSet(this.ipv4.without(other.ipv4), this.ipv6.without(other.ipv6));
  }
  within(other: AddressSet): boolean {
    return this.without(other).isEmpty;
  }
  overlaps(other: AddressSet): boolean {
    return !this.intersect(other).isEmpty;
  }
  toString(): string {
    return this.isEmpty ? "no address" : [...format(this.ipv4, 4), ...format(this.ipv6, 6)].join(", ");
  }
}

function intervalOf(block: string): Interval | undefined {
  const text = block.includes("/") ? block : `${block}/${block.includes(":") ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const [address, length] = ipaddr.parseCIDR(text);
  const bytes = address.toByteArray();
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const hostBits = BigInt(bytes.length * 8 - length);
  const from = (value >> hostBits) << hostBits;
  return [from, from + (1n << hostBits) - 1n];
}

// A range that is one block is written as that block, any other as first–last.
function format(set: RangeSet, family: 4 | 6): string[] {
  const bits = family === 4 ? 32 : 128;
  return set.intervals.map(([from, to]) => {
    const size = to - from + 1n;
    const hostBits = size.toString(2).length - 1;
    const isBlock = size === 1n << BigInt(hostBits) && from % size === 0n;
    return isBlock ? `${address(from, bits)}/${bits - hostBits}` : `${address(from, bits)}–${address(to, bits)}`;
  });
}

function address(value: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, i) => Number((value >> BigInt(bits - 8 * (i + 1))) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}

const NOT_THE_INTERNET = [
  "0.0.0.0/8", // this network, RFC 791
  "10.0.0.0/8", // private, RFC 1918
  "100.64.0.0/10", // shared, RFC 6598
  "127.0.0.0/8", // loopback, RFC 1122
  "169.254.0.0/16", // link local, RFC 3927
  "172.16.0.0/12", // private, RFC 1918
  "192.168.0.0/16", // private, RFC 1918
  "224.0.0.0/3", // multicast and reserved, RFC 1112
  "::/3", // unspecified, loopback, mapped: nothing outside 2000::/3 is assigned as global unicast, RFC 4291
  "4000::/2",
  "8000::/1",
];

/** Every address that a stranger can send from: all but the private, local and reserved blocks. */
export const INTERNET = AddressSet.ofBlocks(["0.0.0.0/0", "::/0"])!.without(AddressSet.ofBlocks(NOT_THE_INTERNET)!);
