import fc from "fast-check";
import { defaultMaximumShare, validateRanges, type AllowedRange } from "../../../components/model/access-share";
import { addressesCovered, addressShare, unionOf } from "../../../components/model/address-set";
import { blockSize, formatBlock, parseBlock, type IpBlock } from "../../../components/model/ip-block";
import { blockArbitrary, messageOf } from "./arbitraries";

const ranges = (...cidrs: string[]): AllowedRange[] => cidrs.map((cidr, index) => ({ name: `place ${index}`, cidr }));
const refusal = (...cidrs: string[]) => {
  const message = messageOf(() => validateRanges(ranges(...cidrs)));
  expect(message).toMatch(/^ranges.*; accepted (is|are) /);
  expect(message).not.toContain("\n");
  return message;
};

describe("the union of blocks", () => {
  const smallBlocks = fc.array(
    blockArbitrary("ipv4", 22).map((block) => {
      const first = 0x0a000000n + (block.first & 0x7ffn);
      return { ...block, first, last: first + blockSize(block) - 1n };
    }),
    { maxLength: 8 },
  );

  it("holds exactly the addresses that a block holds", () => {
    fc.assert(
      fc.property(smallBlocks, (blocks) => {
        const addresses = new Set<bigint>();
        for (const { first, last } of blocks) {
          for (let address = first; address <= last; address++) {
            addresses.add(address);
          }
        }
        const spans = unionOf(blocks);
        expect(addressesCovered(blocks, "ipv4")).toBe(BigInt(addresses.size));
        for (const span of spans) {
          expect(addresses.has(span.first) && addresses.has(span.last)).toBe(true);
          expect(addresses.has(span.first - 1n) || addresses.has(span.last + 1n)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  const someBlocks = fc.array(fc.oneof(blockArbitrary("ipv4"), blockArbitrary("ipv6")), { maxLength: 10 });
  const families = ["ipv4", "ipv6"] as const;

  it("grows with every block, by no more than the block", () => {
    fc.assert(
      fc.property(someBlocks, fc.oneof(blockArbitrary("ipv4"), blockArbitrary("ipv6")), (blocks, more) => {
        for (const family of families) {
          const before = addressesCovered(blocks, family);
          const after = addressesCovered([...blocks, more], family);
          expect(after).toBeGreaterThanOrEqual(before);
          expect(after - before).toBeLessThanOrEqual(more.family === family ? blockSize(more) : 0n);
        }
      }),
    );
  });

  it("does not care for order, repetition or how a block is split", () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const halves = blocks.flatMap((block) => (blockSize(block) > 1n ? split(block) : [block]));
        for (const family of families) {
          const covered = addressesCovered(blocks, family);
          expect(addressesCovered([...halves].reverse(), family)).toBe(covered);
          expect(addressesCovered([...blocks, ...halves, ...blocks], family)).toBe(covered);
        }
      }),
    );
  });

  it("leaves the blocks as they are", () => {
    const blocks = Object.freeze([parseBlock("x", "10.0.0.0/24"), parseBlock("x", "10.0.1.0/24")].map(Object.freeze));
    expect(unionOf(blocks as IpBlock[])).toEqual([{ first: 0x0a000000n, last: 0x0a0001ffn }]);
    expect(blocks).toEqual([parseBlock("x", "10.0.0.0/24"), parseBlock("x", "10.0.1.0/24")]);
  });

  it.each([
    [["0.0.0.0/0"], 1, 0],
    [["0.0.0.0/1", "128.0.0.0/1"], 1, 0],
    [["0.0.0.0/1", "0.0.0.0/2", "10.0.0.0/8"], 0.5, 0],
    [["::/0", "0.0.0.0/2"], 0.25, 1],
    [["2000::/3"], 0, 0.125],
    [[], 0, 0],
  ])("of %j is %d of IPv4 and %d of IPv6", (cidrs, ipv4, ipv6) => {
    expect(addressShare(cidrs, "ipv4")).toBe(ipv4);
    expect(addressShare(cidrs, "ipv6")).toBe(ipv6);
  });
});

describe("validateRanges", () => {
  it("accepts particular places and writes them canonically", () => {
    const given = [
      { name: "London office", cidr: "203.0.113.0/24" },
      { name: "London office", cidr: "2001:DB8:0:0::/48" },
      { name: "Ines at home", cidr: "198.51.100.7/32" },
      { name: "VPN", cidr: "10.20.0.0/24" },
      { name: "VPN", cidr: "fd12:3456::/48" },
    ];
    expect(validateRanges(given)).toEqual([
      { name: "London office", cidr: "203.0.113.0/24", family: "ipv4" },
      { name: "London office", cidr: "2001:db8::/48", family: "ipv6" },
      { name: "Ines at home", cidr: "198.51.100.7/32", family: "ipv4" },
      { name: "VPN", cidr: "10.20.0.0/24", family: "ipv4" },
      { name: "VPN", cidr: "fd12:3456::/48", family: "ipv6" },
    ]);
    expect(validateRanges([])).toEqual([]);
  });

  it("accepts as much as a /16 and a /32, and not an address more", () => {
    expect(defaultMaximumShare).toEqual({ ipv4: 1 / 65536, ipv6: 1 / 4294967296 });
    expect(validateRanges(ranges("11.0.0.0/17", "12.0.0.0/17", "2001:db8::/33", "2a00::/33"))).toHaveLength(4);
    expect(refusal("11.0.0.0/17", "12.0.0.0/17", "13.0.0.0/32")).toBe(
      "ranges: place 0 11.0.0.0/17, place 1 12.0.0.0/17, place 2 13.0.0.0/32 cover 1/65535 of IPv4; " +
        "accepted are ranges that cover at most 1/65536 of IPv4 together (about a /16)",
    );
    expect(refusal("2001:db8::/33", "2a00::/33", "2a01::/128")).toContain(
      "place 2 2a01::/128 cover 1/4294967296 of IPv6",
    );
  });

  it("counts an address once, however often it is given", () => {
    expect(validateRanges(ranges("11.0.0.0/16", "11.0.0.0/17", "11.0.3.0/24"))).toHaveLength(3);
  });

  it.each([
    ["0.0.0.0/0", "IPv4", "1/65536", 16],
    ["::/0", "IPv6", "1/4294967296", 32],
  ])("refuses %s, and says what it is", (cidr, family, share, length) => {
    const rest = `accepted are ranges that cover at most ${share} of ${family} together (about a /${length})`;
    expect(refusal(cidr)).toBe(`ranges.place 0: ${cidr} is the whole internet; ${rest}`);
    expect(() => validateRanges(ranges(cidr), { ipv4: 0.999, ipv6: 0.999 })).toThrow("is the whole internet");
  });

  it.each([
    [["0.0.0.0/1", "128.0.0.0/1"], "place 0 0.0.0.0/1 cover 50 % of IPv4"],
    [["::/1", "8000::/1"], "place 0 ::/1 cover 50 % of IPv6"],
    [["11.0.0.0/8"], "place 0 11.0.0.0/8 cover 1/256 of IPv4"],
    [["10.0.0.0/8"], "place 0 10.0.0.0/8 cover 1/256 of IPv4"],
    [["2000::/3"], "place 0 2000::/3 cover 12.5 % of IPv6"],
    [["11.0.0.0/16", "203.0.113.0/24"], "place 0 11.0.0.0/16, place 1 203.0.113.0/24 cover 1/65281 of IPv4"],
  ])("refuses %j as too much", (cidrs, message) => {
    expect(refusal(...cidrs)).toContain(message);
  });

  it("refuses the internet in any number of pieces, under any share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.double({ min: 1e-9, max: 0.8, noNaN: true }), (length, share) => {
        const size = 2n ** BigInt(32 - length);
        const pieces = Array.from({ length: 2 ** length }, (_, index) =>
          formatBlock({ family: "ipv4", first: BigInt(index) * size, length }),
        );
        expect(() => validateRanges(ranges(...pieces), { ipv4: share })).toThrow(/cover|no place to come from/);
      }),
    );
  });

  it("never accepts more than the share, and never refuses for too much what is within it", () => {
    const blocks = fc.uniqueArray(blockArbitrary("ipv4", 8, 24), { minLength: 1, maxLength: 6, selector: formatBlock });
    fc.assert(
      fc.property(blocks, fc.integer({ min: 4, max: 20 }), (some, exponent) => {
        const inEleven = some.filter(({ first }) => first >> 24n > 0n && first >> 24n < 127n);
        fc.pre(inEleven.length > 0);
        const share = 2 ** -exponent;
        const check = () => validateRanges(ranges(...inEleven.map(formatBlock)), { ipv4: share });
        if (addressesCovered(inEleven, "ipv4") <= 2n ** BigInt(32 - exponent)) {
          expect(check()).toHaveLength(inEleven.length);
        } else {
          expect(check).toThrow(" of IPv4; accepted are ranges that cover at most ");
        }
      }),
    );
  });

  it.each([
    ["0.1.2.0/24", "this network"],
    ["127.0.0.1/32", "loopback"],
    ["169.254.169.254/32", "link-local"],
    ["224.0.0.1/32", "multicast"],
    ["255.255.255.255/32", "reserved"],
    ["2001::/48", "Teredo: anybody's IPv4 address"],
    ["2002:cb00:7100::/48", "6to4: anybody's IPv4 address"],
    ["::1/128", "neither global nor unique local unicast"],
    ["::ffff:0:0/96", "neither global nor unique local unicast"],
    ["64:ff9b::/96", "neither global nor unique local unicast"],
    ["fe80::/64", "neither global nor unique local unicast"],
    ["ff02::1/128", "neither global nor unique local unicast"],
  ])("refuses %s as no place to come from (%s)", (cidr, reason) => {
    expect(refusal(cidr)).toBe(
      `ranges.place 0: ${cidr} is no place to come from (${reason}); accepted are public or private ranges`,
    );
  });

  it.each([
    ["203.0.113.9/24", '"203.0.113.9/24" has bits set beyond /24; the block is 203.0.113.0/24'],
    ["2001:db8::1/48", "the block is 2001:db8::/48"],
    ["203.0.113.0", '"203.0.113.0" is not a CIDR block; accepted is one such as 203.0.113.0/24 or 2001:db8::/32'],
    ["203.0.113.0/33", "is not a CIDR block"],
    ["office.example.org", "is not a CIDR block"],
    ["", '"" is not a CIDR block'],
  ])("refuses %j and names the range", (cidr, message) => {
    const full = messageOf(() => validateRanges([{ name: "Paris", cidr }]));
    expect(full.startsWith("ranges.Paris: ")).toBe(true);
    expect(full).toContain(message);
  });

  it("refuses a range that is there twice, in whatever spelling, and a name with two ranges of a family", () => {
    expect(refusal("2001:db8::/48", "2001:0DB8:0::/48")).toBe(
      "ranges.place 1: 2001:0DB8:0::/48 is already the range of place 0; accepted is each range once",
    );
    const named = ["203.0.113.0/25", "203.0.113.128/25"].map((cidr) => ({ name: "Paris", cidr }));
    expect(() => validateRanges(named)).toThrow(
      "ranges.Paris: 203.0.113.128/25 is its second IPv4 range; accepted is one of each family",
    );
  });

  it.each(["", "  ", "a\nb", "x".repeat(256)])("refuses the name %j", (name) => {
    expect(() => validateRanges([{ name, cidr: "203.0.113.0/24" }])).toThrow(
      `ranges: ${JSON.stringify(name)} names no place; accepted is a line of 1 to 255 characters`,
    );
  });

  it.each([0, 1, -0.5, 2, NaN])("refuses %d as the maximum share", (share) => {
    const message = `maximumShare.ipv6: ${share}; accepted is a number above 0 and below 1`;
    expect(() => validateRanges([], { ipv6: share })).toThrow(message);
  });

  it("takes the default where a share is left out or undefined", () => {
    expect(() => validateRanges(ranges("11.0.0.0/15"), { ipv4: undefined, ipv6: 0.5 })).toThrow(
      "at most 1/65536 of IPv4",
    );
    expect(validateRanges(ranges("11.0.0.0/15"), { ipv4: 1 / 2 ** 15 })).toHaveLength(1);
  });
});

function split({ family, first, last, length }: IpBlock): IpBlock[] {
  const middle = first + (last - first + 1n) / 2n;
  return [
    { family, first, last: middle - 1n, length: length + 1 },
    { family, first: middle, last, length: length + 1 },
  ];
}
