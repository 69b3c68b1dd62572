import type { AddressSet } from "../../network/addresses";
import { addressesIn } from "../addresses";
import { firstLink, itself, referred } from "../combine";
import type { Adapter, Context } from "../context";
import { known, mapDatum, notKnown, valueOf, type Datum } from "../datum";
import type { Link, NextHop, RouteFact, RouteTableFact } from "../kinds";
import type { Reader } from "../reader";
import { addressesOfList, PREFIX_LIST } from "./prefix-lists";

const VPC = "aws:ec2/vpc:Vpc";
const TABLE = "aws:ec2/routeTable:RouteTable";
const DEFAULT_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const MAIN = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const ROUTE = "aws:ec2/route:Route";
const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const FIREWALL = "aws:networkfirewall/firewall:Firewall";

/** Route tables, and routes inside and outside of them. */
export const routes: Adapter = {
  cloud: "aws",
  reads: [
    TABLE,
    DEFAULT_TABLE,
    MAIN,
    ROUTE,
    INTERNET_GATEWAY,
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
    "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
    "aws:ec2/natGateway:NatGateway",
    FIREWALL,
  ],
  facts: (context) => [
    ...context.each(TABLE).map((table) => tableFact(table, context)),
    ...context.each(DEFAULT_TABLE).map(defaultTableFact),
    ...context.each(VPC).flatMap((vpc) => untouchedTableFact(vpc, context)),
    ...context.each(TABLE, DEFAULT_TABLE).flatMap(inlineRoutes),
    ...context.each(ROUTE).map((route) => routeFact(route, route.link("routeTable", "routeTableId"))),
  ],
};

function tableFact(table: Reader, context: Context): RouteTableFact {
  const main = context.partsOf(table.resource, MAIN, "routeTableId");
  return {
    kind: "routeTable",
    cloud: "aws",
    subject: table.resource,
    sources: [table, ...main].map((reader) => reader.resource),
    network: table.link("network", "vpcId"),
    isDefault: main.length > 0,
  };
}

// What names the network's `defaultRouteTableId` means this table, so that the network is one of its sources.
function defaultTableFact(table: Reader): RouteTableFact {
  const network = referred(table, "defaultRouteTableId", VPC);
  return {
    kind: "routeTable",
    cloud: "aws",
    subject: table.resource,
    sources: [table, ...(network ? [network] : [])].map((reader) => reader.resource),
    network: firstLink(table.link("network", "vpcId"), table.link("network", "defaultRouteTableId")),
    isDefault: true,
  };
}

// Every network has a main table; where the program leaves it alone it holds the local route and what is added to it.
function untouchedTableFact(vpc: Reader, context: Context): readonly RouteTableFact[] {
  const adopted = [
    ...context.partsOf(vpc.resource, DEFAULT_TABLE, "defaultRouteTableId"),
    ...context.partsOf(vpc.resource, MAIN, "vpcId"),
  ];
  if (adopted.length > 0) return [];
  return [
    {
      kind: "routeTable",
      cloud: "aws",
      subject: vpc.resource,
      sources: [vpc.resource],
      network: itself("network", vpc),
      isDefault: true,
    },
  ];
}

function inlineRoutes(table: Reader): readonly RouteFact[] {
  const link = itself("routeTable", table);
  const list = table.value("routes");
  const routes = list.state === "unknown" ? [table.at("routes")] : table.each("routes");
  const propagated = table.each("propagatingVgws").map((gateway) => ({
    ...routeFact(gateway, link),
    destination: notKnown(gateway.source(""), "is announced by a virtual private gateway"),
    nextHop: known("other" as const, gateway.source("")),
  }));
  return [...routes.map((route) => routeFact(route, link)), ...propagated];
}

function routeFact(route: Reader, table: Link<RouteTableFact>): RouteFact {
  return {
    kind: "route",
    cloud: "aws",
    subject: route.resource,
    sources: [route.resource],
    table,
    destination: destinationOf(route),
    nextHop: nextHopOf(route),
  };
}

const DESTINATIONS = ["cidrBlock", "ipv6CidrBlock", "destinationCidrBlock", "destinationIpv6CidrBlock"];

function destinationOf(route: Reader): Datum<AddressSet> {
  const blocks = DESTINATIONS.map((property) => route.string(property));
  const written = addressesIn(route.source("destination"), blocks);
  const listed = route.value("destinationPrefixListId");
  if (written.state !== "absent" || listed.state === "absent") return written;
  const list = referred(route, "destinationPrefixListId", PREFIX_LIST);
  return list ? addressesOfList(list) : notKnown(listed.source, "names a prefix list that is not in this stack");
}

const HOPS: readonly (readonly [property: string, hop: NextHop])[] = [
  ["natGatewayId", "nat"],
  ["egressOnlyGatewayId", "egress-only"],
  ["vpcPeeringConnectionId", "peering"],
  // A machine as router, another network, another building: none of them is a way that is known to be closed.
  ["transitGatewayId", "other"],
  ["networkInterfaceId", "other"],
  ["instanceId", "other"],
  ["localGatewayId", "other"],
  ["carrierGatewayId", "internet"],
  ["coreNetworkArn", "other"],
  ["odbNetworkArn", "other"],
];

function nextHopOf(route: Reader): Datum<NextHop> {
  const whole = route.value("");
  if (whole.state === "unknown") return whole;
  const [property, hop] = HOPS.find(([name]) => route.value(name).state !== "absent") ?? [];
  if (property !== undefined && hop !== undefined) return known(hop, route.source(property));
  const endpoint = route.value("vpcEndpointId");
  if (endpoint.state !== "absent") {
    return known(referred(route, "vpcEndpointId", FIREWALL) ? "firewall" : "endpoint", endpoint.source);
  }
  return gatewayOf(route);
}

const GATEWAYS: readonly (readonly [prefix: string, hop: NextHop])[] = [
  ["igw-", "internet"],
  ["vgw-", "other"],
  ["vpce-", "endpoint"],
  ["local", "local"],
];

// `gatewayId` may be an internet gateway, a virtual private gateway, or the word `local`.
function gatewayOf(route: Reader): Datum<NextHop> {
  const gateway = route.string("gatewayId");
  const hop = GATEWAYS.find(([prefix]) => valueOf(gateway)?.startsWith(prefix))?.[1];
  if (hop !== undefined) return mapDatum(gateway, () => hop);
  if (referred(route, "gatewayId", INTERNET_GATEWAY)) return known("internet", gateway.source);
  return gateway.state === "absent" ? gateway : notKnown(gateway.source, "names a gateway that is not in this stack");
}
