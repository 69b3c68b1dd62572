import fc from "fast-check";
import { ipv6Subnet, planAddresses, type AddressPlanArgs } from "../../../components/model/address-plan";
import { blockSize, containsBlock, formatBlock, parseBlock, type IpBlock } from "../../../components/model/ip-block";
import { tiers, type Tier } from "../../../components/model/tier";
import { blockArbitrary, messageOf } from "./arbitraries";

const letters = [..."abcdefgh"].map((letter) => `eu-west-2${letter}`);
const someZones = fc.shuffledSubarray(letters, { minLength: 1 });
const someTiers = fc.shuffledSubarray([...tiers], { minLength: 1 });
const privateBlock = fc
  .tuple(fc.constantFrom("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"), fc.nat(), fc.nat(6))
  .map(([text, n, extra]) => {
    const outer = parseBlock("x", text);
    const length = 16 + extra;
    const size = 2n ** BigInt(32 - length);
    const first = outer.first + (BigInt(n) % (blockSize(outer) / size)) * size;
    return formatBlock({ family: "ipv4", first, length });
  });
const someArgs: fc.Arbitrary<AddressPlanArgs> = fc.record({
  ipv4Block: privateBlock,
  tiers: someTiers,
  zones: someZones,
});
const london: AddressPlanArgs = {
  ipv4Block: "10.0.0.0/16",
  tiers,
  zones: ["eu-west-2a", "eu-west-2b", "eu-west-2c"],
};

const blockOf = (text: string) => parseBlock("x", text);
const overlap = (a: IpBlock, b: IpBlock) => a.first <= b.last && b.first <= a.last;
const byPlace = (args: AddressPlanArgs) =>
  new Map(planAddresses(args).subnets.map((subnet) => [`${subnet.tier} ${subnet.zone}`, subnet]));

describe("planAddresses", () => {
  it("gives these addresses for ever: a change here replaces the subnets of running networks", () => {
    expect(planAddresses(london).subnets.map((s) => `${s.tier} ${s.zone} ${s.ipv4Block} ${s.ipv6Index}`)).toEqual([
      "public eu-west-2a 10.0.0.0/22 0",
      "public eu-west-2b 10.0.4.0/22 1",
      "public eu-west-2c 10.0.8.0/22 2",
      "admin eu-west-2a 10.0.32.0/22 8",
      "admin eu-west-2b 10.0.36.0/22 9",
      "admin eu-west-2c 10.0.40.0/22 10",
      "app eu-west-2a 10.0.64.0/22 16",
      "app eu-west-2b 10.0.68.0/22 17",
      "app eu-west-2c 10.0.72.0/22 18",
      "data eu-west-2a 10.0.96.0/22 24",
      "data eu-west-2b 10.0.100.0/22 25",
      "data eu-west-2c 10.0.104.0/22 26",
    ]);
  });

  it("keeps the order of tiers, on which the addresses rest, and room for more", () => {
    expect(tiers.slice(0, 4)).toEqual(["public", "admin", "app", "data"]);
    expect(tiers.length).toBeLessThanOrEqual(8);
  });

  it("plans one subnet for each tier and zone, as they were given", () => {
    fc.assert(
      fc.property(someArgs, (args) => {
        const wanted = args.tiers.flatMap((tier) => args.zones.map((zone) => `${tier} ${zone}`));
        const planned = planAddresses(args).subnets.map(({ tier, zone }) => `${tier} ${zone}`);
        expect([...planned].sort()).toEqual([...wanted].sort());
      }),
    );
  });

  it("plans subnets inside the block, all of one size that AWS takes, none over another", () => {
    fc.assert(
      fc.property(someArgs, (args) => {
        const blocks = planAddresses(args).subnets.map((subnet) => blockOf(subnet.ipv4Block));
        blocks.forEach((block, index) => {
          expect(containsBlock(blockOf(args.ipv4Block), block)).toBe(true);
          expect(block.length).toBe(blockOf(args.ipv4Block).length + 6);
          expect(block.length).toBeLessThanOrEqual(28);
          expect(blocks.slice(index + 1).filter((other) => overlap(block, other))).toEqual([]);
        });
      }),
    );
  });

  it("plans distinct IPv6 indices that fit a /58", () => {
    fc.assert(
      fc.property(someArgs, (args) => {
        const indices = planAddresses(args).subnets.map(({ ipv6Index }) => ipv6Index);
        expect(new Set(indices).size).toBe(indices.length);
        expect(Math.min(...indices)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...indices)).toBeLessThan(64);
      }),
    );
  });

  it("renumbers nothing when zones and tiers are added or taken away", () => {
    fc.assert(
      fc.property(someArgs, someZones, someTiers, (args, zones, moreTiers) => {
        const before = byPlace(args);
        const after = byPlace({
          ...args,
          zones: [...new Set([...zones, ...args.zones])],
          tiers: [...new Set([...moreTiers, ...args.tiers])],
        });
        for (const [place, subnet] of before) {
          expect(after.get(place)).toEqual(subnet);
        }
      }),
    );
  });

  it("does not care for the order of zones and tiers", () => {
    fc.assert(
      fc.property(someArgs, (args) => {
        const sorted = { ...args, zones: [...args.zones].sort(), tiers: tiers.filter((t) => args.tiers.includes(t)) };
        expect(planAddresses(args)).toEqual(planAddresses(sorted));
      }),
    );
  });

  it("gives zones the same place however they are named", () => {
    const places = (zones: string[]) =>
      planAddresses({ ...london, zones }).subnets.map(({ ipv4Block, ipv6Index }) => `${ipv4Block} ${ipv6Index}`);
    expect(places(["a", "c"])).toEqual(places(["eu-west-2a", "eu-west-2c"]));
    expect(places(["1", "3"])).toEqual(places(["eu-west-2a", "eu-west-2c"]));
    expect(places(["us-gov-west-1b"])).toEqual(places(["b"]));
  });

  it("makes subnets as small as wanted, from the block's start", () => {
    const { subnets } = planAddresses({ ...london, tiers: ["admin"], zones: ["eu-west-2b"], subnetBits: 24 });
    expect(subnets).toEqual([{ tier: "admin", zone: "eu-west-2b", ipv4Block: "10.0.9.0/24", ipv6Index: 9 }]);
  });

  it("fills the smallest block with /28 subnets", () => {
    const subnets = planAddresses({ ipv4Block: "192.168.4.0/22", tiers: ["data"], zones: ["h"] }).subnets;
    expect(subnets[0]?.ipv4Block).toBe("192.168.5.240/28");
  });
});

