import * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import { cloudName, tagged, type Ec2Parts } from "./ec2-parts";

/** The other end of a rule: one of the three. */
export type Peer = { group: Input<string> } | { list: Input<string> } | { block: string };

/** A security group that lets nothing through until a rule is added. */
export function securityGroup(parts: Ec2Parts, part: string, description: string, vpcId: Input<string>) {
  const name = cloudName(parts, part);
  return new aws.ec2.SecurityGroup(
    `${parts.name}-${part}`,
    { name, description, vpcId, tags: tagged(parts, name) },
    parts.child,
  );
}

/** Lets TCP in from a peer, on one port. `part` ends the rule's names: `hosts-from-balancer`. */
export function admit(parts: Ec2Parts, part: string, groupId: Input<string>, port: number, peer: Peer, why: string) {
  return new aws.vpc.SecurityGroupIngressRule(`${parts.name}-${part}`, rule(parts, part, groupId, port, peer, why), {
    ...parts.child,
  });
}

/** Lets TCP out to a peer, on one port. */
export function letOut(parts: Ec2Parts, part: string, groupId: Input<string>, port: number, peer: Peer, why: string) {
  return new aws.vpc.SecurityGroupEgressRule(`${parts.name}-${part}`, rule(parts, part, groupId, port, peer, why), {
    ...parts.child,
  });
}

/** Lets HTTPS out to anywhere: updates, and the services of AWS that have no endpoint in the network. */
export function letOutHttps(parts: Ec2Parts, of: string, groupId: Input<string>, ipv6: boolean): void {
  const why = "HTTPS: updates and AWS services";
  letOut(parts, `${of}-to-https-ipv4`, groupId, 443, { block: "0.0.0.0/0" }, why);
  if (ipv6) letOut(parts, `${of}-to-https-ipv6`, groupId, 443, { block: "::/0" }, why);
}

function rule(
  parts: Ec2Parts,
  part: string,
  securityGroupId: Input<string>,
  port: number,
  peer: Peer,
  description: string,
) {
  return {
    securityGroupId,
    description,
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    ...peerArguments(peer),
    tags: tagged(parts, cloudName(parts, part)),
  };
}

function peerArguments(peer: Peer) {
  if ("group" in peer) return { referencedSecurityGroupId: peer.group };
  if ("list" in peer) return { prefixListId: peer.list };
  return peer.block.includes(":") ? { cidrIpv6: peer.block } : { cidrIpv4: peer.block };
}
