import * as aws from "@pulumi/aws";
import { logGroup } from "../support/log-group";
import { cloudName, tagged, type Ec2Parts } from "../support/ec2-parts";
import type { WebTierSettings } from "./settings";

type Rule = aws.types.input.wafv2.WebAclRule;

/** WAF delivers to log groups of such names only. */
export function firewallLogGroupName(parts: Ec2Parts): string {
  return `aws-waf-logs-${cloudName(parts)}`;
}

/**
 * The web firewall in front of the load balancer: it refuses addresses that ask too often or are known to attack, and
 * requests that look like known attacks. About 1,130 of the 1,500 capacity units that the basic price covers.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export function webFirewall(parts: Ec2Parts, settings: WebTierSettings, balancer: aws.lb.LoadBalancer): void {
  const name = cloudName(parts);
  const acl = new aws.wafv2.WebAcl(
    `${parts.name}-firewall`,
    {
      name,
      description: `Guards the load balancer ${name}`,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules: firewallRules(parts, settings),
      visibilityConfig: visible(name),
      tags: tagged(parts, name),
    },
    parts.child,
  );
  new aws.wafv2.WebAclAssociation(
    `${parts.name}-firewall-association`,
    { resourceArn: balancer.arn, webAclArn: acl.arn },
    parts.child,
  );
  logRefusals(parts, settings, acl);
}

function firewallRules(parts: Ec2Parts, { rateLimit, largeBodies }: WebTierSettings): Rule[] {
  const countedOnly = largeBodies ? ["SizeRestrictions_BODY"] : [];
  return [
    rateRule(parts, rateLimit),
    managedRules(parts, 1, "AWSManagedRulesAmazonIpReputationList"),
    managedRules(parts, 2, "AWSManagedRulesKnownBadInputsRuleSet"),
    managedRules(parts, 3, "AWSManagedRulesCommonRuleSet", countedOnly),
    managedRules(parts, 4, "AWSManagedRulesSQLiRuleSet"),
  ];
}

function rateRule(parts: Ec2Parts, limit: number): Rule {
  return {
    name: "rate-of-one-address",
    priority: 0,
    action: { block: {} },
    statement: { rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit } },
    visibilityConfig: visible(cloudName(parts, "rate")),
  };
}

function managedRules(parts: Ec2Parts, priority: number, name: string, countedOnly: string[] = []): Rule {
  return {
    name,
    priority,
    // The group's own actions hold: it refuses.
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: countedOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visible(cloudName(parts, name)),
  };
}

/** Counted, but not sampled: samples hold whole requests, and no redaction reaches them (`hard-no-sensitive-logs`). */
function visible(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}

/** Logs what was refused or counted, without what proves who somebody is; the rest is in the access log. */
function logRefusals(parts: Ec2Parts, { logRetentionDays }: WebTierSettings, acl: aws.wafv2.WebAcl): void {
  const { environment, key, child } = parts;
  const logs = logGroup(
    `${parts.name}-firewall-logs`,
    { environment, key, logGroupName: firewallLogGroupName(parts), retentionDays: logRetentionDays },
    child,
  );
  new aws.wafv2.WebAclLoggingConfiguration(
    `${parts.name}-firewall-logging`,
    {
      resourceArn: acl.arn,
      logDestinationConfigs: [logs.arn],
      redactedFields: [
        { singleHeader: { name: "authorization" } },
        { singleHeader: { name: "cookie" } },
        { queryString: {} },
      ],
      loggingFilter: {
        defaultBehavior: "DROP",
        filters: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            conditions: ["BLOCK", "COUNT"].map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
    },
    child,
  );
}
