import { to, type Mutation } from "../mutation";
import { T } from "../types";

const KEEPS_TAGS = {
  owner: "x@lamplight.example",
  environment: "production",
  "data-class": "high",
  "managed-by": "pulumi",
};

/** `lamp-isolated`: servers are isolated, access only from particular places. */
export const isolated: readonly Mutation[] = [
  {
    name: "a second rule opens the bastion to everybody",
    rule: "internet-enters-only-by-load-balancers",
    changes: [
      {
        add: "sibling",
        type: T.ingress,
        inputs: {
          securityGroupId: to("bastion-group"),
          cidrIpv4: "0.0.0.0/0",
          ipProtocol: "tcp",
          fromPort: 2242,
          toPort: 2242,
        },
      },
    ],
  },
  {
    name: "half of the internet in two rules",
    rule: "internet-enters-only-by-load-balancers",
    changes: [
      {
        add: "lower",
        type: T.ingress,
        inputs: {
          securityGroupId: to("bastion-group"),
          cidrIpv4: "0.0.0.0/1",
          ipProtocol: "tcp",
          fromPort: 2242,
          toPort: 2242,
        },
      },
      {
        add: "upper",
        type: T.ingress,
        inputs: {
          securityGroupId: to("bastion-group"),
          cidrIpv4: "128.0.0.0/1",
          ipProtocol: "tcp",
          fromPort: 2242,
          toPort: 2242,
        },
      },
    ],
  },
  {
    name: "the bastion is open by IPv6 only",
    rule: "internet-enters-only-by-load-balancers",
    changes: [
      {
        add: "sibling",
        type: T.ingress,
        inputs: {
          securityGroupId: to("bastion-group"),
          cidrIpv6: "::/0",
          ipProtocol: "tcp",
          fromPort: 2242,
          toPort: 2242,
        },
      },
    ],
  },
  {
    name: "a rule of the old kind opens the servers",
    rule: "internet-enters-only-by-load-balancers",
    changes: [
      {
        add: "sibling",
        type: T.ruleOfOldKind,
        inputs: {
          securityGroupId: to("web-hosts"),
          type: "ingress",
          cidrBlocks: ["0.0.0.0/0"],
          protocol: "-1",
          fromPort: 0,
          toPort: 0,
        },
      },
    ],
  },
  {
    name: "the allowed ranges grow to a quarter of the internet",
    rule: "allowed-ranges-are-small",
    changes: [{ set: "operators-ipv4", path: "entries", value: [{ cidr: "64.0.0.0/2", description: "home" }] }],
  },
  {
    name: "the bastion admits one written range instead of the list",
    rule: "administration-comes-from-allowed-ranges",
    changes: [
      { set: "bastion-from-ranges-ipv4", path: "prefixListId", value: undefined },
      { set: "bastion-from-ranges-ipv4", path: "cidrIpv4", value: "198.51.100.7/32" },
    ],
  },
  {
    name: "the application's subnets get a route to the internet",
    rule: "private-subnet-has-no-internet-route",
    changes: [
      {
        add: "sibling",
        type: T.route,
        inputs: {
          routeTableId: to("network-app-a-routes"),
          destinationCidrBlock: "203.0.113.0/24",
          gatewayId: to("network-internet-gateway"),
        },
      },
    ],
  },
  {
    name: "the data's subnets get a route out through NAT",
    rule: "data-subnet-has-no-route-out",
    changes: [
      {
        add: "sibling",
        type: T.route,
        inputs: {
          routeTableId: to("network-data-routes"),
          destinationCidrBlock: "0.0.0.0/0",
          natGatewayId: to("network-nat-gateway-a"),
        },
      },
    ],
  },
  {
    name: "subnets give public addresses",
    rule: "subnet-gives-no-public-addresses",
    changes: [{ set: "network-app-a", path: "mapPublicIpOnLaunch", value: true }],
  },
  {
    name: "servers get public addresses",
    rule: "host-has-no-public-address",
    changes: [{ set: "web-template", path: "networkInterfaces.0.associatePublicIpAddress", value: "true" }],
  },
  {
    name: "servers move to the public subnets",
    rule: "web-hosts-stand-in-private-subnets",
    changes: [
      { set: "web-hosts-group", path: "vpcZoneIdentifiers", value: [to("network-public-a"), to("network-public-b")] },
    ],
  },
  {
    name: "a machine of the database is public",
    rule: "database-is-not-public",
    changes: [{ set: "database-instance-2", path: "publiclyAccessible", value: true }],
  },
  {
    name: "the database moves to the application's subnets",
    rule: "database-stands-in-data-subnets",
    changes: [{ set: "database-subnets", path: "subnetIds", value: [to("network-app-a"), to("network-app-b")] }],
  },
];

