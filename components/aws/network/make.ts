import type * as aws from "@pulumi/aws";
import type { NetworkHandle } from "../handles";
import { makeAcls } from "./acls";
import type { NetworkArgs } from "./args";
import { adminPort, endpointServices, natMode } from "./checks";
import type { Context } from "./context";
import { makeGatewayEndpoints, makeInterfaceEndpoints } from "./endpoints";
import { makeFirewall, type NetworkFirewall } from "./firewall";
import { makeGateways } from "./gateways";
import { planNetwork } from "./plan";
import { makeRoutes } from "./routes";
import { makeSubnets, makeVpc, subnetHandles, type MadeSubnet } from "./vpc";
import { zonesOf } from "./zones";

const DEFAULT_IPV4_BLOCK = "10.20.0.0/16";

/** A network from nothing: addresses, ways in and out, fences, and private ways to AWS. */
export function makeNetwork(
  context: Context,
  args: NetworkArgs,
  delivery: aws.cloudwatch.LogResourcePolicy,
): NetworkHandle {
  const mode = natMode(args);
  const services = endpointServices(args);
  const zones = zonesOf(context.environment.region, args.zones);
  const plan = planNetwork(args.ipv4Block ?? DEFAULT_IPV4_BLOCK, zones, args.firewall !== undefined);
  const vpc = makeVpc(context, plan.ipv4Block);
  const subnets = makeSubnets(context, vpc, plan);
  const firewall = firewallOf(context, args, vpc, subnets, delivery);
  const gateways = makeGateways(context, vpc, mode, inRow(subnets, firewall ? "nat" : "public"));
  const tables = makeRoutes(context, vpc, subnets, gateways, firewall);
  makeAcls(context, vpc, plan, subnets, adminPort(args));
  makeGatewayEndpoints(context, vpc, tables.usingGatewayEndpoints);
  makeInterfaceEndpoints(context, vpc, plan, subnets, services);
  return {
    vpcId: vpc.id,
    ipv4Block: plan.ipv4Block,
    ipv6Block: vpc.ipv6CidrBlock,
    zones: plan.zones,
    subnets: subnetHandles(subnets),
  };
}

function firewallOf(
  context: Context,
  { firewall, logRetentionDays }: NetworkArgs,
  vpc: aws.ec2.Vpc,
  subnets: MadeSubnet[],
  delivery: aws.cloudwatch.LogResourcePolicy,
): NetworkFirewall | undefined {
  return (
    firewall && makeFirewall(context, vpc, inRow(subnets, "firewall"), { ...firewall, logRetentionDays, delivery })
  );
}

function inRow(subnets: MadeSubnet[], row: MadeSubnet["row"]): MadeSubnet[] {
  return subnets.filter((subnet) => subnet.row === row);
}
