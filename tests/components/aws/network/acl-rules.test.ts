import fc from "fast-check";
import { aclRules, type AclRules, type Peers } from "../../../../components/aws/network/acl-rules";
import { planNetwork, type SpareRow } from "../../../../components/aws/network/plan";
import { tiers, type Tier } from "../../../../components/model/tier";
import { connects, text, type Party } from "./packets";

const ipv6Network = "2001:db8:20::/56";
const plan = planNetwork("10.20.0.0/16", ["eu-west-2a", "eu-west-2b", "eu-west-2c"], true);
const peers = {
  ...Object.fromEntries(
    tiers.map((tier) => [tier, { ipv4: plan.blocks[tier].ipv4, ipv6: plan.blocks[tier].ipv6(ipv6Network) }]),
  ),
  network: { ipv4: plan.ipv4Block, ipv6: ipv6Network },
} as Peers;
const rows: (Tier | SpareRow)[] = [...tiers, "firewall", "nat"];
const lists = Object.fromEntries(rows.map((row) => [row, aclRules(row, peers)])) as Record<Tier | SpareRow, AclRules>;

/** An address in the second zone of a tier. */
const ipv4 = (tier: Tier): Party => ({ address: firstOf(peers[tier].ipv4, "4.9"), list: lists[tier] });
const ipv6 = (tier: Tier): Party => ({ address: `${text(peers[tier].ipv6).split("::")[0]}::9`, list: lists[tier] });
const stranger: Party = { address: "198.51.100.9" };
const strangerIpv6: Party = { address: "2001:db8:ffff::9" };

function firstOf(block: string, host: string): string {
  const [a, b, c] = block.split(".").map(Number);
  const [third = 0, fourth = 0] = host.split(".").map(Number);
  return `${a}.${b}.${(c ?? 0) + third}.${fourth}`;
}

const families = [
  { family: "IPv4", at: ipv4, outside: stranger },
  { family: "IPv6", at: ipv6, outside: strangerIpv6 },
];

describe.each(families)("access lists over $family", ({ family, at, outside }) => {
  it.each([80, 443])("let clients reach load balancers on %i", (port) => {
    expect(connects({ from: outside, to: at("public"), port })).toBe(true);
  });

  it.each([80, 443, 8080, 8443])("let load balancers reach hosts on %i", (port) => {
    expect(connects({ from: at("public"), to: at("app"), port })).toBe(true);
  });

  it.each([3306, 5432])("let hosts reach databases on %i", (port) => {
    expect(connects({ from: at("app"), to: at("data"), port })).toBe(true);
  });

  it.each(["admin", "app", "data"] as const)("let the %s tier reach interface endpoints in the app tier", (tier) => {
    expect(connects({ from: at(tier), to: at("app"), port: 443 })).toBe(true);
  });

  it("let operators reach the bastion, and the bastion hosts, on a port from 1024", () => {
    expect(connects({ from: outside, to: at("admin"), port: 2222 })).toBe(true);
    expect(connects({ from: at("admin"), to: at("app"), port: 2222 })).toBe(true);
  });

  it.each([80, 443])("let the bastion update itself from the internet on %i", (port) => {
    expect(connects({ from: at("admin"), to: outside, port })).toBe(true);
  });

  it.each([80, 443])("let hosts reach the internet on %i", (port) => {
    const via = family === "IPv4" ? [lists.public] : [];
    expect(connects({ from: at("app"), to: outside, port, via })).toBe(true);
  });

  it.each([22, 25, 3389, 5432])("do not let hosts reach the internet on %i", (port) => {
    expect(connects({ from: at("app"), to: outside, port })).toBe(false);
  });

  it.each(["public", "admin", "app", "data"] as const)("never admit SSH's usual port or RDP to the %s tier", (tier) => {
    expect(connects({ from: outside, to: at(tier), port: 22 })).toBe(false);
    expect(connects({ from: outside, to: at(tier), port: 3389 })).toBe(false);
  });

  it("keep the data tier from everybody but the app tier and itself, on every port", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65535 }), fc.integer({ min: 1024, max: 65535 }), (port, answersTo) => {
        for (const from of [outside, at("public"), at("admin")]) {
          expect(connects({ from, to: at("data"), port, answersTo })).toBe(false);
        }
      }),
    );
    expect(connects({ from: at("data"), to: at("data"), port: 5432 })).toBe(true);
  });

  it("keep the data tier from reaching anybody but the app tier and itself, on every port", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65535 }), (port) => {
        for (const to of [outside, at("public"), at("admin")]) {
          expect(connects({ from: at("data"), to, port, via: [lists.public] })).toBe(false);
          expect(connects({ from: at("data"), to, port })).toBe(false);
        }
      }),
    );
  });

  it("never break a connection for the client's port, except for the one of RDP", () => {
    const open = [
      { from: outside, to: at("public"), port: 443 },
      { from: at("public"), to: at("app"), port: 443 },
      { from: at("app"), to: at("data"), port: 5432 },
      { from: at("admin"), to: at("app"), port: 2222 },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 65535 }), (answersTo) => {
        fc.pre(answersTo !== 3389);
        expect(open.filter((connection) => !connects({ ...connection, answersTo }))).toEqual([]);
      }),
    );
  });
});

