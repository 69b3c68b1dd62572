import { containsBlock, formatBlock, parseBlock, type IpBlock } from "../model/ip-block";

/** Address blocks by family, in a form that nftables takes as a set: canonical, sorted, none inside another. */
export interface Blocks {
  ipv4: string[];
  ipv6: string[];
}

/**
 * Sorts blocks by family and drops those that another one covers.
 *
 * @throws when a text is not a block, or has bits set behind its prefix
 */
export function blocksOf(key: string, texts: string[]): Blocks {
  const blocks = texts.map((text) => parseBlock(key, text)).sort(byPlace);
  const kept = blocks.filter((block, index) => !blocks.slice(0, index).some((before) => containsBlock(before, block)));
  return { ipv4: texted(kept, "ipv4"), ipv6: texted(kept, "ipv6") };
}

// Of blocks that begin together the widest first: what covers a block, or equals it, then stands before it.
function byPlace(a: IpBlock, b: IpBlock): number {
  return a.first === b.first ? a.length - b.length : a.first < b.first ? -1 : 1;
}

function texted(blocks: IpBlock[], family: IpBlock["family"]): string[] {
  return blocks.filter((block) => block.family === family).map(formatBlock);
}
