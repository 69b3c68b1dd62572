import fc from "fast-check";
import { planNetwork } from "../../../../components/aws/network/plan";
import { ipv6Subnet } from "../../../../components/model/address-plan";
import { containsBlock, parseBlock } from "../../../../components/model/ip-block";
import { tiers } from "../../../../components/model/tier";

const ipv6Network = "2001:db8:20::/56";
const zones = fc.uniqueArray(
  fc.constantFrom(..."abcdefgh").map((letter) => `eu-west-2${letter}`),
  { minLength: 2 },
);
const ipv4Blocks = fc.constantFrom("10.20.0.0/16", "172.16.0.0/16", "10.9.128.0/18", "192.168.4.0/22");
const within = (outer: string, inner: string) => containsBlock(parseBlock("outer", outer), parseBlock("inner", inner));

describe("planNetwork", () => {
  it("puts every subnet into the block of its tier and of no other, over both families", () => {
    fc.assert(
      fc.property(ipv4Blocks, zones, fc.boolean(), (block, names, firewall) => {
        const plan = planNetwork(block, names, firewall);
        for (const { row, ipv4Block, ipv6Index } of plan.subnets) {
          const ipv6Block = ipv6Subnet(ipv6Network, ipv6Index);
          const containing = tiers.filter((tier) => within(plan.blocks[tier].ipv4, ipv4Block));
          const containingIpv6 = tiers.filter((tier) => within(plan.blocks[tier].ipv6(ipv6Network), ipv6Block));
          const expected = row === "firewall" || row === "nat" ? [] : [row];
          expect(containing).toEqual(expected);
          expect(containingIpv6).toEqual(expected);
        }
      }),
    );
  });

  it("never gives an address twice, and none outside the network", () => {
    fc.assert(
      fc.property(ipv4Blocks, zones, (block, names) => {
        const { subnets } = planNetwork(block, names, true);
        expect(subnets).toHaveLength(6 * names.length);
        expect(new Set(subnets.map(({ ipv6Index }) => ipv6Index)).size).toBe(subnets.length);
        const read = subnets.map(({ ipv4Block }) => parseBlock("subnet", ipv4Block));
        for (const [index, one] of read.entries()) {
          expect(containsBlock(parseBlock("network", block), one)).toBe(true);
          expect(read.some((other, at) => at !== index && other.first <= one.last && one.first <= other.last)).toBe(
            false,
          );
        }
      }),
    );
  });

  it("moves no subnet and no tier when a zone or the firewall is added", () => {
    fc.assert(
      fc.property(ipv4Blocks, zones, zones, (block, some, others) => {
        const before = planNetwork(block, some, false);
        const after = planNetwork(block, [...new Set([...others, ...some])], true);
        expect(after.subnets).toEqual(expect.arrayContaining(before.subnets));
        for (const tier of tiers) {
          expect(after.blocks[tier].ipv4).toBe(before.blocks[tier].ipv4);
          expect(after.blocks[tier].ipv6(ipv6Network)).toBe(before.blocks[tier].ipv6(ipv6Network));
        }
      }),
    );
  });

  it("gives London's tiers an eighth of the network each", () => {
    const { blocks, zones: ordered } = planNetwork("10.20.0.0/16", ["eu-west-2b", "eu-west-2a"], false);
    expect(ordered).toEqual(["eu-west-2a", "eu-west-2b"]);
    expect(tiers.map((tier) => blocks[tier].ipv4)).toEqual([
      "10.20.0.0/19",
      "10.20.32.0/19",
      "10.20.64.0/19",
      "10.20.96.0/19",
    ]);
    expect(blocks.data.ipv6(ipv6Network)).toBe("2001:db8:20:18::/61");
  });
});
