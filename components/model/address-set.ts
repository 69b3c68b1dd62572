import { addressBits, blockSize, parseBlock, type IpBlock } from "./ip-block";

/** An interval of addresses; unlike a block it need not be aligned. */
export type AddressSpan = Pick<IpBlock, "first" | "last">;

/** The union of blocks of one family as a set: disjoint spans in ascending order, with a gap between each two. */
export function unionOf(blocks: readonly AddressSpan[]): AddressSpan[] {
  const spans: AddressSpan[] = [];
  const ascending = [...blocks].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  for (const { first, last } of ascending) {
    const previous = spans.at(-1);
    if (previous && first <= previous.last + 1n) {
      previous.last = last > previous.last ? last : previous.last;
    } else {
      spans.push({ first, last });
    }
  }
  return spans;
}

/** How many addresses of a family the blocks cover together, each counted once. */
export function addressesCovered(blocks: readonly IpBlock[], family: IpBlock["family"]): bigint {
  return unionOf(blocks.filter((block) => block.family === family)).reduce((sum, span) => sum + blockSize(span), 0n);
}

/** The part (0 to 1) of all addresses of a family that the CIDRs cover together, however they are split. */
export function addressShare(cidrs: readonly string[], family: IpBlock["family"]): number {
  const blocks = cidrs.map((cidr) => parseBlock("cidr", cidr));
  return Number(addressesCovered(blocks, family)) / 2 ** addressBits[family];
}