/** `lamp-firewalls`: firewalls limit traffic by type and source. */
export const firewalls: readonly Mutation[] = [
  {
    name: "the load balancer takes every port",
    rule: "internet-enters-only-by-load-balancers",
    changes: [{ set: "web-balancer-https-ipv4", path: "toPort", value: 65535 }],
  },
  {
    name: "servers may send anything anywhere",
    rule: "egress-is-narrow",
    changes: [
      {
        add: "sibling",
        type: T.egress,
        inputs: { securityGroupId: to("web-hosts"), cidrIpv4: "0.0.0.0/0", ipProtocol: "-1" },
      },
    ],
  },
  {
    name: "servers may send mail anywhere, by IPv6",
    rule: "egress-is-narrow",
    changes: [
      {
        add: "sibling",
        type: T.egress,
        inputs: { securityGroupId: to("web-hosts"), cidrIpv6: "::/0", ipProtocol: "tcp", fromPort: 25, toPort: 25 },
      },
    ],
  },
  {
    name: "the servers admit the whole network",
    rule: "internal-rules-name-groups",
    changes: [
      {
        add: "sibling",
        type: T.ingress,
        inputs: {
          securityGroupId: to("web-hosts"),
          cidrIpv4: "10.0.0.0/8",
          ipProtocol: "tcp",
          fromPort: 8443,
          toPort: 8443,
        },
      },
    ],
  },
  {
    name: "the load balancer reaches every port of the servers",
    rule: "rules-name-protocol-and-ports",
    changes: [{ set: "web-hosts-from-balancer", path: "ipProtocol", value: "-1" }],
  },
  {
    name: "the default group admits its members",
    rule: "default-group-is-empty",
    changes: [
      {
        set: "network-default-security-group",
        path: "ingress",
        value: [{ protocol: "-1", self: true, fromPort: 0, toPort: 0 }],
      },
    ],
  },
  {
    name: "the default network ACL admits everything",
    rule: "default-network-acl-is-empty",
    changes: [
      {
        set: "network-default-acl",
        path: "ingress",
        value: [{ ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 }],
      },
    ],
  },
  {
    name: "the data tier loses its network ACL",
    rule: "network-acl-guards-every-tier",
    changes: [{ remove: "network-data-acl" }],
  },
  {
    name: "servers reach every port of the database",
    rule: "database-is-reached-on-its-port-only",
    changes: [
      { set: "database-from-web", path: "fromPort", value: 0 },
      { set: "database-from-web", path: "toPort", value: 65535 },
    ],
  },
  {
    name: "a range may reach the database",
    rule: "database-is-reached-on-its-port-only",
    changes: [
      {
        add: "sibling",
        type: T.ingress,
        inputs: {
          securityGroupId: to("database-group"),
          cidrIpv4: "10.20.0.0/16",
          ipProtocol: "tcp",
          fromPort: 5432,
          toPort: 5432,
        },
      },
    ],
  },
  {
    name: "the servers' own firewall accepts by default",
    rule: "host-firewall-denies-by-default",
    changes: [
      {
        edit: "web-template",
        path: "userData",
        from: /hook input priority filter; policy drop;/,
        with: "hook input priority filter; policy accept;",
      },
    ],
  },
  {
    name: "the web firewall guards nothing",
    rule: "load-balancer-has-a-web-firewall",
    changes: [{ remove: "web-firewall-association" }],
  },
  {
    name: "the web firewall has no rules",
    rule: "web-firewall-has-managed-rules",
    changes: [{ set: "web-firewall", path: "rules", value: [] }],
  },
  {
    name: "the web firewall does not limit rates",
    rule: "web-firewall-limits-rates",
    changes: [{ set: "web-firewall", path: "rules", value: [] }],
  },
];

