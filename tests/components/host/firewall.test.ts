import fc from "fast-check";
import { bastionUserData, webUserData } from "../../../components/host";
import { blocksOf } from "../../../components/host/blocks";
import { firewallPath } from "../../../components/host/firewall";
import { addressesCovered } from "../../../components/model/address-set";
import { parseBlock, type IpBlock } from "../../../components/model/ip-block";
import { ada, anyBastion, anyBlocks, anyWeb, bastion, fileOf, fullWeb, run, tool, web } from "./hosts";

const rulesOf = (userData: string) => fileOf(userData, firewallPath);
const linesOf = (userData: string) =>
  rulesOf(userData)
    .split("\n")
    .map((line) => line.trim());
/** The lines of one chain. */
const chain = (userData: string, name: string) => {
  const all = linesOf(userData);
  const from = all.indexOf(`chain ${name} {`);
  return all.slice(from + 1, all.indexOf("}", from));
};
const nft = tool("nft", { root: true });

const hosts: [string, string][] = [
  ["a bastion", bastionUserData(bastion)],
  ["a web host", webUserData(web)],
  ["a web host with everything", webUserData(fullWeb)],
  ["a bastion on Azure", bastionUserData({ ...bastion, platform: "azure" })],
];

describe.each(hosts)("the firewall of %s", (_, userData) => {
  it("drops by default in every direction, for IPv4 and IPv6 alike", () => {
    expect(linesOf(userData)).toContain("table inet hardened {");
    for (const hook of ["input", "forward", "output"]) {
      expect(chain(userData, hook)[0]).toBe(`type filter hook ${hook} priority filter; policy drop;`);
    }
    expect(chain(userData, "forward")).toHaveLength(1);
  });

  it("accepts without a condition nowhere", () => {
    expect(linesOf(userData).filter((line) => line === "accept" || line === "counter accept")).toEqual([]);
  });

  it("replaces itself in one step and leaves the tables of others alone", () => {
    expect(linesOf(userData).slice(1, 4)).toEqual([
      "table inet hardened",
      "delete table inet hardened",
      "table inet hardened {",
    ]);
    expect(rulesOf(userData)).not.toContain("flush ruleset");
  });

  it("lets IPv6 find its neighbours and its router, from neighbours only", () => {
    for (const hook of ["input", "output"]) {
      const rule = chain(userData, hook).find((line) => line.startsWith("icmpv6 type { nd-"));
      expect(rule).toContain("nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, nd-router-advert");
      expect(rule).toMatch(/ip6 hoplimit 255 accept$/);
    }
  });

  it("gives the machine's credentials to root and to nobody else, before anything else may leave", () => {
    const output = chain(userData, "output");
    const metadata = output.filter((line) => line.includes("169.254.169.254") || line.includes("fd00:ec2::254"));
    expect(metadata.filter((line) => line.endsWith("accept")).every((line) => line.includes("meta skuid 0"))).toBe(
      true,
    );
    const drop = output.findIndex((line) => /^ip daddr (\{ .*)?169\.254\.169\.254\/32.* drop$/.test(line));
    expect(drop).toBeGreaterThan(-1);
    expect(output.findIndex((line) => line.includes("dport 443"))).toBeGreaterThan(drop);
  });

  it("asks names of the cloud's resolver only, and nobody by plain HTTP", () => {
    const output = chain(userData, "output");
    const names = output.filter((line) => line.includes("dport 53"));
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((line) => /^ip6? daddr /.test(line))).toBe(true);
    expect(output.filter((line) => /dport 80\b/.test(line)).every((line) => line.includes("meta skuid 0"))).toBe(true);
  });
});

