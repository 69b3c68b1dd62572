import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { factIn, factsFrom, factsIn, say } from "./facts-of";

const vpc = resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.20.0.0/16" });
const ec2 = (type: string, name: string, inputs: Record<string, unknown>): ExampleResource =>
  resource(`aws:ec2/${type[0]!.toLowerCase()}${type.slice(1)}:${type}`, name, inputs);
const subnet = ec2("Subnet", "subnet", { vpcId: ref("vpc"), cidrBlock: "10.20.1.0/24", tags: { tier: "data" } });
const table = ec2("RouteTable", "table", { vpcId: ref("vpc") });
const association = ec2("RouteTableAssociation", "association", {
  subnetId: ref("subnet"),
  routeTableId: ref("table"),
});

describe("networks", () => {
  test("have the blocks that are written, inside and outside", () => {
    const network = factIn(
      "network",
      vpc,
      ec2("VpcIpv4CidrBlockAssociation", "more", { vpcId: ref("vpc"), cidrBlock: "100.64.0.0/16" }),
    );
    expect(say(network.addresses)).toBe("10.20.0.0/16, 100.64.0.0/16");
    expect(network.addressesComplete).toBe(true);
    expect(network.sources.map((source) => source.name)).toEqual(["vpc", "more"]);
  });

  test("that are given a block during the update are known as far as they are written", () => {
    const network = factIn(
      "network",
      ec2("Vpc", "vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
    );
    expect(say(network.addresses)).toBe("10.0.0.0/16");
    expect(network.addressesComplete).toBe(false);
  });

  test("whose IPv4 block comes from a pool are unknown", () => {
    expect(say(factIn("network", ec2("Vpc", "vpc", { ipv4IpamPoolId: unknownValue })).addresses)).toMatch(
      /^\[unknown\]/,
    );
  });

  test("are unknown when their block is no block", () => {
    expect(say(factIn("network", ec2("Vpc", "vpc", { cidrBlock: "ten dot twenty" })).addresses)).toMatch(
      /no address block/,
    );
  });
});

describe("subnets", () => {
  test("know their network, tier, zone and blocks", () => {
    const fact = factIn(
      "subnet",
      vpc,
      ec2("Subnet", "subnet", {
        vpcId: ref("vpc"),
        cidrBlock: "10.20.1.0/24",
        ipv6CidrBlock: unknownValue,
        availabilityZone: "eu-west-2a",
        tags: { tier: "app" },
      }),
    );
    expect([fact.network, fact.tier, fact.zone, fact.addresses, fact.givesPublicAddresses].map(say)).toEqual([
      "vpc",
      "app",
      "eu-west-2a",
      "10.20.1.0/24",
      false,
    ]);
    expect(fact.addressesComplete).toBe(false);
  });

  test("may give public addresses", () => {
    expect(say(factIn("subnet", ec2("Subnet", "subnet", { mapPublicIpOnLaunch: true })).givesPublicAddresses)).toBe(
      true,
    );
  });

  test("follow the table that they are associated with", () => {
    expect(say(factIn("subnet", vpc, subnet, table, association).routeTable)).toBe("table");
  });

  test("follow the network's default table otherwise, whoever manages it", () => {
    const adopted = ec2("DefaultRouteTable", "adopted", { defaultRouteTableId: ref("vpc") });
    const main = ec2("MainRouteTableAssociation", "main", { vpcId: ref("vpc"), routeTableId: ref("table") });
    expect(say(factIn("subnet", vpc, subnet, table, adopted).routeTable)).toBe("adopted");
    expect(say(factIn("subnet", vpc, subnet, table, main).routeTable)).toBe("table");
    expect(say(factIn("subnet", vpc, subnet, table).routeTable)).toBe("vpc");
  });

  test("of a network outside of the stack follow a table that is not known", () => {
    const outside = ec2("Subnet", "subnet", { vpcId: "vpc-0123", cidrBlock: "10.0.0.0/24" });
    expect(say(factIn("subnet", outside).routeTable)).toMatch(/vpc-0123, which is not in this stack/);
  });
});

describe("routes", () => {
  const gateway = ec2("InternetGateway", "gateway", { vpcId: ref("vpc") });
  const route = (inputs: Record<string, unknown>) =>
    ec2("Route", "route", { routeTableId: ref("table"), destinationCidrBlock: "0.0.0.0/0", ...inputs });
  const nextHop = (inputs: Record<string, unknown>, ...others: ExampleResource[]) =>
    say(factIn("route", vpc, table, gateway, ...others, route(inputs)).nextHop);

  test.each([
    ["the stack's internet gateway", { gatewayId: ref("gateway") }, "internet"],
    ["another internet gateway", { gatewayId: "igw-0123" }, "internet"],
    ["a carrier gateway", { carrierGatewayId: "cagw-0123" }, "internet"],
    ["a virtual private gateway", { gatewayId: "vgw-0123" }, "other"],
    ["the network itself", { gatewayId: "local" }, "local"],
    ["NAT", { natGatewayId: unknownValue }, "nat"],
    ["the egress-only gateway", { egressOnlyGatewayId: unknownValue }, "egress-only"],
    ["a peer", { vpcPeeringConnectionId: "pcx-0123" }, "peering"],
    ["a transit gateway", { transitGatewayId: "tgw-0123" }, "other"],
    ["a machine", { networkInterfaceId: "eni-0123" }, "other"],
    ["an endpoint", { vpcEndpointId: "vpce-0123" }, "endpoint"],
    ["nothing", {}, "[absent]"],
  ])("lead to %s", (_, inputs, hop) => {
    expect(nextHop(inputs)).toBe(hop);
  });

  test("lead to a firewall's endpoint, and to gateways that nobody can know", () => {
    const firewall = resource("aws:networkfirewall/firewall:Firewall", "firewall", {});
    expect(nextHop({ vpcEndpointId: ref("firewall") }, firewall)).toBe("firewall");
    expect(nextHop({ gatewayId: unknownValue })).toMatch(/^\[unknown\]/);
  });

  test("belong to their table, inside and outside", () => {
    const routes = factsIn(
      "route",
      vpc,
      gateway,
      ec2("RouteTable", "table", {
        vpcId: ref("vpc"),
        routes: [
          { cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") },
          { ipv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-1" },
        ],
        propagatingVgws: ["vgw-1"],
      }),
      route({ destinationCidrBlock: "192.0.2.0/24", natGatewayId: "nat-1" }),
    );
    expect(routes.map((one) => [say(one.table), say(one.destination), say(one.nextHop)])).toEqual([
      ["table", "0.0.0.0/0", "internet"],
      ["table", "::/0", "egress-only"],
      ["table", "[unknown] is announced by a virtual private gateway", "other"],
      ["table", "192.0.2.0/24", "nat"],
    ]);
  });

  test("of a table whose list is unknown are one route of which nothing is known", () => {
    const fact = factIn("route", vpc, ec2("RouteTable", "table", { vpcId: ref("vpc"), routes: unknownValue }));
    expect([say(fact.table), say(fact.destination)]).toEqual(["table", "[unknown]"]);
  });

  test("of `vpc.defaultRouteTableId` belong to the default table, adopted or not", () => {
    const added = ec2("Route", "route", {
      routeTableId: ref("vpc"),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: "igw-1",
    });
    const adopted = ec2("DefaultRouteTable", "adopted", { defaultRouteTableId: ref("vpc"), routes: [] });
    expect(say(factIn("route", vpc, added, adopted).table)).toBe("adopted");
    expect(say(factIn("route", vpc, added).table)).toBe("vpc");
    expect(factIn("routeTable", vpc, added).isDefault).toBe(true);
  });

  test("to a prefix list go where the list goes", () => {
    const list = ec2("ManagedPrefixList", "list", { entries: [{ cidr: "0.0.0.0/1" }, { cidr: "128.0.0.0/1" }] });
    const inputs = { routeTableId: ref("table"), destinationPrefixListId: ref("list"), gatewayId: "igw-1" };
    expect(say(factIn("route", vpc, table, list, ec2("Route", "route", inputs)).destination)).toBe("0.0.0.0/0");
  });
});

describe("prefix lists", () => {
  const list = (inputs: Record<string, unknown>) => ec2("ManagedPrefixList", "list", inputs);

  test("have entries inside and outside", () => {
    const entry = ec2("ManagedPrefixListEntry", "entry", { prefixListId: ref("list"), cidr: "198.51.100.0/24" });
    expect(say(factIn("addressList", list({ entries: [{ cidr: "192.0.2.0/24" }] }), entry).addresses)).toBe(
      "192.0.2.0/24, 198.51.100.0/24",
    );
  });

  test("without entries are empty, and not everything", () => {
    expect(say(factIn("addressList", list({})).addresses)).toBe("no address");
  });

  test("with an entry that is not known are unknown", () => {
    expect(say(factIn("addressList", list({ entries: [{ cidr: unknownValue }] })).addresses)).toBe("[unknown]");
    expect(say(factIn("addressList", list({ entries: unknownValue })).addresses)).toBe("[unknown]");
  });
});

describe("endpoints", () => {
  const endpoint = (inputs: Record<string, unknown>) =>
    ec2("VpcEndpoint", "endpoint", { vpcId: ref("vpc"), ...inputs });
  const policy = (principal: string) =>
    JSON.stringify({ Statement: { Effect: "Allow", Principal: principal, Action: "s3:*", Resource: "*" } });

  test("let everything pass without a policy", () => {
    const fact = factIn("serviceEndpoint", vpc, endpoint({ serviceName: "com.amazonaws.eu-west-2.s3" }));
    expect([say(fact.service), say(fact.policy), say(fact.network)]).toEqual([
      "com.amazonaws.eu-west-2.s3",
      "[absent]",
      "vpc",
    ]);
  });

  test("have the policy that is written inside or outside", () => {
    const outside = (name: string) =>
      ec2("VpcEndpointPolicy", name, { vpcEndpointId: ref("endpoint"), policy: policy("*") });
    expect(say(factIn("serviceEndpoint", vpc, endpoint({ policy: policy("*") })).policy)).toBe("Allow s3:* to * on *");
    expect(say(factIn("serviceEndpoint", vpc, endpoint({}), outside("one")).policy)).toBe("Allow s3:* to * on *");
    expect(say(factIn("serviceEndpoint", vpc, endpoint({}), outside("one"), outside("two")).policy)).toMatch(
      /several resources/,
    );
  });
});

test("what names the network's default group means the group, not the default access list", () => {
  const context = factsFrom(
    vpc,
    ec2("DefaultSecurityGroup", "default-group", { vpcId: ref("vpc") }),
    ec2("DefaultNetworkAcl", "default-acl", { defaultNetworkAclId: ref("vpc") }),
    ec2("VpcEndpoint", "endpoint", { vpcId: ref("vpc"), securityGroupIds: [ref("vpc")] }),
  );
  expect(say(context.of("serviceEndpoint")[0]!.filters)).toEqual(["default-group"]);
});
