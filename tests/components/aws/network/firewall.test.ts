import type { Graph } from "../../../support/graph-of";
import { listOf, statementsOf } from "../keyring/unbounded";
import { networkGraph, networkOf, referred, waysOut } from "./network-graph";
import { text } from "./packets";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const firewall = { allowedDomains: ["security.debian.org", ".amazonaws.com"] };
const letters = ["a", "b", "c"];

describe("a network with a firewall", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await networkGraph({ firewall });
  });

  it("is an option: without it there is none, nor subnets for it", async () => {
    const plain = await networkGraph();
    expect(plain.resources.filter(({ type }) => type.startsWith("aws:networkfirewall/"))).toEqual([]);
    expect(plain.all("aws:ec2/subnet:Subnet")).toHaveLength(12);
    expect(graph.all("aws:ec2/subnet:Subnet")).toHaveLength(18);
  });

  it("lets the named domains pass, and drops everything else, in strict order", () => {
    expect(graph.named("network-allowed-domains").inputs).toMatchObject({
      type: "STATEFUL",
      ruleGroup: {
        statefulRuleOptions: { ruleOrder: "STRICT_ORDER" },
        rulesSource: {
          rulesSourceList: {
            generatedRulesType: "ALLOWLIST",
            targetTypes: ["HTTP_HOST", "TLS_SNI"],
            targets: [".amazonaws.com", "security.debian.org"],
          },
        },
      },
    });
    const policy = graph.named("network-firewall-policy");
    expect(policy.inputs.firewallPolicy).toMatchObject({
      statelessDefaultActions: ["aws:forward_to_sfe"],
      statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
      statefulEngineOptions: { ruleOrder: "STRICT_ORDER" },
      statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
    });
    expect(referred(graph, policy, "firewallPolicy").map(({ name }) => name)).toEqual(["network-allowed-domains"]);
    expect(referred(graph, graph.only(FIREWALL), "firewallPolicyArn")).toEqual([policy]);
  });

  it("stands in subnets of its own, one in each zone, and refuses to be deleted", () => {
    const wall = graph.only(FIREWALL);
    expect(referred(graph, wall, "subnetMappings").map(({ name }) => name)).toEqual(
      letters.map((letter) => `network-firewall-${letter}`),
    );
    expect(wall.inputs.deleteProtection).toBe(true);
  });

  it("can be deleted where that is written out", async () => {
    const weaker = await networkGraph({ firewall: { ...firewall, deletionProtection: false } });
    expect(weaker.only(FIREWALL).inputs.deleteProtection).toBe(false);
  });

  it.each(["network-firewall", "network-firewall-policy", "network-allowed-domains"])("encrypts %s", (name) => {
    const resource = graph.named(name);
    expect(resource.at("encryptionConfiguration", "type")).toBe("CUSTOMER_KMS");
    expect(referred(graph, resource, "encryptionConfiguration").map((key) => key.name)).toEqual(["keyring-high"]);
  });

  it("logs alerts and flows, encrypted and kept, as log delivery may", () => {
    const logging = graph.named("network-firewall-logging");
    const destinations = logging.at("loggingConfiguration", "logDestinationConfigs");
    expect(destinations).toMatchObject([
      { logType: "ALERT", logDestinationType: "CloudWatchLogs" },
      { logType: "FLOW", logDestinationType: "CloudWatchLogs" },
    ]);
    const group = graph.named("network-firewall-log");
    expect(group.inputs).toMatchObject({ name: "lamplight-production-network-firewall", retentionInDays: 365 });
    expect(referred(graph, group, "kmsKeyId").map(({ name }) => name)).toEqual(["keyring-high"]);
    const resources = statementsOf(graph.named("network-log-delivery").inputs.policyDocument).flatMap(({ Resource }) =>
      listOf(Resource),
    );
    expect(resources.some((resource) => resource.endsWith(":lamplight-production-network-firewall:*"))).toBe(true);
    expect(logging.dependencies).toContain(graph.named("network-log-delivery").urn);
  });

  it.each(letters)("has no way from the app tier in zone %s past it, over either family", (letter) => {
    const ways = waysOut(graph, graph.named(`network-app-${letter}`));
    expect(ways["0.0.0.0/0"]).toBe("network-firewall");
    expect(ways).not.toHaveProperty(["::/0"]);
  });

  it.each(letters)(
    "leads on to NAT in zone %s, and answers back through the endpoint that saw the question",
    (letter) => {
      expect(waysOut(graph, graph.named(`network-firewall-${letter}`))).toEqual({
        "0.0.0.0/0": `network-nat-gateway-${letter}`,
      });
      const gateway = graph.named(`network-nat-gateway-${letter}`);
      expect(referred(graph, gateway, "subnetId").map(({ name }) => name)).toEqual([`network-nat-${letter}`]);
      const app = text(graph.named(`network-app-${letter}`).inputs.cidrBlock);
      expect(waysOut(graph, graph.named(`network-nat-${letter}`))).toEqual({
        "0.0.0.0/0": "network-internet-gateway",
        [app]: "network-firewall",
      });
    },
  );

  it("answers hosts of all zones from a single NAT gateway", async () => {
    const single = await networkGraph({ firewall, nat: "single" });
    const back = Object.fromEntries(
      letters.map((letter) => [text(single.named(`network-app-${letter}`).inputs.cidrBlock), "network-firewall"]),
    );
    expect(waysOut(single, single.named("network-nat-a"))).toEqual({
      "0.0.0.0/0": "network-internet-gateway",
      ...back,
    });
    expect(waysOut(single, single.named("network-nat-b"))).toEqual({ "0.0.0.0/0": "network-internet-gateway" });
  });

  it("leaves load balancers, the bastion and the data tier as they are", async () => {
    const plain = await networkGraph();
    for (const name of ["network-public-a", "network-admin-a", "network-data-a"]) {
      expect(waysOut(graph, graph.named(name))).toEqual(waysOut(plain, plain.named(name)));
      expect(graph.named(name).inputs).toEqual(plain.named(name).inputs);
    }
  });

  it("fences the subnets of firewall and NAT too", () => {
    for (const row of ["firewall", "nat"]) {
      expect(referred(graph, graph.named(`network-${row}-acl`), "subnetIds")).toHaveLength(3);
    }
  });

  it("shows other components the tiers alone", async () => {
    const network = await networkOf({ firewall });
    expect(new Set(network.subnets.map(({ tier }) => tier))).toEqual(new Set(["public", "admin", "app", "data"]));
    expect(network.subnets).toHaveLength(12);
  });
});
