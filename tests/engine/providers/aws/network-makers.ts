import { createHash } from "node:crypto";
import type { Properties } from "../../../../cli/preview/graph";
import { textsIn } from "../wire";
import type { Made } from "./made";
import { adopted, byArn, ec2, joined, partOf, singleton, text, type Maker, type Makers } from "./makers";

const rule: Maker = (_, made) => {
  const id = `sgr-${made.hex()}`;
  return { id, outputs: { arn: made.arn("ec2", `security-group-rule/${id}`), securityGroupRuleId: id } };
};

const certificate: Maker = (inputs, made) => {
  const arn = made.arn("acm", `certificate/${made.uuid}`);
  const names = [...new Set([text(inputs.domainName), ...textsIn(inputs.subjectAlternativeNames ?? [])])];
  const domainValidationOptions = names.map((domainName) => ({
    domainName,
    resourceRecordName: `_${made.hex(32, domainName)}.${domainName.replace(/^\*\./, "")}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${made.hex(32, `to ${domainName}`)}.acm-validations.aws.`,
  }));
  return {
    id: arn,
    outputs: { arn, domainValidationOptions, subjectAlternativeNames: names, status: "PENDING_VALIDATION" },
  };
};

/** The moment at which the certificate was issued, as Go writes it. */
const issued = (): string => `${new Date().toISOString().slice(0, 19).replace("T", " ")} +0000 UTC`;

/** A route has no id of its own: the table's, and a digest of where it leads. */
const route: Maker = (inputs) => {
  const to =
    text(inputs.destinationCidrBlock) || text(inputs.destinationIpv6CidrBlock) || text(inputs.destinationPrefixListId);
  const digest = createHash("sha256").update(to).digest().readUInt32BE();
  return { id: `r-${text(inputs.routeTableId)}${digest}`, outputs: { state: "active", origin: "CreateRoute" } };
};

const balancer: Maker = (inputs, made) => {
  const suffix = `app/${text(inputs.name)}/${made.hex(16)}`;
  const arn = made.arn("elasticloadbalancing", `loadbalancer/${suffix}`);
  const dnsName = `${text(inputs.name)}-${Number.parseInt(made.hex(8), 16)}.${made.region}.elb.amazonaws.com`;
  return { id: arn, outputs: { arn, arnSuffix: `${suffix}`, dnsName, zoneId: "ZHURV8PSTC4K8" } };
};

const targetGroup: Maker = (inputs, made) => {
  const arnSuffix = `targetgroup/${text(inputs.name)}/${made.hex(16)}`;
  const arn = made.arn("elasticloadbalancing", arnSuffix);
  return { id: arn, outputs: { arn, arnSuffix } };
};

const network = (inputs: Properties, made: Made): Properties => ({
  defaultNetworkAclId: `acl-${made.hex(17, "acl")}`,
  defaultRouteTableId: `rtb-${made.hex(17, "rtb")}`,
  mainRouteTableId: `rtb-${made.hex(17, "rtb")}`,
  defaultSecurityGroupId: `sg-${made.hex(17, "sg")}`,
  ...(inputs.assignGeneratedIpv6CidrBlock === true
    ? { ipv6CidrBlock: `2a05:d01c:${made.hex(3)}:${made.hex(2)}00::/56` }
    : {}),
});

/** Networks, and what stands in them or leads to them. */
export const networkMakers: Makers = {
  "aws:acm/certificate:Certificate": certificate,
  "aws:acm/certificateValidation:CertificateValidation": singleton(issued),
  "aws:autoscaling/group:Group": (inputs, made) => ({
    id: text(inputs.name),
    outputs: {
      arn: made.arn("autoscaling", `autoScalingGroup:${made.uuid}:autoScalingGroupName/${text(inputs.name)}`),
    },
  }),
  "aws:autoscaling/lifecycleHook:LifecycleHook": partOf("name"),
  "aws:autoscaling/policy:Policy": (inputs, made) => {
    const [name, group] = [text(inputs.name), text(inputs.autoscalingGroupName)];
    const arn = made.arn("autoscaling", `scalingPolicy:${made.uuid}:autoScalingGroupName/${group}:policyName/${name}`);
    return { id: name, outputs: { arn } };
  },
  "aws:ebs/defaultKmsKey:DefaultKmsKey": partOf("keyArn"),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": singleton((made) => `terraform-${made.unique()}`),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": adopted("defaultNetworkAclId", "acl", "network-acl"),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": adopted("defaultRouteTableId", "rtb", "route-table"),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": adopted("defaultSecurityGroupId", "sg", "security-group"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ec2("eigw", "egress-only-internet-gateway"),
  "aws:ec2/eip:Eip": (inputs, made) => {
    const attributes = ec2("eipalloc", "elastic-ip")(inputs, made);
    return { ...attributes, outputs: { ...attributes.outputs, allocationId: attributes.id, publicIp: made.address() } };
  },
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/instance:Instance": ec2("i", "instance", (_, made) => ({
    privateIp: "10.0.0.10",
    publicIp: made.address(),
  })),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/launchTemplate:LaunchTemplate": ec2("lt", "launch-template", () => ({ latestVersion: 1 })),
  "aws:ec2/managedPrefixList:ManagedPrefixList": ec2("pl", "prefix-list", () => ({ version: 1 })),
  "aws:ec2/natGateway:NatGateway": ec2("nat", "natgateway", (_, made) => ({ publicIp: made.address() })),
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/route:Route": route,
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": (_, made) => ({ id: `rtbassoc-${made.hex()}`, outputs: {} }),
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", network),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint", (inputs, made) => ({
    state: "available",
    ...(inputs.vpcEndpointType === "Gateway" ? { prefixListId: `pl-${made.hex(8)}` } : {}),
  })),
  "aws:lb/listener:Listener": byArn(
    "elasticloadbalancing",
    ({ loadBalancerArn }, made) => `listener/${text(loadBalancerArn).split(":loadbalancer/")[1]}/${made.hex(16)}`,
  ),
  "aws:lb/loadBalancer:LoadBalancer": balancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:route53/record:Record": (inputs) => ({
    id: `${text(inputs.zoneId)}_${text(inputs.name).replace(/\.$/, "")}_${text(inputs.type)}`,
    outputs: { fqdn: text(inputs.name).replace(/\.$/, "") },
  }),
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": (_, made) => ({
    id: `rqlc-${made.hex(16)}`,
    outputs: {
      arn: made.arn("route53resolver", `resolver-query-log-config/rqlc-${made.hex(16)}`),
      ownerId: made.account,
    },
  }),
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": (_, made) => ({
    id: `rqlca-${made.hex(16)}`,
    outputs: {},
  }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
  "aws:wafv2/webAcl:WebAcl": (inputs, made) => ({
    id: made.uuid,
    outputs: {
      arn: made.arn("wafv2", `regional/webacl/${text(inputs.name)}/${made.uuid}`),
      capacity: 100,
      lockToken: made.uuid,
    },
  }),
  "aws:wafv2/webAclAssociation:WebAclAssociation": joined(",", "webAclArn", "resourceArn"),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": partOf("resourceArn"),
};
