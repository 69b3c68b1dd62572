import * as aws from "@pulumi/aws";
import { tiers } from "../../model/tier";
import { aclRules, type AclRule, type Peer, type Peers } from "./acl-rules";
import type { Context } from "./context";
import type { NetworkPlan } from "./plan";
import type { MadeSubnet } from "./vpc";

/** One access list for each tier and spare row, over all its zones. */
export function makeAcls(
  context: Context,
  vpc: aws.ec2.Vpc,
  plan: NetworkPlan,
  subnets: MadeSubnet[],
  adminPort?: number,
): void {
  const { name, options, called, tags } = context;
  const peers = peersOf(vpc, plan);
  for (const row of new Set(subnets.map((subnet) => subnet.row))) {
    const { ingress, egress } = aclRules(row, peers, adminPort);
    new aws.ec2.NetworkAcl(
      `${name}-${row}-acl`,
      {
        vpcId: vpc.id,
        subnetIds: subnets.filter((subnet) => subnet.row === row).map(({ resource }) => resource.id),
        ingress: numbered(ingress),
        egress: numbered(egress),
        tags: tags(called(row)),
      },
      options,
    );
  }
}

function peersOf(vpc: aws.ec2.Vpc, { ipv4Block, blocks }: NetworkPlan): Peers {
  const ofTiers = tiers.map((tier): [string, Peer] => [
    tier,
    { ipv4: blocks[tier].ipv4, ipv6: vpc.ipv6CidrBlock.apply(blocks[tier].ipv6) },
  ]);
  return Object.fromEntries([...ofTiers, ["network", { ipv4: ipv4Block, ipv6: vpc.ipv6CidrBlock }]]) as Peers;
}

/** Lists are read in the order of their numbers; steps of ten leave room for a rule in an emergency. */
function numbered(rules: AclRule[]) {
  return rules.map((rule, index) => ({ ruleNo: 100 + 10 * index, ...rule }));
}