/** `lamp-vpc`: traffic between servers is isolated in a VPC. */
export const vpc: readonly Mutation[] = [
  { name: "there is no network", rule: "network-exists", changes: [{ remove: "network-vpc" }] },
  {
    name: "the database moves to the public subnets",
    rule: "database-stands-in-data-subnets",
    changes: [{ set: "database-subnets", path: "subnetIds", value: [to("network-public-a"), to("network-public-b")] }],
  },
  { name: "flows are not logged", rule: "network-logs-its-flows", changes: [{ remove: "network-flow-log" }] },
  {
    name: "only refused flows are logged",
    rule: "network-logs-its-flows",
    changes: [{ set: "network-flow-log", path: "trafficType", value: "REJECT" }],
  },
  {
    name: "names that are asked for are not logged",
    rule: "network-logs-dns-queries",
    changes: [{ remove: "network-query-log-association" }],
  },
  {
    name: "the endpoint for S3 lets everything pass",
    rule: "service-endpoint-is-narrowed",
    changes: [{ set: "network-s3-endpoint", path: "policy", value: undefined }],
  },
  {
    name: "an endpoint's policy is widened",
    rule: "service-endpoint-is-narrowed",
    changes: [
      {
        set: "network-secretsmanager-endpoint",
        path: "policy",
        value:
          '{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
      },
    ],
  },
  {
    name: "no service is reached from inside",
    rule: "service-endpoints-exist",
    changes: ["dynamodb", "kms", "logs", "monitoring", "s3", "secretsmanager", "ssm", "ssmmessages"].map((service) => ({
      remove: `network-${service}-endpoint`,
    })),
  },
  {
    name: "the customers' job runs outside the network",
    rule: "function-runs-in-the-network",
    changes: [{ set: "database-tenants-job", path: "vpcConfig", value: undefined }],
  },
  {
    name: "the default route table leads out",
    rule: "default-route-table-is-empty",
    changes: [
      {
        set: "network-default-routes",
        path: "routes",
        value: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0123456789abcdef0" }],
      },
    ],
  },
  {
    name: "another network is joined",
    rule: "network-has-no-peering",
    changes: [
      {
        add: "sibling",
        type: T.route,
        inputs: {
          routeTableId: to("network-data-routes"),
          destinationCidrBlock: "10.99.0.0/16",
          vpcPeeringConnectionId: "pcx-0123456789abcdef0",
        },
      },
    ],
  },
];

/** `lamp-region`: everything is in London and stays in the UK. */
export const region: readonly Mutation[] = [
  {
    name: "the provider works in Ireland",
    rule: "resource-is-in-allowed-region",
    changes: [{ set: "aws", type: "pulumi:providers:aws", path: "region", value: "eu-west-1" }],
  },
  {
    name: "one bucket is in Frankfurt",
    rule: "resource-is-in-allowed-region",
    changes: [{ set: "files-bucket", path: "region", value: "eu-central-1" }],
  },
  {
    name: "backups are copied to Ireland",
    rule: "copies-stay-in-allowed-regions",
    changes: [
      {
        set: "backups-database",
        path: "rules.0.copyActions",
        value: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:standby" }],
      },
    ],
  },
  {
    name: "files are replicated to another region",
    rule: "copies-stay-in-allowed-regions",
    changes: [
      {
        add: "standby",
        type: T.bucket,
        inputs: { bucket: "lamplight-standby", region: "eu-west-1", tags: KEEPS_TAGS },
      },
      {
        add: "replication",
        type: T.replication,
        inputs: {
          bucket: to("files-bucket"),
          role: "arn:aws:iam::111122223333:role/replication",
          rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::lamplight-standby" } }],
        },
      },
    ],
  },
  {
    name: "a customer's secret is replicated abroad",
    rule: "copies-stay-in-allowed-regions",
    changes: [{ set: "database-tenants-secret-riverside-clinic", path: "replicas", value: [{ region: "us-east-1" }] }],
  },
  {
    name: "any account will do",
    rule: "provider-is-pinned-to-account",
    changes: [{ set: "aws", type: "pulumi:providers:aws", path: "allowedAccountIds", value: undefined }],
  },
];
