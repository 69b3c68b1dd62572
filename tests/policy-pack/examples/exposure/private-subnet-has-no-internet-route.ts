import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { gateway, route, subnet, table, vpc } from "./network";

const nat = resource("aws:ec2/natGateway:NatGateway", "nat", { subnetId: ref("subnet") });

export const examples: Examples = {
  good: {
    "out by NAT": [
      vpc,
      nat,
      subnet("subnet", "app"),
      ...table("table", ["subnet"], [{ cidrBlock: "0.0.0.0/0", natGatewayId: ref("nat") }]),
    ],
    "a public subnet beside it": [
      vpc,
      gateway,
      subnet("subnet", "app"),
      subnet("front", "public"),
      ...table("table", ["subnet"], []),
      ...table("open", ["front"], [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }]),
    ],
  },
  bad: {
    "an inline route": [
      vpc,
      gateway,
      subnet("subnet", "app"),
      ...table("table", ["subnet"], [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }]),
    ],
    "a route of its own, by IPv6": [
      vpc,
      gateway,
      subnet("subnet", "data"),
      ...table("table", ["subnet"], undefined),
      route("way", "table", { destinationIpv6CidrBlock: "::/0", gatewayId: ref("gateway") }),
    ],
    "half of the internet": [
      vpc,
      gateway,
      subnet("subnet", "app"),
      ...table("table", ["subnet"], [{ cidrBlock: "128.0.0.0/1", gatewayId: ref("gateway") }]),
    ],
    "a subnet that does not say what it is for": [
      vpc,
      gateway,
      subnet("subnet"),
      ...table("table", ["subnet"], [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }]),
    ],
    "by the network's default table": [
      vpc,
      gateway,
      subnet("subnet", "app"),
      resource("aws:ec2/defaultRouteTable:DefaultRouteTable", "default", {
        defaultRouteTableId: ref("vpc"),
        routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }],
      }),
    ],
    "a gateway of another stack": [
      vpc,
      subnet("subnet", "app"),
      ...table("table", ["subnet"], [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0123456789abcdef0" }]),
    ],
  },
  unknown: {
    "a gateway that is set later": [
      vpc,
      subnet("subnet", "app"),
      ...table("table", ["subnet"], [{ cidrBlock: "0.0.0.0/0", gatewayId: unknownValue }]),
    ],
    "a table of another stack": [
      vpc,
      subnet("subnet", "app"),
      resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "association", {
        routeTableId: "rtb-0123456789abcdef0",
        subnetId: ref("subnet"),
      }),
    ],
  },
};
