import { keepsOutOf, test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { AddressSet } from "../../network/addresses";
import { least } from "../parameter";
import { rule } from "../rule";

/** Small parts of IPv6 through which everybody with an IPv4 address can come: Teredo, 6to4, NAT64, mapped addresses. */
const EVERYBODY = AddressSet.ofBlocks(["2001::/32", "2002::/16", "64:ff9b::/96", "::ffff:0:0/96"])!;

export default rule({
  id: "allowed-ranges-are-small",
  title: "A list of allowed ranges names particular places",
  severity: "critical",
  over: "addressList",
  parameters: {
    ipv4Prefix: least(16, "A list covers no more of IPv4 than a block of this prefix length, however it is cut."),
    ipv6Prefix: least(32, "A list covers no more of IPv6 than a block of this prefix length, however it is cut."),
  },
  holds: ({ addresses }, { ipv4Prefix, ipv6Prefix }) =>
    all(
      test(
        addresses,
        `no more IPv4 addresses than a /${ipv4Prefix}`,
        ({ ipv4 }) => ipv4.size <= sizeOf(32, ipv4Prefix),
      ),
      test(
        addresses,
        `no more IPv6 addresses than a /${ipv6Prefix}`,
        ({ ipv6 }) => ipv6.size <= sizeOf(128, ipv6Prefix),
      ),
      keepsOutOf(addresses, EVERYBODY, "ranges that hold everybody's IPv4 address"),
    ),
  fix: { aws: "Take large blocks out of the prefix list.", azure: "Take large prefixes out of the IP group." },
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html",
});

function sizeOf(bits: number, prefix: number): bigint {
  return prefix > bits ? 0n : 1n << BigInt(bits - prefix);
}
