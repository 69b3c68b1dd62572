import fc from "fast-check";
import { AddressSet, INTERNET } from "../../../policy-pack/network/addresses";

const set = (...blocks: string[]) => {
  const found = AddressSet.ofBlocks(blocks);
  if (!found) throw new Error(`no blocks: ${blocks.join(", ")}`);
  return found;
};

describe("against a naive model of the last eight bits", () => {
  // 10.0.0.0/24 or 2001:db8::/120: blocks of it are aligned runs of members.
  const block = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 8 }), fc.boolean());
  const blocks = fc.array(block, { maxLength: 5 });
  type Written = [number, number, boolean][];

  const text = ([host, bits, v6]: [number, number, boolean]) =>
    v6 ? `2001:db8::${host.toString(16)}/${120 + bits}` : `10.0.0.${host}/${24 + bits}`;
  const everyAddress = [false, true].flatMap((v6) => Array.from({ length: 256 }, (_, host) => ({ host, v6 })));
  const naive = (written: Written) =>
    everyAddress.filter((one) =>
      written.some(([host, bits, v6]) => one.v6 === v6 && host >> (8 - bits) === one.host >> (8 - bits)),
    );
  const of = (written: Written) => set(...written.map(text));
  const single = ({ host, v6 }: { host: number; v6: boolean }) => set(text([host, 8, v6]));
  const members = (addresses: AddressSet) => everyAddress.filter((one) => single(one).within(addresses));

  test.each(["union", "intersect", "without"] as const)("%s", (operation) => {
    const expected = (a: Written, b: Written) => {
      const [left, right] = [naive(a), naive(b)];
      if (operation === "union") return everyAddress.filter((one) => left.includes(one) || right.includes(one));
      return left.filter((one) => right.includes(one) === (operation === "intersect"));
    };
    fc.assert(
      fc.property(blocks, blocks, (a, b) => expect(members(of(a)[operation](of(b)))).toEqual(expected(a, b))),
      { numRuns: 30 },
    );
  });

  test("within and overlaps", () => {
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        const right = naive(b);
        expect(of(a).within(of(b))).toBe(naive(a).every((one) => right.includes(one)));
        expect(of(a).overlaps(of(b))).toBe(naive(a).some((one) => right.includes(one)));
        expect(of(a).isEmpty).toBe(a.length === 0);
      }),
    );
  });

  test("is written so that it can be read again where every range is a block", () => {
    fc.assert(
      fc.property(blocks, (a) => {
        const written = String(of(a));
        if (a.length === 0) expect(written).toBe("no address");
        else if (!written.includes("–")) expect(String(set(...written.split(", ")))).toBe(written);
      }),
    );
  });
});

describe("a set of blocks", () => {
  test("is whole when its halves are there", () => {
    expect(set("0.0.0.0/0").within(set("0.0.0.0/1", "128.0.0.0/1"))).toBe(true);
    expect(set("::/0").within(set("::/1", "8000::/1"))).toBe(true);
    expect(String(set("10.0.0.0/9", "10.128.0.0/9"))).toBe("10.0.0.0/8");
  });

  test("keeps the families apart", () => {
    expect(set("::/0").overlaps(set("0.0.0.0/0"))).toBe(false);
    expect(String(set("0.0.0.0/0", "::/0"))).toBe("0.0.0.0/0, ::/0");
  });

  test("takes a block by its network, whatever host is written", () => {
    expect(String(set("10.1.2.3/8"))).toBe("10.0.0.0/8");
    expect(String(set("2001:db8::1"))).toBe("2001:db8::1/128");
    expect(String(set("192.0.2.7"))).toBe("192.0.2.7/32");
  });

  test("writes what is no block as first and last", () => {
    expect(String(set("192.0.2.1/32", "192.0.2.2/31"))).toBe("192.0.2.1–192.0.2.3");
  });

  test.each([
    "",
    "any",
    "10.0.0.0/33",
    "10.0.0/8/8",
    "::/129",
    "300.0.0.1/8",
    "sg-1234",
    "10.0.0.0/-1",
    "/0",
    "10.0.0.0/",
  ])("is refused for %j", (block) => expect(AddressSet.ofBlocks([block])).toBeUndefined());

  test("one text that is no block spoils the set, so that nothing is overlooked", () => {
    expect(AddressSet.ofBlocks(["10.0.0.0/8", "everywhere"])).toBeUndefined();
  });
});

describe("the internet", () => {
  test.each(["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "8.8.8.8/32", "::/0", "2000::/3", "2001:4860:4860::8888/128"])(
    "has strangers in %s",
    (block) => expect(INTERNET.overlaps(set(block))).toBe(true),
  );

  test.each([
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.1/32",
    "169.254.169.254/32",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "255.255.255.255/32",
    "::1/128",
    "fd00::/8",
    "fe80::/10",
    "ff00::/8",
  ])("has none in %s", (block) => expect(INTERNET.overlaps(set(block))).toBe(false));
});
