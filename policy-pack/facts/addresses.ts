import { AddressSet } from "../network/addresses";
import { absent, known, notKnown, type Datum, type Source } from "./datum";

/** The set of the blocks that are written down; text that is no block makes it unknown. */
export function addressesIn(source: Source, blocks: readonly Datum<string>[]): Datum<AddressSet> {
  const written = blocks.flatMap((block) => (block.state === "known" ? [block] : []));
  const unknown = blocks.find((block) => block.state === "unknown");
  if (unknown?.state === "unknown") return notKnown(unknown.source, unknown.reason);
  if (written.length === 0) return absent(source);
  const set = AddressSet.ofBlocks(written.map((block) => block.value));
  return set ? known(set, written[0]?.source ?? source) : notKnown(source, "is no address block");
}

/**
 * The set of a network's or subnet's blocks. An IPv6 block that the cloud is yet to assign is left out, and `complete`
 * says so: what is certain of the IPv4 block can then still be proven.
 */
export function ownAddresses(
  source: Source,
  ipv4: readonly Datum<string>[],
  ipv6: readonly Datum<string>[],
): { readonly addresses: Datum<AddressSet>; readonly addressesComplete: boolean } {
  const addresses = addressesIn(source, [...ipv4, ...ipv6.filter((block) => block.state !== "unknown")]);
  const later = ipv6.some((block) => block.state === "unknown");
  return { addresses, addressesComplete: addresses.state === "known" && !later };
}