describe("access lists with a firewall", () => {
  const passed = [lists.firewall, lists.nat];

  it.each([80, 443])("let hosts reach the internet through firewall and NAT on %i", (port) => {
    expect(connects({ from: ipv4("app"), to: stranger, port, via: passed })).toBe(true);
  });

  it("pass nothing for other tiers, and nothing inwards", () => {
    expect(connects({ from: ipv4("data"), to: stranger, port: 443, via: passed })).toBe(false);
    expect(connects({ from: ipv4("public"), to: stranger, port: 443, via: passed })).toBe(false);
    expect(connects({ from: stranger, to: ipv4("app"), port: 443, via: passed.toReversed() })).toBe(false);
  });

  it("do not admit clients to NAT's subnets on the ports of load balancers", () => {
    expect(connects({ from: stranger, to: { address: "10.20.228.9", list: lists.nat }, port: 443 })).toBe(false);
  });
});

describe("an SSH port below 1024", () => {
  const withPort = (tier: Tier, port: number): Party => ({ ...ipv4(tier), list: aclRules(tier, peers, port) });

  it("is closed unless it is named", () => {
    expect(connects({ from: stranger, to: ipv4("admin"), port: 722 })).toBe(false);
    expect(connects({ from: stranger, to: withPort("admin", 722), port: 722 })).toBe(true);
  });

  it("leads from the bastion to hosts, and from nowhere else to them", () => {
    expect(connects({ from: withPort("admin", 722), to: withPort("app", 722), port: 722 })).toBe(true);
    expect(connects({ from: stranger, to: withPort("app", 722), port: 722 })).toBe(false);
    expect(connects({ from: withPort("public", 722), to: withPort("app", 722), port: 722 })).toBe(false);
    expect(connects({ from: withPort("admin", 722), to: withPort("data", 722), port: 722 })).toBe(false);
  });

  it("changes nothing from 1024 on", () => {
    expect(aclRules("admin", peers, 2222)).toEqual(lists.admin);
  });
});

describe.each(rows)("the access list of %s", (row) => {
  const worst = aclRules(row, peers, 722);

  it("fits the 20 rules each way that AWS admits, the two final denials included", () => {
    expect(worst.ingress.length).toBeLessThanOrEqual(18);
    expect(worst.egress.length).toBeLessThanOrEqual(18);
  });

  it("admits TCP alone, and of ICMP what says that a packet is too big", () => {
    for (const { protocol, icmpType, icmpCode } of [...worst.ingress, ...worst.egress]) {
      expect(["tcp undefined undefined", "icmp 3 4", "58 2 0"]).toContain(`${protocol} ${icmpType} ${icmpCode}`);
    }
  });

  it("names one address block in each rule", () => {
    for (const rule of [...worst.ingress, ...worst.egress]) {
      expect([rule.cidrBlock, rule.ipv6CidrBlock].filter((block) => block !== undefined)).toHaveLength(1);
    }
  });
});
