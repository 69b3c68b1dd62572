import * as aws from "@pulumi/aws";
import type { Ec2Parts } from "../support/ec2-parts";
import type { WebTierSettings } from "./settings";
import { baseNamesOf, namesOf } from "./domain";

const ONE_HOUR = 3600;

/** Leads every name to the load balancer, in both address families, and says who may certify the names. */
export function domainRecords(parts: Ec2Parts, { domain, ipv6 }: WebTierSettings, balancer: aws.lb.LoadBalancer): void {
  for (const type of ipv6 ? ["A", "AAAA"] : ["A"]) {
    for (const name of namesOf(domain)) alias(parts, domain.hostedZoneId, name, type, balancer);
  }
  const issuers = domain.certificateAuthorities ?? ["amazon.com"];
  for (const name of baseNamesOf(domain)) {
    new aws.route53.Record(
      `${parts.name}-caa-${name}`,
      {
        zoneId: domain.hostedZoneId,
        name,
        type: "CAA",
        ttl: ONE_HOUR,
        records: issuers.map((by) => `0 issue "${by}"`),
      },
      parts.child,
    );
  }
}

function alias(
  parts: Ec2Parts,
  zoneId: aws.route53.RecordArgs["zoneId"],
  name: string,
  type: string,
  { dnsName, zoneId: balancerZoneId }: aws.lb.LoadBalancer,
): void {
  new aws.route53.Record(
    `${parts.name}-${type.toLowerCase()}-${name.replace("*", "wildcard")}`,
    { zoneId, name, type, aliases: [{ name: dnsName, zoneId: balancerZoneId, evaluateTargetHealth: true }] },
    parts.child,
  );
}
