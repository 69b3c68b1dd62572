import { to, type Change, type Input, type Mutation } from "../../mutation";
import { T } from "../../types";

const set = (name: string, path: string, value: Input | undefined, type?: string): Change => ({
  set: name,
  path,
  value,
  ...(type ? { type } : {}),
});
const everywhere = { action: "allow", ruleNo: 1, protocol: "tcp", cidrBlock: "0.0.0.0/0" };

export const region: readonly Mutation[] = [
  {
    name: "the database copies one abroad",
    rule: "copies-stay-in-allowed-regions",
    changes: [
      set("database-cluster", "replicationSourceIdentifier", "arn:aws:rds:us-east-1:111122223333:cluster:other"),
    ],
  },
  {
    name: "an endpoint leads abroad",
    rule: "copies-stay-in-allowed-regions",
    changes: [set("network-kms-endpoint", "serviceRegion", "us-east-1")],
  },
  {
    name: "the web firewall's log goes abroad",
    rule: "copies-stay-in-allowed-regions",
    changes: [
      set("web-firewall-logging", "logDestinationConfigs", [
        "arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs-x",
      ]),
    ],
  },
];

export const machines: readonly Mutation[] = [
  {
    name: "servers start from a template that nobody judges",
    rule: "machine-group-starts-judged-machines",
    changes: [set("web-hosts-group", "launchTemplate", { id: "lt-0123456789abcdef0", version: "3" })],
  },
  {
    name: "servers of one size start from a template that nobody judges",
    rule: "machine-group-starts-judged-machines",
    changes: [
      set("web-hosts-group", "mixedInstancesPolicy", {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: to("web-template"), version: "1" },
          overrides: [{ launchTemplateSpecification: { launchTemplateId: "lt-0123456789abcdef0" } }],
        },
      }),
    ],
  },
];

export const isolated: readonly Mutation[] = [
  {
    name: "the database takes queries from the web",
    rule: "database-is-not-public",
    changes: [set("database-cluster", "enableHttpEndpoint", true)],
  },
];

export const tenantDatabases: readonly Mutation[] = [
  {
    name: "the customers' job is told a password",
    rule: "function-holds-no-secret",
    changes: [set("database-tenants-job", "environment.variables", { DB_PASSWORD: "hunter2" })],
  },
];

export const firewalls: readonly Mutation[] = [
  {
    name: "requests pass when the web firewall is late",
    rule: "load-balancer-has-a-web-firewall",
    changes: [set("web-balancer", "enableWafFailOpen", true, T.loadBalancer)],
  },
  {
    name: "the data's access list lets everybody in",
    rule: "data-network-acl-admits-no-strangers",
    changes: [set("network-data-acl", "ingress", [{ ...everywhere, fromPort: 1024, toPort: 65_535 }])],
  },
  {
    name: "the data's access list lets data out",
    rule: "data-network-acl-admits-no-strangers",
    changes: [set("network-data-acl", "egress", [{ ...everywhere, fromPort: 443, toPort: 443 }])],
  },
  {
    name: "a rule of its own lets everybody in to the data",
    rule: "data-network-acl-admits-no-strangers",
    changes: [
      {
        add: "loose",
        type: T.aclRule,
        inputs: {
          networkAclId: to("network-data-acl"),
          ruleNumber: 1,
          protocol: "tcp",
          ruleAction: "allow",
          cidrBlock: "0.0.0.0/0",
          fromPort: 1,
          toPort: 65_535,
        },
      },
    ],
  },
];

export const tls: readonly Mutation[] = [
  {
    name: "HTTPS sends clients back to HTTP",
    rule: "listener-encrypts-or-redirects",
    changes: [
      set("web-https", "defaultActions", [
        { type: "redirect", redirect: { protocol: "HTTP", port: "80", statusCode: "HTTP_302" } },
      ]),
    ],
  },
  {
    name: "a parameter is given again, without TLS",
    rule: "database-requires-tls",
    changes: [
      set("database-parameters", "parameters", [
        { name: "rds.force_ssl", value: "1" },
        { name: "ssl_min_protocol_version", value: "TLSv1.2" },
        { name: "rds.force_ssl", value: "0" },
      ]),
    ],
  },
];

export const filesEncrypted: readonly Mutation[] = [
  {
    name: "the files' bucket says that it takes access logs, and needs no key",
    rule: "store-is-encrypted-with-its-class-key",
    changes: [
      { remove: "files-bucket-encryption" },
      set("access-logs-bucket", "logging", { targetBucket: to("files-bucket"), targetPrefix: "x" }),
    ],
  },
];

export const autoscaling: readonly Mutation[] = [
  {
    name: "errors count as health",
    rule: "machine-group-asks-the-load-balancer",
    changes: [set("web-targets", "healthCheck.matcher", "200-499")],
  },
  {
    name: "nobody asks after health",
    rule: "machine-group-asks-the-load-balancer",
    changes: [set("web-targets", "healthCheck.enabled", false)],
  },
  {
    name: "a timetable leaves no server at night",
    rule: "machine-group-has-two-machines",
    changes: [
      {
        add: "night",
        type: "aws:autoscaling/schedule:Schedule",
        inputs: {
          autoscalingGroupName: to("web-hosts-group"),
          scheduledActionName: "night",
          minSize: 0,
          maxSize: 0,
          recurrence: "0 0 * * *",
        },
      },
    ],
  },
];