describe("the firewall", () => {
  const accepts = (userData: string) => chain(userData, "input").filter((line) => /tcp dport/.test(line));

  it("opens a bastion's SSH port and nothing else", () => {
    expect(accepts(bastionUserData(bastion))).toEqual([
      "ip saddr 0.0.0.0/0 tcp dport 2222 accept",
      "ip6 saddr ::/0 tcp dport 2222 accept",
    ]);
    expect(accepts(bastionUserData({ ...bastion, sshFrom: ["192.0.2.0/24"] }))).toEqual([
      "ip saddr 192.0.2.0/24 tcp dport 2222 accept",
    ]);
  });

  it("opens a web host's service to the load balancer and nothing else", () => {
    expect(accepts(webUserData(web))).toEqual(["ip saddr { 10.0.0.0/20, 10.0.16.0/20 } tcp dport 8443 accept"]);
    expect(accepts(webUserData({ ...web, servicePort: 9443, serviceFrom: ["2001:db8::/64"] }))).toEqual([
      "ip6 saddr 2001:db8::/64 tcp dport 9443 accept",
    ]);
  });

  it("opens SSH on a web host only where it has users, and only to where they come from", () => {
    expect(accepts(webUserData(fullWeb)).slice(1)).toEqual([
      "ip saddr 10.0.48.0/20 tcp dport 2222 accept",
      "ip6 saddr 2001:db8:0:30::/60 tcp dport 2222 accept",
    ]);
    expect(accepts(webUserData({ ...web, sshPort: 2222, sshFrom: ["10.0.0.0/8"] }))).toHaveLength(1);
  });

  it("lets only root and apt out by HTTPS, except where an application runs", () => {
    const https = (userData: string) => chain(userData, "output").filter((line) => line.includes("dport 443"));
    expect(https(bastionUserData(bastion))).toEqual(['meta skuid { "root", "_apt" } tcp dport 443 accept']);
    expect(https(webUserData(web))).toEqual(['meta skuid { "root", "_apt" } tcp dport 443 accept']);
    expect(https(webUserData(fullWeb))).toEqual(["tcp dport 443 accept"]);
  });

  it("lets flows out where they are stated", () => {
    expect(chain(webUserData(fullWeb), "output")).toContain("ip daddr 10.0.96.0/20 tcp dport 5432 accept");
    const forwardTo = [{ to: ["10.0.0.0/20", "10.0.16.0/20"], ports: [2222, 443, 2222] }];
    expect(chain(bastionUserData({ ...bastion, forwardTo }), "output")).toContain(
      "ip daddr { 10.0.0.0/20, 10.0.16.0/20 } tcp dport { 443, 2222 } accept",
    );
  });

  (nft ? it : it.skip)("is accepted by nft for any host, and a broken one is not", () => {
    const check = (rules: string) => run(nft!, ["-c", "-f", "@here@/rules"], { rules });
    fc.assert(
      fc.property(fc.oneof(anyBastion.map(bastionUserData), anyWeb.map(webUserData)), (userData) => {
        expect(check(rulesOf(userData))).toEqual({ status: 0, output: "" });
      }),
      { numRuns: 40 },
    );
    expect(
      check(rulesOf(bastionUserData({ ...bastion, users: [ada] })).replace("policy drop", "policy dorp")).status,
    ).not.toBe(0);
  });
});

describe("blocksOf", () => {
  const parsed = (texts: string[], family: IpBlock["family"]) =>
    texts.map((text) => parseBlock("block", text)).filter((block) => block.family === family);

  it("covers the same addresses with blocks of which none touches another's", () => {
    fc.assert(
      fc.property(anyBlocks, (texts) => {
        const { ipv4, ipv6 } = blocksOf("from", texts);
        for (const [family, kept] of [
          ["ipv4", ipv4],
          ["ipv6", ipv6],
        ] as const) {
          const blocks = parsed(kept, family);
          expect(addressesCovered(blocks, family)).toBe(addressesCovered(parsed(texts, family), family));
          expect(blocks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n)).toBe(
            addressesCovered(blocks, family),
          );
        }
      }),
    );
  });

  it("does not depend on the order or on repetition", () => {
    fc.assert(
      fc.property(anyBlocks, (texts) => {
        expect(blocksOf("from", [...texts].reverse().concat(texts))).toEqual(blocksOf("from", texts));
      }),
    );
  });
});
