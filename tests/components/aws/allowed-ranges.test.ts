import { AllowedRanges, type AllowedRangesArgs } from "../../../components/aws/allowed-ranges";
import { environment, graphOf, type Graph } from "../../support/graph-of";

const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const office = { name: "London office", cidr: "203.0.113.0/24" };
const officeIpv6 = { name: "London office", cidr: "2001:db8:1::/48" };

async function rangesGraph(args: Partial<AllowedRangesArgs> = {}): Promise<Graph> {
  return graphOf(() => new AllowedRanges("operators", { environment, ranges: [office], ...args }));
}

describe("AllowedRanges", () => {
  it("makes a prefix list for each address family", async () => {
    const graph = await rangesGraph({ ranges: [officeIpv6, office] });
    expect(graph.named("operators-ipv4").inputs).toMatchObject({
      name: "lamplight-production-operators-ipv4",
      addressFamily: "IPv4",
      entries: [{ cidr: "203.0.113.0/24", description: "London office" }],
    });
    expect(graph.named("operators-ipv6").inputs).toMatchObject({
      name: "lamplight-production-operators-ipv6",
      addressFamily: "IPv6",
      entries: [{ cidr: "2001:db8:1::/48", description: "London office" }],
    });
    for (const list of graph.all(LIST)) {
      expect(list.parent).toBe(graph.only("hosting:aws:AllowedRanges").urn);
      expect(list.at("tags", "owner")).toBe(environment.owner);
    }
  });

  it.each([
    ["ipv4", office, ["operators-ipv4"]],
    ["ipv6", officeIpv6, ["operators-ipv6"]],
  ])("makes only the list of %s when there is no other range", async (_, range, names) => {
    let ranges: AllowedRanges | undefined;
    const graph = await graphOf(() => {
      ranges = new AllowedRanges("operators", { environment, ranges: [range] });
    });
    expect(graph.all(LIST).map(({ name }) => name)).toEqual(names);
    expect([ranges?.ipv4PrefixListId !== undefined, ranges?.ipv6PrefixListId !== undefined]).toEqual([
      range === office,
      range === officeIpv6,
    ]);
  });

  it("sorts the entries, so that their order in the configuration changes nothing", async () => {
    const ranges = [
      { name: "c", cidr: "203.0.113.0/24" },
      { name: "a", cidr: "198.51.100.7/32" },
      { name: "b", cidr: "192.0.2.0/25" },
    ];
    const [one, other] = await Promise.all([ranges, ranges.toReversed()].map((each) => rangesGraph({ ranges: each })));
    expect(one?.only(LIST).inputs).toEqual(other?.only(LIST).inputs);
    expect(one?.only(LIST).at("entries", 0, "cidr")).toBe("192.0.2.0/25");
  });

  it.each([
    [1, 5],
    [5, 5],
    [6, 10],
  ])("gives %i entries a list of %i", async (count, size) => {
    const ranges = Array.from({ length: count }, (_, index) => ({
      name: `host ${index}`,
      cidr: `203.0.113.${index}/32`,
    }));
    expect((await rangesGraph({ ranges })).only(LIST).inputs.maxEntries).toBe(size);
  });

  it("accepts more of the internet where that is written out", async () => {
    const ranges = [{ name: "provider", cidr: "198.0.0.0/12" }];
    await expect(rangesGraph({ ranges })).rejects.toThrow(/ranges: provider 198\.0\.0\.0\/12 cover/);
    const graph = await rangesGraph({ ranges, maximumShare: { ipv4: 1 / 2 ** 12 } });
    expect(graph.only(LIST).at("entries", 0, "cidr")).toBe("198.0.0.0/12");
  });

  it.each<[string, Partial<AllowedRangesArgs>, RegExp]>([
    ["no range", { ranges: [] }, /ranges: received none; accepted is at least one place/],
    [
      "the internet",
      { ranges: [{ name: "all", cidr: "0.0.0.0/0" }] },
      /ranges\.all: 0\.0\.0\.0\/0 is the whole internet/,
    ],
    ["the internet over IPv6", { ranges: [{ name: "all", cidr: "::/0" }] }, /ranges\.all: ::\/0 is the whole internet/],
    [
      "the internet in two halves",
      {
        ranges: [
          { name: "low", cidr: "0.0.0.0/1" },
          { name: "high", cidr: "128.0.0.0/1" },
        ],
      },
      /ranges/,
    ],
    [
      "many ranges that are too much together",
      {
        ranges: Array.from({ length: 3 }, (_, index) => ({ name: `part ${index}`, cidr: `20.${index}.0.0/17` })),
      },
      /ranges: part 0 20\.0\.0\.0\/17, part 1 .* cover/,
    ],
    ["bits beyond the prefix", { ranges: [{ name: "office", cidr: "203.0.113.7/24" }] }, /ranges\.office: .*bits set/],
    [
      "what is no range",
      { ranges: [{ name: "office", cidr: "office" }] },
      /ranges\.office: "office" is not a CIDR block/,
    ],
  ])("refuses %s", async (_, args, message) => {
    await expect(rangesGraph(args)).rejects.toThrow(message);
  });
});
