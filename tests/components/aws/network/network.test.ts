import { Network } from "../../../../components/aws/network";
import { tiers } from "../../../../components/model/tier";
import { environment, UNKNOWN, type Graph } from "../../../support/graph-of";
import { networkGraph, networkOf, referred, waysOut } from "./network-graph";
import { text } from "./packets";

const SUBNET = "aws:ec2/subnet:Subnet";
const NAT = "aws:ec2/natGateway:NatGateway";

describe("Network", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await networkGraph();
  });

  it("has both address families and names of its own", () => {
    expect(graph.only("aws:ec2/vpc:Vpc").inputs).toEqual({
      cidrBlock: "10.20.0.0/16",
      assignGeneratedIpv6CidrBlock: true,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: {
        Name: "lamplight-production-network",
        owner: environment.owner,
        environment: "production",
        "data-class": "high",
        "managed-by": "pulumi",
      },
    });
  });

  it("empties the default security group, access list and route table", () => {
    const group = graph.only("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    const list = graph.only("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl");
    const table = graph.only("aws:ec2/defaultRouteTable:DefaultRouteTable");
    expect(group.inputs).toMatchObject({ ingress: [], egress: [] });
    expect(list.inputs).toMatchObject({ ingress: [], egress: [] });
    expect(table.inputs).toMatchObject({ routes: [] });
    const vpc = graph.only("aws:ec2/vpc:Vpc").urn;
    expect(group.propertyDependencies.vpcId).toEqual([vpc]);
    expect(list.propertyDependencies.defaultNetworkAclId).toEqual([vpc]);
    expect(table.propertyDependencies.defaultRouteTableId).toEqual([vpc]);
  });

  it("spans the four tiers over the region's first three zones", () => {
    const placed = graph
      .all(SUBNET)
      .map((subnet) => `${text(subnet.at("tags", "tier"))} ${text(subnet.inputs.availabilityZone)}`);
    const expected = tiers.flatMap((tier) => ["a", "b", "c"].map((letter) => `${tier} eu-west-2${letter}`));
    expect(placed.sort()).toEqual(expected.sort());
  });

  it("gives no public address by itself, and an IPv6 address only where there is no way in", () => {
    for (const subnet of graph.all(SUBNET)) {
      expect(subnet.inputs.mapPublicIpOnLaunch).toBe(false);
      expect(subnet.inputs.assignIpv6AddressOnCreation).toBe(subnet.at("tags", "tier") === "app");
    }
  });

  it("cuts each subnet's IPv6 block from the one that Amazon gives", () => {
    const vpc = graph.only("aws:ec2/vpc:Vpc").urn;
    for (const subnet of graph.all(SUBNET)) {
      expect(subnet.inputs.ipv6CidrBlock).toBe(UNKNOWN);
      expect(subnet.propertyDependencies.ipv6CidrBlock).toEqual([vpc]);
    }
  });

  it.each(["a", "b", "c"])("gives the data tier in zone %s no way out at all", (letter) => {
    expect(waysOut(graph, graph.named(`network-data-${letter}`))).toEqual({});
    expect(graph.named("network-data-routes").inputs.routes).toEqual([]);
  });

  it.each(["a", "b", "c"])("lets the app tier in zone %s out, and nobody in", (letter) => {
    expect(waysOut(graph, graph.named(`network-app-${letter}`))).toEqual({
      "0.0.0.0/0": `network-nat-gateway-${letter}`,
      "::/0": "network-egress-only-gateway",
      "com.amazonaws.eu-west-2.s3": "network-s3-endpoint",
      "com.amazonaws.eu-west-2.dynamodb": "network-dynamodb-endpoint",
    });
  });

  it.each(["a", "b", "c"])("puts public and admin subnets in zone %s on the internet", (letter) => {
    const internet = { "0.0.0.0/0": "network-internet-gateway", "::/0": "network-internet-gateway" };
    expect(waysOut(graph, graph.named(`network-public-${letter}`))).toEqual(internet);
    expect(waysOut(graph, graph.named(`network-admin-${letter}`))).toEqual({
      ...internet,
      "com.amazonaws.eu-west-2.s3": "network-s3-endpoint",
      "com.amazonaws.eu-west-2.dynamodb": "network-dynamodb-endpoint",
    });
  });

  it("routes to the internet gateway from no other tier", () => {
    const exposed = graph
      .all(SUBNET)
      .filter((subnet) => Object.values(waysOut(graph, subnet)).includes("network-internet-gateway"))
      .map((subnet) => subnet.at("tags", "tier"));
    expect(new Set(exposed)).toEqual(new Set(["public", "admin"]));
  });

  it.each(tiers)("gives the %s tier its own access list, with known IPv4 rules", (tier) => {
    const list = graph.named(`network-${tier}-acl`);
    expect(referred(graph, list, "subnetIds").map(({ name }) => name)).toEqual(
      ["a", "b", "c"].map((letter) => `network-${tier}-${letter}`),
    );
    for (const rules of [list.inputs.ingress, list.inputs.egress]) {
      const numbers = (rules as { ruleNo: number; cidrBlock?: unknown }[]).map(({ ruleNo }) => ruleNo);
      expect(numbers).toEqual(numbers.map((_, index) => 100 + 10 * index));
      expect((rules as { cidrBlock?: unknown }[]).map(({ cidrBlock }) => cidrBlock)).not.toContain(UNKNOWN);
    }
  });

  it("admits to the data tier database connections of the app and data tiers, and nothing more", () => {
    const rules = graph.named("network-data-acl").inputs.ingress;
    const allow = { action: "allow", protocol: "tcp", fromPort: 1024, toPort: 65535 };
    expect(rules).toEqual([
      { ruleNo: 100, ...allow, cidrBlock: "10.20.64.0/19" },
      { ruleNo: 110, ...allow, ipv6CidrBlock: UNKNOWN },
      { ruleNo: 120, ...allow, cidrBlock: "10.20.96.0/19" },
      { ruleNo: 130, ...allow, ipv6CidrBlock: UNKNOWN },
    ]);
  });

  it("puts all of it under the component", () => {
    const component = graph.only("hosting:aws:Network");
    const others = graph.resources.filter(({ name }) => name.startsWith("network-"));
    expect(others.length).toBeGreaterThan(70);
    expect(others.filter(({ parent }) => parent !== component.urn)).toEqual([]);
  });

  it("tags everything that takes tags with its owner", () => {
    const untagged = graph.resources
      .filter(({ name, inputs }) => name.startsWith("network-") && !("tags" in inputs))
      .map(({ type }) => type);
    expect([...new Set(untagged)].sort()).toEqual([
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
      "aws:ec2/route:Route",
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    ]);
  });

  it("offers its subnets by tier, with blocks and zones that are known", async () => {
    const network = await networkOf({ zones: ["eu-west-2b", "eu-west-2a"] });
    expect(network.ipv4Block).toBe("10.20.0.0/16");
    expect(network.zones).toEqual(["eu-west-2a", "eu-west-2b"]);
    expect(network.subnets).toHaveLength(8);
    expect(network.subnetsOf("data").map(({ tier, zone, ipv4Block }) => [tier, zone, ipv4Block])).toEqual([
      ["data", "eu-west-2a", "10.20.96.0/22"],
      ["data", "eu-west-2b", "10.20.100.0/22"],
    ]);
    expect(network).toBeInstanceOf(Network);
  });
});

