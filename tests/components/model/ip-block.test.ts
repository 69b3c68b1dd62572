import fc from "fast-check";
import { addressBits, blockSize, containsBlock, formatBlock, parseBlock } from "../../../components/model/ip-block";
import { anyBlock, messageOf } from "./arbitraries";

describe("parseBlock", () => {
  it("reads what formatBlock writes", () => {
    fc.assert(fc.property(anyBlock, (block) => expect(parseBlock("x", formatBlock(block))).toEqual(block)));
  });

  it("knows first, last and size", () => {
    expect(parseBlock("x", "10.1.2.0/23")).toEqual({
      family: "ipv4",
      first: 0x0a010200n,
      last: 0x0a0103ffn,
      length: 23,
    });
    expect(blockSize(parseBlock("x", "0.0.0.0/0"))).toBe(2n ** 32n);
    expect(blockSize(parseBlock("x", "::/0"))).toBe(2n ** 128n);
    expect(blockSize(parseBlock("x", "2001:db8::1/128"))).toBe(1n);
  });

  it.each([
    ["2001:DB8:0:0:0:0:0:0/32", "2001:db8::/32"],
    ["2001:db8:0:1:0:0:0:0/64", "2001:db8:0:1::/64"],
    ["::ffff:0.0.0.0/96", "::ffff:0:0/96"],
  ])("writes %s canonically as %s", (text, canonical) => {
    expect(formatBlock(parseBlock("x", text))).toBe(canonical);
  });

  it.each([
    "",
    "office",
    "10.0.0.0",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/08",
    "10.0.0.0/8.0",
    "10.0.0/8",
    "10/8",
    "010.0.0.0/8",
    "10.0.0.00/8",
    "0x0a.0.0.0/8",
    "167772160/8",
    "10.0.0.256/32",
    " 10.0.0.0/8",
    "10.0.0.0/8 ",
    "10.0.0.0/8\n",
    "10.0.0.0/255.0.0.0",
    "::/129",
    "fe80::%eth0/64",
    "2001:db8:::/32",
    "2001:db8::g/128",
  ])("refuses %j as no CIDR", (text) => {
    expect(messageOf(() => parseBlock("lists.office", text))).toBe(
      `lists.office: ${JSON.stringify(text)} is not a CIDR block; accepted is one such as 203.0.113.0/24 or 2001:db8::/32`,
    );
  });

  it("refuses host bits and shows the block that was meant", () => {
    expect(() => parseBlock("x", "10.0.0.1/16")).toThrow(
      'x: "10.0.0.1/16" has bits set beyond /16; the block is 10.0.0.0/16',
    );
    expect(() => parseBlock("x", "2001:db8::1/32")).toThrow("the block is 2001:db8::/32");
  });

  it("refuses every address that is not its block's first", () => {
    fc.assert(
      fc.property(anyBlock, fc.bigInt(1n, 2n ** 128n), (block, n) => {
        const size = blockSize(block);
        fc.pre(size > 1n);
        const inside = { ...block, first: block.first + 1n + (n % (size - 1n)), length: addressBits[block.family] };
        const text = formatBlock(inside).replace(/\/\d+$/, `/${block.length}`);
        expect(messageOf(() => parseBlock("x", text))).toContain(`the block is ${formatBlock(block)}`);
      }),
    );
  });
});

describe("containsBlock", () => {
  it.each([
    ["10.0.0.0/8", "10.255.255.255/32", true],
    ["10.0.0.0/8", "10.0.0.0/8", true],
    ["10.0.0.0/8", "10.0.0.0/7", false],
    ["10.0.0.0/8", "11.0.0.0/8", false],
    ["::/0", "10.0.0.0/8", false],
  ])("%s contains %s: %s", (outer, inner, expected) => {
    expect(containsBlock(parseBlock("x", outer), parseBlock("x", inner))).toBe(expected);
  });
});
