import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { route, subnet, table, vpc } from "./network";

const leading = (inputs: Record<string, unknown>) => [
  vpc,
  subnet("subnet", "data"),
  resource("aws:ec2/natGateway:NatGateway", "nat", { subnetId: ref("subnet") }),
  resource("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "egress-only", { vpcId: ref("vpc") }),
  ...table("table", ["subnet"], undefined),
  route("way", "table", inputs),
];

export const examples: Examples = {
  good: {
    "no route": [vpc, subnet("subnet", "data"), ...table("table", ["subnet"], [])],
    "to a service": leading({
      destinationPrefixListId: "pl-0123456789abcdef0",
      vpcEndpointId: "vpce-0123456789abcdef0",
    }),
  },
  bad: {
    "by NAT": leading({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: ref("nat") }),
    "one address by NAT": leading({ destinationCidrBlock: "8.8.8.8/32", natGatewayId: ref("nat") }),
    "by IPv6": leading({ destinationIpv6CidrBlock: "::/0", egressOnlyGatewayId: ref("egress-only") }),
    "into another network": leading({
      destinationCidrBlock: "10.1.0.0/16",
      vpcPeeringConnectionId: "pcx-0123456789abcdef0",
    }),
    "routes that a tunnel announces": [
      vpc,
      subnet("subnet", "data"),
      resource("aws:ec2/routeTable:RouteTable", "table", {
        vpcId: ref("vpc"),
        propagatingVgws: ["vgw-0123456789abcdef0"],
      }),
      resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "association", {
        routeTableId: ref("table"),
        subnetId: ref("subnet"),
      }),
    ],
  },
  unknown: {
    "routes that are set later": [vpc, subnet("subnet", "data"), ...table("table", ["subnet"], unknownValue)],
  },
};
