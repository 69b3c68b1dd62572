import * as pulumi from "@pulumi/pulumi";
import type { Tier } from "../../model/tier";
import type { NetworkHandle, SubnetHandle } from "../handles";
import { Component } from "../support/component";
import type { NetworkArgs } from "./args";
import { useExisting } from "./checks";
import type { Context } from "./context";
import { firewallLogGroupName } from "./firewall";
import { admitLogDelivery, logFlows, logQueries, queryLogGroupName } from "./logs";
import { makeNetwork } from "./make";

export type { ExistingNetwork, FirewallArgs, NatMode, NetworkArgs } from "./args";
export type { InterfaceService } from "./endpoint-services";

/**
 * A private network over several zones, with IPv4 and IPv6, in four tiers:
 *
 * | tier   | holds                          | way in                     | way out                                    |
 * |--------|--------------------------------|----------------------------|--------------------------------------------|
 * | public | load balancers, NAT            | internet                   | internet                                   |
 * | admin  | bastion                        | internet, by its own group | internet, S3, DynamoDB                     |
 * | app    | hosts, functions, endpoints    | none                       | NAT, egress-only gateway, S3, DynamoDB     |
 * | data   | databases and what else stores | none                       | none: its route table has no route         |
 *
 * With its defaults it costs about $265 a month in London before traffic: NAT $120, endpoints $145. `nat: "single"` and
 * `endpoints: []` bring that to $41; logs cost about $0.60 a GB.
 */
export class Network extends Component implements NetworkHandle {
  readonly vpcId: pulumi.Output<string>;
  readonly ipv4Block: string;
  readonly ipv6Block?: pulumi.Output<string>;
  readonly zones: string[];
  readonly subnets: SubnetHandle[];

  /** @throws where an argument cannot be used; the message names it, what was received and what would be accepted. */
  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Network", name, args.environment, opts);
    const context = this.context(name, args);
    const delivery = admitLogDelivery(context, deliveredLogs(context, args));
    const network = args.existing ? useExisting(args, args.existing) : makeNetwork(context, args, delivery);
    this.vpcId = pulumi.output(network.vpcId);
    this.ipv4Block = network.ipv4Block;
    this.ipv6Block = network.ipv6Block === undefined ? undefined : pulumi.output(network.ipv6Block);
    this.zones = network.zones;
    this.subnets = network.subnets;
    logFlows(context, this.vpcId, args.logRetentionDays);
    logQueries(context, this.vpcId, delivery, args.logRetentionDays);
    this.registerOutputs({ vpcId: this.vpcId, ipv4Block: this.ipv4Block, ipv6Block: this.ipv6Block });
  }

  /**
   * The subnets of a tier, one a zone.
   *
   * @throws where an existing network has none of that tier.
   */
  subnetsOf(tier: Tier): SubnetHandle[] {
    const found = this.subnets.filter((subnet) => subnet.tier === tier);
    if (found.length === 0) {
      throw new Error(`existing.subnets: none is of tier ${tier}; accepted is at least one of each tier that is used`);
    }
    return found;
  }

  private context(name: string, { environment, key }: NetworkArgs): Context {
    return {
      name,
      environment,
      key,
      options: this.child,
      called: (...parts) => this.called(name, ...parts),
      tags: (cloudName) => this.tags(cloudName, key.dataClass),
    };
  }
}

function deliveredLogs(context: Context, { firewall }: NetworkArgs): string[] {
  return [queryLogGroupName(context), ...(firewall ? [firewallLogGroupName(context)] : [])];
}
