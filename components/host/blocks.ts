import ipaddr from "ipaddr.js";

/** Address blocks by family, in a form that nftables takes as a set: canonical, sorted, none inside another. */
export interface Blocks {
  ipv4: string[];
  ipv6: string[];
}

type Block = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Sorts blocks by family and drops those that another one covers.
 *
 * @throws when a text is not a block, or has bits set behind its prefix
 */
export function blocksOf(key: string, texts: string[]): Blocks {
  const blocks = texts.map((text) => parse(key, text));
  const kept = blocks.filter(
    (block, index) => !blocks.some((other, at) => at !== index && hides(other, at, block, index)),
  );
  return { ipv4: texted(kept, "ipv4"), ipv6: texted(kept, "ipv6") };
}

function parse(key: string, text: string): Block {
  const accepted = "an IPv4 or IPv6 block whose address is its first, for example 10.0.16.0/20 or 2001:db8::/56";
  if (!ipaddr.isValidCIDR(text)) throw new Error(`${key}: ${JSON.stringify(text)}; ${accepted}`);
  const [address, prefix] = ipaddr.parseCIDR(text);
  const first = (address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6).networkAddressFromCIDR(text);
  if (first.toString() !== address.toString()) {
    throw new Error(`${key}: ${JSON.stringify(text)}; ${accepted}: ${first.toString()}/${prefix}`);
  }
  return [address, prefix];
}

// Of two equal blocks the first stays.
function hides(other: Block, otherAt: number, block: Block, at: number): boolean {
  if (other[0].kind() !== block[0].kind() || other[1] > block[1]) return false;
  return block[0].match(other) && (other[1] < block[1] || otherAt < at);
}

function texted(blocks: Block[], kind: "ipv4" | "ipv6"): string[] {
  return blocks
    .filter(([address]) => address.kind() === kind)
    .map(([address, prefix]) => ({
      bytes: Buffer.from(address.toByteArray()),
      text: `${address.toString()}/${prefix}`,
    }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ text }) => text);
}
