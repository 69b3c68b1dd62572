import * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import { cloudName, fitted, LONGEST_BALANCER_NAME, tagged, type Ec2Parts } from "../support/ec2-parts";
import { madeHere } from "../support/ec2-subnets";
import type { WebTierSettings } from "./settings";

/** Two years, with every name below. Without `preload`, which cannot be taken back for months. RFC 6797. */
const STRICT_TRANSPORT_SECURITY = "max-age=63072000; includeSubDomains";

/**
 * TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only, and the post-quantum key exchange; the API's own
 * default is of 2016. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Seconds over which a new machine gets its full share of requests. */
const SLOW_START_SECONDS = 60;

/** The load balancer, over all zones of the public tier and in both address families. */
export function loadBalancer(parts: Ec2Parts, settings: WebTierSettings, groupId: Input<string>): aws.lb.LoadBalancer {
  const name = fitted(cloudName(parts), LONGEST_BALANCER_NAME);
  const bucket = settings.accessLogs.bucketName;
  return new aws.lb.LoadBalancer(
    `${parts.name}-balancer`,
    {
      name,
      loadBalancerType: "application",
      internal: false,
      ipAddressType: settings.ipv6 ? "dualstack" : "ipv4",
      subnets: settings.publicSubnets.map(({ id }) => id),
      securityGroups: [groupId],
      enableDeletionProtection: settings.deletionProtection,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      // What comes as X-Forwarded-For is kept and the client's address added: the hosts read it from the right.
      xffHeaderProcessingMode: "append",
      enableHttp2: true,
      enableZonalShift: true,
      // Where the web firewall does not answer, requests are refused, not let through.
      enableWafFailOpen: false,
      idleTimeout: 60,
      accessLogs: { bucket, enabled: true, prefix: name },
      connectionLogs: { bucket, enabled: true, prefix: `${name}-connections` },
      tags: tagged(parts, name),
    },
    { ...parts.child, dependsOn: madeHere(settings.accessLogs, settings.network) },
  );
}

/** Where requests go: over TLS, to machines that answer their health check. */
export function targetGroup(parts: Ec2Parts, settings: WebTierSettings): aws.lb.TargetGroup {
  const name = fitted(cloudName(parts), LONGEST_BALANCER_NAME);
  return new aws.lb.TargetGroup(
    `${parts.name}-targets`,
    {
      name,
      vpcId: settings.network.vpcId,
      targetType: "instance",
      protocol: "HTTPS",
      port: settings.servicePort,
      deregistrationDelay: settings.drainSeconds,
      slowStart: SLOW_START_SECONDS,
      healthCheck: {
        enabled: true,
        protocol: "HTTPS",
        port: "traffic-port",
        path: settings.healthPath,
        matcher: "200",
        interval: 10,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      tags: tagged(parts, name),
    },
    parts.child,
  );
}

export interface ListenerNeeds {
  balancer: aws.lb.LoadBalancer;
  targets: aws.lb.TargetGroup;
  certificateArn: Input<string>;
}

/** HTTPS is served; HTTP is only sent there. */
export function listeners(parts: Ec2Parts, { balancer, targets, certificateArn }: ListenerNeeds): aws.lb.Listener {
  const httpName = cloudName(parts, "http");
  new aws.lb.Listener(
    `${parts.name}-http`,
    {
      loadBalancerArn: balancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
      routingHttpResponseServerEnabled: false,
      tags: tagged(parts, httpName),
    },
    parts.child,
  );
  const httpsName = cloudName(parts, "https");
  return new aws.lb.Listener(
    `${parts.name}-https`,
    {
      loadBalancerArn: balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn,
      defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: STRICT_TRANSPORT_SECURITY,
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseXFrameOptionsHeaderValue: "DENY",
      tags: tagged(parts, httpsName),
    },
    parts.child,
  );
}
