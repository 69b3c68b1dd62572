import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { gateway, route, table, vpc } from "./network";

const leading = (inputs: Record<string, unknown>) => [
  vpc,
  gateway,
  ...table("table", [], undefined),
  route("way", "table", { destinationCidrBlock: "10.1.0.0/16", ...inputs }),
];

export const examples: Examples = {
  good: {
    "to the internet": leading({ destinationCidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }),
    "to an endpoint": leading({ vpcEndpointId: "vpce-0123456789abcdef0" }),
  },
  bad: {
    "into a peered network": leading({ vpcPeeringConnectionId: "pcx-0123456789abcdef0" }),
    "a peering that is set later": leading({ vpcPeeringConnectionId: unknownValue }),
    "by a transit gateway": leading({ transitGatewayId: "tgw-0123456789abcdef0" }),
    "by a tunnel": leading({ gatewayId: "vgw-0123456789abcdef0" }),
    "by a machine": leading({ networkInterfaceId: "eni-0123456789abcdef0" }),
    inline: [
      vpc,
      ...table("table", [], [{ cidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-0123456789abcdef0" }]),
    ],
    "announced by a tunnel": [
      vpc,
      resource("aws:ec2/routeTable:RouteTable", "table", {
        vpcId: ref("vpc"),
        propagatingVgws: ["vgw-0123456789abcdef0"],
      }),
    ],
  },
  unknown: { "a gateway that is set later": leading({ gatewayId: unknownValue }) },
};
