import * as aws from "@pulumi/aws";
import { ipv6Subnet } from "../../model/address-plan";
import type { SubnetHandle } from "../handles";
import type { Context } from "./context";
import type { NetworkPlan, PlacedSubnet } from "./plan";
import { letterOf } from "./zones";

/** A subnet as it was planned and made. */
export interface MadeSubnet extends PlacedSubnet {
  resource: aws.ec2.Subnet;
}

export function makeVpc(context: Context, ipv4Block: string): aws.ec2.Vpc {
  const { name, options, called, tags } = context;
  const vpc = new aws.ec2.Vpc(
    `${name}-vpc`,
    {
      cidrBlock: ipv4Block,
      assignGeneratedIpv6CidrBlock: true,
      enableDnsSupport: true,
      // The private names of interface endpoints need both.
      enableDnsHostnames: true,
      tags: tags(called()),
    },
    options,
  );
  emptyDefaults(context, vpc);
  return vpc;
}

/**
 * Whatever is made without naming its group, access list or routes gets the defaults: they admit nothing and lead nowhere
 * (CIS AWS Foundations 5.5, Security Hub EC2.2).
 */
function emptyDefaults({ name, options, called, tags }: Context, vpc: aws.ec2.Vpc): void {
  new aws.ec2.DefaultSecurityGroup(
    `${name}-default-security-group`,
    { vpcId: vpc.id, ingress: [], egress: [], tags: tags(called("default")) },
    options,
  );
  new aws.ec2.DefaultNetworkAcl(
    `${name}-default-acl`,
    { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [], egress: [], tags: tags(called("default")) },
    // A subnet always has a list: one that leaves its own falls back to this one, which is no drift to repair.
    { ...options, ignoreChanges: ["subnetIds"] },
  );
  new aws.ec2.DefaultRouteTable(
    `${name}-default-routes`,
    { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: tags(called("default")) },
    options,
  );
}

/** One subnet for each place in the plan. None gives public addresses by itself; what is public says so. */
export function makeSubnets(context: Context, vpc: aws.ec2.Vpc, plan: NetworkPlan): MadeSubnet[] {
  const { name, options, called, tags } = context;
  return plan.subnets.map((planned) => {
    const { row, zone, ipv4Block, ipv6Index } = planned;
    const resource = new aws.ec2.Subnet(
      `${name}-${row}-${letterOf(zone)}`,
      {
        vpcId: vpc.id,
        availabilityZone: zone,
        cidrBlock: ipv4Block,
        ipv6CidrBlock: vpc.ipv6CidrBlock.apply((block) => ipv6Subnet(block, ipv6Index)),
        mapPublicIpOnLaunch: false,
        // The way out of the app tier over IPv6 is the egress-only gateway: its addresses cannot be reached.
        assignIpv6AddressOnCreation: row === "app",
        tags: { ...tags(called(row, letterOf(zone))), tier: row === "nat" ? "public" : row },
      },
      options,
    );
    return { ...planned, resource };
  });
}

/** What other components see: the tiers, without the rows of the firewall. */
export function subnetHandles(subnets: MadeSubnet[]): SubnetHandle[] {
  return subnets.flatMap(({ row, zone, ipv4Block, resource }) =>
    row === "firewall" || row === "nat" ? [] : [{ id: resource.id, tier: row, zone, ipv4Block }],
  );
}
