import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { logGroup } from "../support/log-group";
import type { FirewallArgs } from "./args";
import type { Context } from "./context";
import type { MadeSubnet } from "./vpc";

export interface NetworkFirewall {
  /** The firewall's endpoint in a zone: what routes lead to. */
  endpointIn: (zone: string) => pulumi.Output<string>;
}

/** It cannot be changed later; AWS counts one for each domain and protocol, and a policy admits 30,000. */
const RULE_CAPACITY = 1000;
const domainPattern = /^\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** A stateful firewall that passes HTTP and TLS to the named domains and drops everything else, in strict order. */
export function makeFirewall(
  context: Context,
  vpc: aws.ec2.Vpc,
  subnets: MadeSubnet[],
  args: FirewallArgs & { delivery: aws.cloudwatch.LogResourcePolicy; logRetentionDays?: number },
): NetworkFirewall {
  const { name, key, options, called, tags } = context;
  const encryptionConfiguration = { type: "CUSTOMER_KMS", keyId: key.arn };
  const firewall = new aws.networkfirewall.Firewall(
    `${name}-firewall`,
    {
      name: called(),
      vpcId: vpc.id,
      firewallPolicyArn: firewallPolicy(context, checkedDomains(args.allowedDomains), encryptionConfiguration).arn,
      subnetMappings: subnets.map(({ resource }) => ({ subnetId: resource.id, ipAddressType: "IPV4" })),
      deleteProtection: args.deletionProtection ?? true,
      encryptionConfiguration,
      tags: tags(called()),
    },
    options,
  );
  logConnections(context, firewall, args.delivery, args.logRetentionDays);
  return { endpointIn: (zone) => firewall.firewallStatuses.apply((statuses) => endpointOf(statuses, zone)) };
}

function firewallPolicy(
  { name, options, called, tags }: Context,
  targets: string[],
  encryptionConfiguration: aws.types.input.networkfirewall.FirewallPolicyEncryptionConfiguration,
): aws.networkfirewall.FirewallPolicy {
  const domains = new aws.networkfirewall.RuleGroup(
    `${name}-allowed-domains`,
    {
      name: called("allowed-domains"),
      type: "STATEFUL",
      capacity: RULE_CAPACITY,
      encryptionConfiguration,
      ruleGroup: {
        statefulRuleOptions: { ruleOrder: "STRICT_ORDER" },
        rulesSource: {
          rulesSourceList: { generatedRulesType: "ALLOWLIST", targetTypes: ["HTTP_HOST", "TLS_SNI"], targets },
        },
      },
      tags: tags(called("allowed-domains")),
    },
    options,
  );
  return new aws.networkfirewall.FirewallPolicy(
    `${name}-firewall-policy`,
    {
      name: called(),
      encryptionConfiguration,
      firewallPolicy: {
        statelessDefaultActions: ["aws:forward_to_sfe"],
        statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
        statefulEngineOptions: { ruleOrder: "STRICT_ORDER", streamExceptionPolicy: "REJECT" },
        // A TLS name is only seen once a connection is established, so that this is where the rest is dropped. What has no
        // connections does not come this far: the access lists admit TCP alone.
        statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
        statefulRuleGroupReferences: [{ priority: 1, resourceArn: domains.arn }],
      },
      tags: tags(called()),
    },
    options,
  );
}

/** Whom the hosts tried to reach (alerts) and whom they reached (flows), in one log group. */
function logConnections(
  context: Context,
  firewall: aws.networkfirewall.Firewall,
  delivery: aws.cloudwatch.LogResourcePolicy,
  retentionDays?: number,
): void {
  const { name, environment, key, options } = context;
  const logGroupName = firewallLogGroupName(context);
  const group = logGroup(`${name}-firewall-log`, { environment, logGroupName, key, retentionDays }, options);
  new aws.networkfirewall.LoggingConfiguration(
    `${name}-firewall-logging`,
    {
      firewallArn: firewall.arn,
      loggingConfiguration: {
        logDestinationConfigs: ["ALERT", "FLOW"].map((logType) => ({
          logType,
          logDestinationType: "CloudWatchLogs",
          logDestination: { logGroup: group.name },
        })),
      },
    },
    { ...options, dependsOn: [delivery] },
  );
}

export function firewallLogGroupName({ called }: Context): string {
  return called("firewall");
}

function endpointOf(statuses: aws.types.output.networkfirewall.FirewallFirewallStatus[], zone: string): string {
  const states = statuses.flatMap(({ syncStates }) => syncStates);
  const endpoint = states.find(({ availabilityZone }) => availabilityZone === zone)?.attachments[0]?.endpointId;
  if (endpoint === undefined) {
    throw new Error(`firewall: AWS reports no endpoint in ${zone}; accepted is a firewall with one in each zone`);
  }
  return endpoint;
}

function checkedDomains(domains: string[]): string[] {
  const accepted = "accepted are domains such as deb.debian.org, or .debian.org for all below it";
  if (domains.length === 0) {
    throw new Error(`firewall.allowedDomains: received none; ${accepted}`);
  }
  const wrong = domains.find((domain) => !domainPattern.test(domain));
  if (wrong !== undefined) {
    throw new Error(`firewall.allowedDomains: received "${wrong}"; ${accepted}`);
  }
  return [...domains].sort();
}
