import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { gateway, route, subnet, table, vpc } from "./network";

const taken = (routes: unknown) =>
  resource("aws:ec2/defaultRouteTable:DefaultRouteTable", "default", { defaultRouteTableId: ref("vpc"), routes });
const everywhere = { cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") };

export const examples: Examples = {
  good: {
    "taken over without routes": [vpc, taken([])],
    "routes in another table": [
      vpc,
      gateway,
      taken([]),
      subnet("front", "public"),
      ...table("table", ["front"], [everywhere]),
    ],
  },
  bad: {
    "a route inside": [vpc, gateway, taken([everywhere])],
    "a route of its own": [
      vpc,
      gateway,
      taken(undefined),
      route("way", "default", { destinationIpv6CidrBlock: "::/0", gatewayId: ref("gateway") }),
    ],
    "another table made the default": [
      vpc,
      gateway,
      ...table("table", [], [everywhere]),
      resource("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
        vpcId: ref("vpc"),
        routeTableId: ref("table"),
      }),
    ],
    "a route added to what the cloud made": [
      vpc,
      gateway,
      route("way", "vpc", { destinationCidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }),
    ],
  },
  unknown: {
    "routes that are set later": [vpc, taken(unknownValue)],
    "a route of a table in another stack, which may be it": [
      vpc,
      gateway,
      resource("aws:ec2/route:Route", "way", {
        routeTableId: "rtb-0123456789abcdef0",
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: ref("gateway"),
      }),
    ],
  },
};
