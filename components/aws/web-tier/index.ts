import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerHandle } from "../handles";
import { Component } from "../support/component";
import { cloudName, type Ec2Parts } from "../support/ec2-parts";
import { roleName } from "../support/ec2-role";
import { logGroup } from "../support/log-group";
import type { WebTierArgs } from "./args";
import { listeners, loadBalancer, targetGroup } from "./balancer";
import { validatedCertificate } from "./certificate";
import { webFirewall } from "./firewall";
import { webGroups } from "./groups";
import { drain, hostGroup, hostTemplate, parameterPath } from "./hosts";
import { domainRecords } from "./records";
import { followLoad } from "./scaling";
import { webTierSettings } from "./settings";

export type { Capacity, Domain, WebTierArgs } from "./args";

/** The load balancer, as metrics and records name it. */
export interface WebLoadBalancer extends LoadBalancerHandle {
  arn: pulumi.Output<string>;
  dnsName: pulumi.Output<string>;
}

/**
 * A web service: a load balancer with TLS of today and a web firewall, which is all that the internet reaches, in front of a
 * group of hardened hosts in the app tier that follows load and replaces what fails (`lamp-alb`, `lamp-autoscaling`,
 * `lamp-tls`, `hard-public-surface`).
 *
 * Costs about $85 a month with its defaults in London before traffic: load balancer $20 and its three addresses $11, two
 * hosts $40, web firewall $10 and $0.60 for each million requests, logs $0.60 a GB.
 */
export class WebTier extends Component {
  /** The hosts' group: databases admit it, and add its way out to them. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly loadBalancer: WebLoadBalancer;
  /** The auto scaling group. */
  readonly groupName: string;
  /** The hosts' role. */
  readonly roleName: string;
  /** The hosts' logins, commands, bans and web logs. */
  readonly logGroupName: string;
  /** Under it is the configuration that the hosts may read from the Parameter Store. */
  readonly parameterPath: string;
  /** `https://` and the domain's name. */
  readonly url: string;

  /** @throws where an argument does not hold; the message names it, what was received and what would be accepted. */
  constructor(name: string, args: WebTierArgs, opts?: pulumi.ComponentResourceOptions) {
    super("WebTier", name, args.environment, opts);
    const settings = webTierSettings(args);
    const parts: Ec2Parts = { name, environment: args.environment, key: args.key, child: this.child };
    this.groupName = cloudName(parts);
    this.logGroupName = cloudName(parts);
    this.roleName = roleName(parts);
    this.parameterPath = parameterPath(parts);
    this.url = `https://${args.domain.name}`;

    const groups = webGroups(parts, settings);
    const balancer = loadBalancer(parts, settings, groups.balancer.id);
    const targets = targetGroup(parts, settings);
    const certificateArn = validatedCertificate(parts, args.domain);
    const listener = listeners(parts, { balancer, targets, certificateArn });
    webFirewall(parts, settings, balancer);
    domainRecords(parts, settings, balancer);

    const logs = this.logs(name, args);
    const template = hostTemplate(parts, settings, groups.hosts.id, this.logGroupName);
    const hosts = hostGroup(parts, settings, { template, targets, needs: [listener, logs] });
    drain(parts, hosts, settings);
    followLoad(parts, settings, hosts, balancer, targets);

    this.securityGroupId = groups.hosts.id;
    this.loadBalancer = {
      arn: balancer.arn,
      dnsName: balancer.dnsName,
      arnSuffix: balancer.arnSuffix,
      targetGroupArnSuffix: targets.arnSuffix,
    };
    this.registerOutputs({ url: this.url, dnsName: balancer.dnsName, groupName: this.groupName });
  }

  private logs(name: string, { environment, key, logRetentionDays }: WebTierArgs) {
    const { logGroupName } = this;
    return logGroup(`${name}-logs`, { environment, key, logGroupName, retentionDays: logRetentionDays }, this.child);
  }
}