describe("planAddresses refuses", () => {
  const refusal = (change: Partial<AddressPlanArgs>) => messageOf(() => planAddresses({ ...london, ...change }));

  it.each([
    ["10.0.0.0/24", "cannot hold 64 subnets of at least /28; the smallest that fits is /22, for example 10.0.0.0/22"],
    ["10.7.9.16/28", "cannot hold 64 subnets of at least /28; the smallest that fits is /22, for example 10.7.8.0/22"],
    ["10.0.0.0/8", "is no size that a VPC can have (/16 to /28); accepted is a private IPv4 block from /16 to /22"],
    ["10.0.0.0/29", "is no size that a VPC can have"],
    ["0.0.0.0/0", "is no size that a VPC can have"],
    ["10.0.3.0/16", "has bits set beyond /16; the block is 10.0.0.0/16"],
    ["203.0.0.0/16", "is not private; accepted is a block inside 10.0.0.0/8, 172.16.0.0/12"],
    ["172.32.0.0/16", "is not private"],
    ["127.0.0.0/16", "is not private"],
    ["2001:db8::/32", "is IPv6; accepted is a private IPv4 block from /16 to /22, such as 10.0.0.0/16"],
    ["ten", "is not a CIDR block"],
  ])("the block %s: it %s", (ipv4Block, reason) => {
    const message = refusal({ ipv4Block });
    expect(message).toMatch(/^ipv4Block: /);
    expect(message).toContain(ipv4Block);
    expect(message).toContain(reason);
    expect(message).not.toContain("\n");
  });

  it("every block that is too small, and the one it offers instead works and holds it", () => {
    fc.assert(
      fc.property(blockArbitrary("ipv4", 23, 28), (block) => {
        const inTen = { ...block, first: 0x0a000000n + (block.first & 0xffffffn) };
        const message = refusal({ ipv4Block: formatBlock(inTen) });
        const offer = /for example (\S+)$/.exec(message)?.[1] ?? "";
        expect(planAddresses({ ...london, ipv4Block: offer }).subnets).toHaveLength(12);
        expect(blockOf(offer).first).toBeLessThanOrEqual(inTen.first);
        expect(blockOf(offer).last).toBeGreaterThan(inTen.first);
      }),
    );
  });

  it.each([
    [21, "subnetBits: 21 does not fit 10.0.0.0/16; its 64 subnets can be /22 to /28"],
    [29, "subnetBits: 29 does not fit 10.0.0.0/16; its 64 subnets can be /22 to /28"],
    [24.5, "subnetBits: 24.5 does not fit 10.0.0.0/16; its 64 subnets can be /22 to /28"],
    [NaN, "subnetBits: NaN does not fit"],
  ])("subnets of /%s", (subnetBits, message) => {
    expect(refusal({ subnetBits })).toContain(message);
  });

  it.each([
    [["eu-west-2a", "eu-west-2a"], 'zones: "eu-west-2a" and "eu-west-2a" are the same; accepted is each of them once'],
    [["eu-west-2a", "eu-west-1b"], "zones: eu-west-2a, eu-west-1b are not of one region"],
    [["a", "2"], "zones: a, 2 are not of one region; accepted are zones of one region, named alike"],
    [
      ["eu-west-2"],
      'zones: "eu-west-2" is unknown; accepted is a zone such as eu-west-2a, ending in a to h, or 1 to 8',
    ],
    [["eu-west-2i"], 'zones: "eu-west-2i" is unknown'],
    [["us-west-2-lax-1a"], 'zones: "us-west-2-lax-1a" is unknown'],
    [["9"], 'zones: "9" is unknown'],
    [[""], 'zones: "" is unknown'],
    [["eu-west-2a\n"], 'zones: "eu-west-2a\\n" is unknown'],
    [[], "zones: none was given; accepted is at least one"],
  ])("the zones %j", (zones, message) => {
    expect(refusal({ zones })).toContain(message);
  });

  it.each([
    [["app", "app"], 'tiers: "app" and "app" are the same'],
    [["web"], 'tiers: "web" is unknown; accepted are public, admin, app, data'],
    [[], "tiers: none was given"],
  ])("the tiers %j", (given, message) => {
    expect(refusal({ tiers: given as Tier[] })).toContain(message);
  });
});

