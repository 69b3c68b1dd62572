import * as aws from "@pulumi/aws";
import type { NatMode } from "./args";
import type { Context } from "./context";
import type { MadeSubnet } from "./vpc";
import { letterOf } from "./zones";

/** The ways out of the network. */
export interface Gateways {
  internet: aws.ec2.InternetGateway;
  egressOnly: aws.ec2.EgressOnlyInternetGateway;
  /** By the zone that each stands in. */
  nat: Map<string, aws.ec2.NatGateway>;
  /** The NAT gateway that serves a zone. */
  natFor: (zone: string) => aws.ec2.NatGateway | undefined;
}

/** `natSubnets`: one a zone, in the order of the zones, where NAT gateways may stand. */
export function makeGateways(context: Context, vpc: aws.ec2.Vpc, mode: NatMode, natSubnets: MadeSubnet[]): Gateways {
  const { name, options, called, tags } = context;
  const internet = new aws.ec2.InternetGateway(
    `${name}-internet-gateway`,
    { vpcId: vpc.id, tags: tags(called()) },
    options,
  );
  const egressOnly = new aws.ec2.EgressOnlyInternetGateway(
    `${name}-egress-only-gateway`,
    { vpcId: vpc.id, tags: tags(called()) },
    options,
  );
  const places = { "per-zone": natSubnets, single: natSubnets.slice(0, 1), none: [] }[mode];
  const nat = new Map(places.map((subnet) => [subnet.zone, natGateway(context, internet, subnet)]));
  const natFor = (zone: string) => nat.get(mode === "single" ? natSubnets[0]!.zone : zone);
  return { internet, egressOnly, nat, natFor };
}

function natGateway(context: Context, internet: aws.ec2.InternetGateway, subnet: MadeSubnet): aws.ec2.NatGateway {
  const { name, options, called, tags } = context;
  const letter = letterOf(subnet.zone);
  // Without the internet gateway AWS refuses both; nothing else tells the engine so.
  const afterInternet = { ...options, dependsOn: [internet] };
  const address = new aws.ec2.Eip(
    `${name}-nat-${letter}-address`,
    { domain: "vpc", tags: tags(called("nat", letter)) },
    afterInternet,
  );
  return new aws.ec2.NatGateway(
    `${name}-nat-gateway-${letter}`,
    {
      allocationId: address.id,
      connectivityType: "public",
      subnetId: subnet.resource.id,
      tags: tags(called("nat", letter)),
    },
    afterInternet,
  );
}
