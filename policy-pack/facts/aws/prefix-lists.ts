import { AddressSet } from "../../network/addresses";
import { addressesIn } from "../addresses";
import type { Adapter } from "../context";
import { known, notKnown, type Datum } from "../datum";
import type { AddressListFact } from "../kinds";
import type { Reader } from "../reader";

export const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** Managed prefix lists, with entries of both forms. */
export const prefixLists: Adapter = {
  cloud: "aws",
  reads: [PREFIX_LIST, ENTRY],
  facts: (context) => context.each(PREFIX_LIST).map(addressListFact),
};

function addressListFact(list: Reader): AddressListFact {
  return {
    kind: "addressList",
    cloud: "aws",
    subject: list.resource,
    sources: [list, ...entriesOf(list)].map((reader) => reader.resource),
    addresses: addressesOfList(list),
  };
}

/** The addresses of a prefix list: of its own entries and of those that are resources. */
export function addressesOfList(list: Reader): Datum<AddressSet> {
  const inline = list.items("entries");
  if (inline.state === "unknown") return notKnown(inline.source);
  const blocks = [
    ...list.each("entries").map((entry) => entry.string("cidr")),
    ...entriesOf(list).map((entry) => entry.string("cidr")),
  ];
  const written = addressesIn(list.source("entries"), blocks);
  return written.state === "absent" ? known(AddressSet.none, written.source) : written;
}

function entriesOf(list: Reader): readonly Reader[] {
  return list.context.partsOf(list.resource, ENTRY, "prefixListId");
}
