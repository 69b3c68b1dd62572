import type { Json, Properties } from "../../../../cli/preview/graph";
import { textsIn } from "../wire";
import type { Made } from "./made";

/** What AWS gives a new resource: its id, and what it computes beyond the inputs. */
export interface Attributes {
  readonly id: string;
  readonly outputs: Properties;
}

type Maker = (inputs: Properties, made: Made) => Attributes;

/** The attributes of a new resource of any type; types that are not listed have an id and an ARN of the usual form. */
export function attributesOf(type: string, inputs: Properties, made: Made): Attributes {
  const maker = makers[type] ?? usual(type);
  return maker(inputs, made);
}

/** The outputs that a change of the inputs counts up. */
export const counted: Readonly<Record<string, string>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": "latestVersion",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "version",
  "aws:lambda/function:Function": "version",
  "aws:ssm/document:Document": "latestVersion",
};

function usual(type: string): Maker {
  const [, module = "", name = ""] = type.split(":");
  return (_, made) => {
    const id = made.hex();
    return { id, outputs: { arn: made.arn(module.split("/")[0]!, `${name.toLowerCase()}/${id}`) } };
  };
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** An id like `vpc-0123456789abcdef0`, and its ARN. */
function ec2(prefix: string, kind: string, more: Maker = () => ({ id: "", outputs: {} })): Maker {
  return (inputs, made) => {
    const id = `${prefix}-${made.hex()}`;
    return {
      id,
      outputs: { arn: made.arn("ec2", `${kind}/${id}`), ownerId: made.account, ...more(inputs, made).outputs },
    };
  };
}

/** What bears the name that the program gave it. */
function named(
  service: string,
  kind: string,
  property = "name",
  more: (inputs: Properties, made: Made) => Properties = () => ({}),
): Maker {
  return (inputs, made) => ({
    id: text(inputs[property]),
    outputs: { arn: made.arn(service, `${kind}${text(inputs[property])}`), ...more(inputs, made) },
  });
}

/** What is identified by its ARN. */
function byArn(
  service: string,
  resource: (inputs: Properties, made: Made) => string,
  more: (inputs: Properties, made: Made) => Properties = () => ({}),
): Maker {
  return (inputs, made) => {
    const arn = made.arn(service, resource(inputs, made));
    return { id: arn, outputs: { arn, ...more(inputs, made) } };
  };
}

function iam(kind: string): Maker {
  return (inputs, made) => ({
    id: text(inputs.name),
    outputs: {
      arn: made.globalArn("iam", `${kind}${text(inputs.path) || "/"}${text(inputs.name)}`),
      uniqueId: `AROA${made.hex(16).toUpperCase()}`,
    },
  });
}

/** A setting of something else: it has that thing's id, or both its parts' ids. */
function partOf(...properties: string[]): Maker {
  return (inputs) => ({ id: properties.map((property) => text(inputs[property])).join(":"), outputs: {} });
}

/** What is there from the start and only taken over. */
function adopted(output: string, prefix: string): Maker {
  return (inputs, made) => {
    const id = text(inputs[output]) || text(made.of(inputs.vpcId)[output]) || `${prefix}-${made.hex()}`;
    return { id, outputs: { arn: made.arn("ec2", `${prefix}/${id}`), ownerId: made.account } };
  };
}

const singleton =
  (id: (made: Made) => string): Maker =>
  (_, made) => ({ id: id(made), outputs: {} });

const rule: Maker = (_, made) => {
  const id = `sgr-${made.hex()}`;
  return { id, outputs: { arn: made.arn("ec2", `security-group-rule/${id}`), securityGroupRuleId: id } };
};

const bucket: Maker = (inputs, made) => {
  const id = text(inputs.bucket);
  return {
    id,
    outputs: {
      arn: `arn:aws:s3:::${id}`,
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${id}.s3.${made.region}.amazonaws.com`,
      hostedZoneId: "Z3GKZC51ZF0DB4",
    },
  };
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

const cluster: Maker = (inputs, made) => {
  const id = text(inputs.clusterIdentifier);
  const host = `${made.hex(12)}.${made.region}.rds.amazonaws.com`;
  return {
    id,
    outputs: {
      arn: made.arn("rds", `cluster:${id}`),
      clusterResourceId: `cluster-${made.hex(26).toUpperCase()}`,
      endpoint: `${id}.cluster-${host}`,
      readerEndpoint: `${id}.cluster-ro-${host}`,
      engineVersionActual: text(inputs.engineVersion),
      hostedZoneId: "Z1TTGA775OQIYO",
      ...(inputs.manageMasterUserPassword === true
        ? {
            masterUserSecrets: [
              {
                secretArn: made.arn("secretsmanager", `secret:rds!cluster-${made.uuid}-${made.hex(6)}`),
                kmsKeyId: inputs.masterUserSecretKmsKeyId ?? "",
                secretStatus: "active",
              },
            ],
          }
        : {}),
    },
  };
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

const network: Maker = (inputs, made) => ({
  id: "",
  outputs: {
    defaultNetworkAclId: `acl-${made.hex(17, "acl")}`,
    defaultRouteTableId: `rtb-${made.hex(17, "rtb")}`,
    mainRouteTableId: `rtb-${made.hex(17, "rtb")}`,
    defaultSecurityGroupId: `sg-${made.hex(17, "sg")}`,
    ...(inputs.assignGeneratedIpv6CidrBlock === true
      ? { ipv6CidrBlock: `2a05:d01c:${made.hex(3)}:${made.hex(2)}00::/56` }
      : {}),
  },
});

const makers: Readonly<Record<string, Maker>> = {
  "aws:accessanalyzer/analyzer:Analyzer": named("access-analyzer", "analyzer/", "analyzerName"),
  "aws:acm/certificate:Certificate": certificate,
  "aws:acm/certificateValidation:CertificateValidation": partOf("certificateArn"),
  "aws:autoscaling/group:Group": named("autoscaling", "autoScalingGroup:*:autoScalingGroupName/"),
  "aws:autoscaling/lifecycleHook:LifecycleHook": partOf("autoscalingGroupName", "name"),
  "aws:autoscaling/policy:Policy": partOf("autoscalingGroupName", "name"),
  "aws:backup/plan:Plan": (_, made) => ({
    id: made.uuid,
    outputs: { arn: made.arn("backup", `backup-plan:${made.uuid}`), version: made.hex(48) },
  }),
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": named("backup", "restore-testing-plan:"),
  "aws:backup/vault:Vault": named("backup", "backup-vault:"),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": partOf("backupVaultName"),
  "aws:backup/vaultPolicy:VaultPolicy": partOf("backupVaultName"),
  "aws:cfg/deliveryChannel:DeliveryChannel": partOf("name"),
  "aws:cfg/recorder:Recorder": partOf("name"),
  "aws:cfg/recorderStatus:RecorderStatus": partOf("name"),
  "aws:cloudtrail/trail:Trail": byArn(
    "cloudtrail",
    ({ name }) => `trail/${text(name)}`,
    (_, made) => ({ homeRegion: made.region }),
  ),
  "aws:cloudwatch/dashboard:Dashboard": (inputs, made) => ({
    id: text(inputs.dashboardName),
    outputs: { dashboardArn: made.globalArn("cloudwatch", `dashboard/${text(inputs.dashboardName)}`) },
  }),
  "aws:cloudwatch/eventRule:EventRule": named("events", "rule/"),
  "aws:cloudwatch/eventTarget:EventTarget": partOf("rule", "targetId"),
  "aws:cloudwatch/logGroup:LogGroup": named("logs", "log-group:"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": partOf("logGroupName", "name"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": partOf("policyName"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": named("cloudwatch", "alarm:"),
  "aws:ebs/defaultKmsKey:DefaultKmsKey": partOf("keyArn"),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": singleton((made) => `ebs-encryption-${made.region}`),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": adopted("defaultNetworkAclId", "acl"),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": adopted("defaultRouteTableId", "rtb"),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": adopted("defaultSecurityGroupId", "sg"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ec2("eigw", "egress-only-internet-gateway"),
  "aws:ec2/eip:Eip": (inputs, made) => {
    const attributes = ec2("eipalloc", "elastic-ip")(inputs, made);
    return { ...attributes, outputs: { ...attributes.outputs, allocationId: attributes.id, publicIp: made.address() } };
  },
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/instance:Instance": ec2("i", "instance", (_, made) => ({
    id: "",
    outputs: { privateIp: "10.0.0.10", publicIp: made.address() },
  })),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/launchTemplate:LaunchTemplate": ec2("lt", "launch-template", () => ({
    id: "",
    outputs: { latestVersion: 1 },
  })),
  "aws:ec2/managedPrefixList:ManagedPrefixList": ec2("pl", "prefix-list", () => ({ id: "", outputs: { version: 1 } })),
  "aws:ec2/natGateway:NatGateway": ec2("nat", "natgateway", (_, made) => ({
    id: "",
    outputs: { publicIp: made.address() },
  })),
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/route:Route": (_, made) => ({
    id: `r-rtb-${made.hex()}`,
    outputs: { state: "active", origin: "CreateRoute" },
  }),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": (_, made) => ({ id: `rtbassoc-${made.hex()}`, outputs: {} }),
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", network),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint", (inputs, made) => ({
    id: "",
    outputs: {
      state: "available",
      ...(inputs.vpcEndpointType === "Gateway" ? { prefixListId: `pl-${made.hex(8)}` } : {}),
    },
  })),
  "aws:guardduty/detector:Detector": (_, made) => ({
    id: made.hex(32),
    outputs: { arn: made.arn("guardduty", `detector/${made.hex(32)}`), accountId: made.account },
  }),
  "aws:guardduty/detectorFeature:DetectorFeature": partOf("detectorId", "name"),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": singleton(() => "iam-account-password-policy"),
  "aws:iam/group:Group": iam("group"),
  "aws:iam/groupPolicy:GroupPolicy": partOf("group", "name"),
  "aws:iam/instanceProfile:InstanceProfile": iam("instance-profile"),
  "aws:iam/policy:Policy": (inputs, made) => {
    const arn = made.globalArn("iam", `policy/${text(inputs.name)}`);
    return { id: arn, outputs: { arn, policyId: `ANPA${made.hex(16).toUpperCase()}` } };
  },
  "aws:iam/role:Role": iam("role"),
  "aws:iam/rolePolicy:RolePolicy": partOf("role", "name"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": partOf("role", "policyArn"),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": ({ awsServiceName }, made) => {
    const service = text(awsServiceName);
    const name = `AWSServiceRoleFor${service.split(".")[0]}`;
    const arn = made.globalArn("iam", `role/aws-service-role/${service}/${name}`);
    return { id: arn, outputs: { arn, name } };
  },
  "aws:kms/alias:Alias": named("kms", "", "name"),
  "aws:kms/key:Key": (_, made) => ({
    id: made.uuid,
    outputs: { arn: made.arn("kms", `key/${made.uuid}`), keyId: made.uuid },
  }),
  "aws:lambda/function:Function": named("lambda", "function:", "name", (inputs, made) => ({
    invokeArn: `arn:aws:apigateway:${made.region}:lambda:path/2015-03-31/functions/${made.arn("lambda", `function:${text(inputs.name)}`)}/invocations`,
    qualifiedArn: `${made.arn("lambda", `function:${text(inputs.name)}`)}:1`,
    version: "1",
  })),
  "aws:lambda/invocation:Invocation": (_, made) => ({ id: made.hex(32), outputs: { result: "{}" } }),
  "aws:lambda/permission:Permission": partOf("statementId"),
  "aws:lb/listener:Listener": byArn(
    "elasticloadbalancing",
    ({ loadBalancerArn }, made) => `listener/${text(loadBalancerArn).split(":loadbalancer/")[1]}/${made.hex(16)}`,
  ),
  "aws:lb/loadBalancer:LoadBalancer": balancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:rds/cluster:Cluster": cluster,
  "aws:rds/clusterInstance:ClusterInstance": named("rds", "db:", "identifier", (inputs, made) => ({
    endpoint: `${text(inputs.identifier)}.${made.hex(12)}.${made.region}.rds.amazonaws.com`,
    dbiResourceId: `db-${made.hex(26).toUpperCase()}`,
  })),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": named("rds", "cluster-pg:"),
  "aws:rds/subnetGroup:SubnetGroup": named("rds", "subgrp:"),
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
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": singleton((made) => made.account),
  "aws:s3/bucket:Bucket": bucket,
  ...Object.fromEntries(
    [
      "LifecycleConfiguration",
      "Logging",
      "ObjectLockConfiguration",
      "OwnershipControls",
      "Policy",
      "PublicAccessBlock",
      "ServerSideEncryptionConfiguration",
      "Versioning",
    ].map((part) => [`aws:s3/bucket${part}:Bucket${part}`, partOf("bucket")]),
  ),
  "aws:secretsmanager/secret:Secret": byArn(
    "secretsmanager",
    ({ name }, made) => `secret:${text(name)}-${made.hex(6)}`,
  ),
  "aws:sns/topic:Topic": byArn(
    "sns",
    ({ name }) => text(name),
    (_, made) => ({ owner: made.account }),
  ),
  "aws:sns/topicPolicy:TopicPolicy": partOf("arn"),
  "aws:sns/topicSubscription:TopicSubscription": byArn(
    "sns",
    ({ topic }, made) => `${text(topic).split(":").at(-1)}:${made.uuid}`,
  ),
  "aws:ssm/document:Document": named("ssm", "document/", "name", () => ({
    latestVersion: "1",
    defaultVersion: "1",
    status: "Active",
  })),
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
  "aws:wafv2/webAclAssociation:WebAclAssociation": partOf("webAclArn", "resourceArn"),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": partOf("resourceArn"),
};
