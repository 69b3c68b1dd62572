import type * as aws from "@pulumi/aws";
import { admit, letOut, letOutHttps, securityGroup } from "../support/ec2-groups";
import type { Ec2Parts } from "../support/ec2-parts";
import type { WebTierSettings } from "./settings";

export interface WebGroups {
  balancer: aws.ec2.SecurityGroup;
  hosts: aws.ec2.SecurityGroup;
}

/**
 * Who reaches whom: the internet the load balancer on 80 and 443, the load balancer the hosts on their service port, the
 * bastion the hosts on their SSH port. Nothing else comes in; databases add the ways out to them.
 */
export function webGroups(parts: Ec2Parts, settings: WebTierSettings): WebGroups {
  const { vpcId } = settings.network;
  const balancer = securityGroup(parts, "balancer", "Load balancer: HTTPS from the internet", vpcId);
  const hosts = securityGroup(parts, "hosts", "Web hosts: requests from the load balancer only", vpcId);
  admitInternet(parts, balancer, settings.ipv6);
  connect(parts, balancer, hosts, settings.servicePort);
  admitAdministration(parts, hosts, settings);
  letOutHttps(parts, "hosts", hosts.id, settings.ipv6);
  return { balancer, hosts };
}

/** The one surface that faces the internet. */
function admitInternet(parts: Ec2Parts, balancer: aws.ec2.SecurityGroup, ipv6: boolean): void {
  for (const [family, block] of [["ipv4", "0.0.0.0/0"], ...(ipv6 ? ([["ipv6", "::/0"]] as const) : [])] as const) {
    admit(parts, `balancer-https-${family}`, balancer.id, 443, { block }, "HTTPS from the internet");
    admit(parts, `balancer-http-${family}`, balancer.id, 80, { block }, "HTTP, which is only redirected");
  }
}

function connect(
  parts: Ec2Parts,
  balancer: aws.ec2.SecurityGroup,
  hosts: aws.ec2.SecurityGroup,
  servicePort: number,
): void {
  const why = "Requests and health checks";
  letOut(parts, "balancer-to-hosts", balancer.id, servicePort, { group: hosts.id }, why);
  admit(parts, "hosts-from-balancer", hosts.id, servicePort, { group: balancer.id }, why);
}

function admitAdministration(parts: Ec2Parts, hosts: aws.ec2.SecurityGroup, { administration }: WebTierSettings): void {
  if (administration === undefined) return;
  const { securityGroupId, port } = administration;
  const why = `SSH through the bastion to ${parts.name}`;
  admit(parts, "hosts-from-bastion", hosts.id, port, { group: securityGroupId }, why);
  letOut(parts, "bastion-to-hosts", securityGroupId, port, { group: hosts.id }, why);
}