describe("a zone that is added", () => {
  it("changes the inputs of no subnet, route table or route that exists", async () => {
    const before = await networkGraph({ zones: ["eu-west-2b", "eu-west-2c"] });
    const after = await networkGraph({ zones: ["eu-west-2a", "eu-west-2b", "eu-west-2c"] });
    const types = [SUBNET, NAT, "aws:ec2/eip:Eip", "aws:ec2/routeTable:RouteTable", "aws:ec2/route:Route"];
    const existing = types.flatMap((type) => before.all(type));
    expect(existing.length).toBeGreaterThan(20);
    for (const resource of existing) {
      const same = after.named(resource.name, resource.type);
      expect(same.inputs).toEqual(resource.inputs);
      expect(same.propertyDependencies).toEqual(resource.propertyDependencies);
    }
    expect(after.all(SUBNET)).toHaveLength(before.all(SUBNET).length + tiers.length);
  });

  it("changes no rule of an access list or security group", async () => {
    const [before, after] = await Promise.all([
      networkGraph({ zones: ["eu-west-2b", "eu-west-2c"] }),
      networkGraph({ zones: ["eu-west-2a", "eu-west-2b", "eu-west-2c"] }),
    ]);
    for (const tier of tiers) {
      const [old, now] = [before, after].map((each) => each.named(`network-${tier}-acl`).inputs);
      expect(now?.ingress).toEqual(old?.ingress);
      expect(now?.egress).toEqual(old?.egress);
    }
    const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    expect(after.all(rule).map(({ inputs }) => inputs)).toEqual(before.all(rule).map(({ inputs }) => inputs));
  });
});

describe("NAT", () => {
  it("stands in the public subnet of each zone, with an address of its own, once there is an internet gateway", async () => {
    const graph = await networkGraph();
    expect(graph.all(NAT)).toHaveLength(3);
    for (const letter of ["a", "b", "c"]) {
      const gateway = graph.named(`network-nat-gateway-${letter}`);
      expect(referred(graph, gateway, "subnetId").map(({ name }) => name)).toEqual([`network-public-${letter}`]);
      expect(referred(graph, gateway, "allocationId").map(({ name }) => name)).toEqual([
        `network-nat-${letter}-address`,
      ]);
      expect(gateway.dependencies).toContain(graph.named("network-internet-gateway").urn);
    }
  });

  it("can be one for all zones", async () => {
    const graph = await networkGraph({ nat: "single" });
    expect(graph.all(NAT).map(({ name }) => name)).toEqual(["network-nat-gateway-a"]);
    expect(graph.all("aws:ec2/eip:Eip")).toHaveLength(1);
    for (const letter of ["a", "b", "c"]) {
      expect(waysOut(graph, graph.named(`network-app-${letter}`))["0.0.0.0/0"]).toBe("network-nat-gateway-a");
    }
  });

  it("can be none: IPv6 keeps its way out", async () => {
    const graph = await networkGraph({ nat: "none" });
    expect(graph.all(NAT)).toEqual([]);
    expect(graph.all("aws:ec2/eip:Eip")).toEqual([]);
    expect(waysOut(graph, graph.named("network-app-a"))).toMatchObject({ "::/0": "network-egress-only-gateway" });
    expect(waysOut(graph, graph.named("network-app-a"))).not.toHaveProperty(["0.0.0.0/0"]);
  });
});