describe("ipv6Subnet", () => {
  it.each([
    ["2001:db8:0:100::/56", 0, "2001:db8:0:100::/64"],
    ["2001:db8:0:100::/56", 26, "2001:db8:0:11a::/64"],
    ["2001:db8:0:100::/56", 255, "2001:db8:0:1ff::/64"],
    ["2001:db8:0:ff00::/60", 15, "2001:db8:0:ff0f::/64"],
    ["2001:db8:0:1::/64", 0, "2001:db8:0:1::/64"],
    ["fd00::/8", 2 ** 40, "fd00:100::/64"],
  ])("of %s, number %d, is %s", (block, index, expected) => {
    expect(ipv6Subnet(block, index)).toBe(expected);
  });

  it("cuts disjoint /64s, in order, that lie in the block", () => {
    const cut = blockArbitrary("ipv6", 44, 58);
    fc.assert(
      fc.property(cut, fc.nat(63), fc.nat(63), (block, a, b) => {
        const [one, two] = [a, b].map((index) => blockOf(ipv6Subnet(formatBlock(block), index))) as [IpBlock, IpBlock];
        expect(one.length).toBe(64);
        expect(containsBlock(block, one)).toBe(true);
        expect(two.first - one.first).toBe(BigInt(b - a) * 2n ** 64n);
      }),
    );
  });

  it.each([
    [
      "2001:db8:0:100::/56",
      256,
      "ipv6Block: 2001:db8:0:100::/56 has no /64 number 256; it holds 256, numbered 0 to 255",
    ],
    ["2001:db8:0:100::/56", -1, "has no /64 number -1"],
    ["2001:db8:0:100::/56", 1.5, "has no /64 number 1.5"],
    ["2001:db8:0:100::/56", NaN, "has no /64 number NaN"],
    ["2001:db8::/65", 0, 'ipv6Block: "2001:db8::/65" holds no /64; accepted is an IPv6 block of /64 or larger'],
    ["10.0.0.0/16", 0, 'ipv6Block: "10.0.0.0/16" holds no /64'],
    ["2001:db8::1/56", 0, "has bits set beyond /56"],
  ])("refuses %s number %d", (block, index, message) => {
    expect(messageOf(() => ipv6Subnet(block, index))).toContain(message);
  });
});
