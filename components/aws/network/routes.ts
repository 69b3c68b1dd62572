import * as aws from "@pulumi/aws";
import type { Context } from "./context";
import type { NetworkFirewall } from "./firewall";
import type { Gateways } from "./gateways";
import type { SpareRow } from "./plan";
import type { Tier } from "../../model/tier";
import type { MadeSubnet } from "./vpc";
import { letterOf } from "./zones";

const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
const everywhereIpv6 = { destinationIpv6CidrBlock: "::/0" };

type RouteTarget = Omit<aws.ec2.RouteArgs, "routeTableId">;

export interface RouteTables {
  /** Tables of the tiers that may use the gateway endpoints: admin and app. The data tier's table has no route at all. */
  usingGatewayEndpoints: aws.ec2.RouteTable[];
}

/** Every subnet's way out, tier by tier. */
export function makeRoutes(
  context: Context,
  vpc: aws.ec2.Vpc,
  subnets: MadeSubnet[],
  gateways: Gateways,
  firewall?: NetworkFirewall,
): RouteTables {
  const tables = new Tables(context, vpc);
  const inRow = (row: Tier | SpareRow) => subnets.filter((subnet) => subnet.row === row);

  tables.open("public", inRow("public"), internetRoutes(gateways));
  const admin = tables.open("admin", inRow("admin"), internetRoutes(gateways));
  const app = inRow("app").map((subnet) =>
    tables.open(`app-${letterOf(subnet.zone)}`, [subnet], appRoutes(subnet.zone, gateways, firewall)),
  );
  tables.closed("data", inRow("data"));
  for (const subnet of inRow("firewall")) {
    tables.open(`firewall-${letterOf(subnet.zone)}`, [subnet], natRoutes(subnet.zone, gateways));
  }
  for (const subnet of inRow("nat")) {
    const answers = answerRoutes(subnet.zone, inRow("app"), gateways, firewall);
    tables.open(`nat-${letterOf(subnet.zone)}`, [subnet], { ...answers, ...internetOverIpv4(gateways) });
  }
  return { usingGatewayEndpoints: [admin, ...app] };
}

/** The bastion needs the way in too, over both families; who may use it is for its security group to say. */
function internetRoutes(gateways: Gateways): Record<string, RouteTarget> {
  return {
    ...internetOverIpv4(gateways),
    "internet-ipv6": { ...everywhereIpv6, gatewayId: gateways.internet.id },
  };
}

function internetOverIpv4({ internet }: Gateways): Record<string, RouteTarget> {
  return { "internet-ipv4": { ...everywhere, gatewayId: internet.id } };
}

/** Out over NAT and the egress-only gateway, or through the firewall, which answers over IPv6 could not come back to. */
function appRoutes(zone: string, gateways: Gateways, firewall?: NetworkFirewall): Record<string, RouteTarget> {
  if (firewall) {
    return { firewall: { ...everywhere, vpcEndpointId: firewall.endpointIn(zone) } };
  }
  return {
    ...natRoutes(zone, gateways),
    "egress-ipv6": { ...everywhereIpv6, egressOnlyGatewayId: gateways.egressOnly.id },
  };
}

function natRoutes(zone: string, gateways: Gateways): Record<string, RouteTarget> {
  const nat = gateways.natFor(zone);
  return nat ? { nat: { ...everywhere, natGatewayId: nat.id } } : {};
}

/** Answers to a zone's hosts go back through the endpoint that saw the question: a firewall must see both directions. */
function answerRoutes(
  natZone: string,
  appSubnets: MadeSubnet[],
  gateways: Gateways,
  firewall?: NetworkFirewall,
): Record<string, RouteTarget> {
  const served = appSubnets.filter(({ zone }) => gateways.natFor(zone) === gateways.nat.get(natZone));
  return Object.fromEntries(
    firewall === undefined
      ? []
      : served.map(({ zone, ipv4Block }) => [
          `app-${letterOf(zone)}`,
          { destinationCidrBlock: ipv4Block, vpcEndpointId: firewall.endpointIn(zone) },
        ]),
  );
}

/** Makes route tables with their routes and the subnets that use them. */
class Tables {
  constructor(
    private readonly context: Context,
    private readonly vpc: aws.ec2.Vpc,
  ) {}

  open(label: string, subnets: MadeSubnet[], routes: Record<string, RouteTarget>): aws.ec2.RouteTable {
    const table = this.table(label, subnets);
    for (const [target, route] of Object.entries(routes)) {
      new aws.ec2.Route(
        `${this.context.name}-${label}-to-${target}`,
        { routeTableId: table.id, ...route },
        this.context.options,
      );
    }
    return table;
  }

  /** A table whose list of routes is owned and empty: a route that somebody adds by hand is taken away again. */
  closed(label: string, subnets: MadeSubnet[]): aws.ec2.RouteTable {
    return this.table(label, subnets, { routes: [] });
  }

  private table(label: string, subnets: MadeSubnet[], more: Partial<aws.ec2.RouteTableArgs> = {}): aws.ec2.RouteTable {
    const { name, options, called, tags } = this.context;
    const table = new aws.ec2.RouteTable(
      `${name}-${label}-routes`,
      { vpcId: this.vpc.id, ...more, tags: tags(called(label)) },
      options,
    );
    for (const { row, zone, resource } of subnets) {
      new aws.ec2.RouteTableAssociation(
        `${name}-${row}-${letterOf(zone)}-routes-association`,
        { routeTableId: table.id, subnetId: resource.id },
        options,
      );
    }
    return table;
  }
}
