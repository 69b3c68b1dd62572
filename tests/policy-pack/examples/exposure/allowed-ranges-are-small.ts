import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { prefixList } from "./network";

const ipv6List = (...cidrs: readonly string[]) => [
  resource("aws:ec2/managedPrefixList:ManagedPrefixList", "offices", {
    addressFamily: "IPv6",
    maxEntries: 5,
    entries: cidrs.map((cidr) => ({ cidr })),
  }),
];
const entry = (cidr: string) =>
  resource("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", `entry-${cidr}`, {
    prefixListId: ref("offices"),
    cidr,
  });

export const examples: Examples = {
  good: {
    "two offices": [prefixList("offices", "81.2.69.142/32", "81.2.69.160/29")],
    "exactly the largest share": [prefixList("offices", "81.2.0.0/17", "81.3.0.0/17")],
    "an IPv6 site": ipv6List("2a00:1450:4009::/48"),
  },
  bad: {
    everything: [prefixList("offices", "0.0.0.0/0")],
    "everything in two halves": [prefixList("offices", "0.0.0.0/1", "128.0.0.0/1")],
    "one address too many": [prefixList("offices", "81.2.0.0/16", "81.4.0.0/32")],
    "halves in entries of their own": [
      prefixList("offices", "81.2.69.142/32"),
      entry("0.0.0.0/1"),
      entry("128.0.0.0/1"),
    ],
    "all of IPv6": ipv6List("::/0"),
    "half of IPv6's unicast": ipv6List("2000::/4"),
    "Teredo, through which all of IPv4 can come": ipv6List("2001::/32"),
    "a large block beside one that is not known": [
      prefixList("offices", "81.2.69.142/32"),
      prefixList("others", "0.0.0.0/4"),
    ],
  },
  unknown: { "set from another resource": [prefixList("offices", unknownValue)] },
};
