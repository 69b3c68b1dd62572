// Written from AWS's documentation of ids and ARNs ("Actions, resources, and condition keys for AWS services") and from
// what the provider takes for its ids.
const HEX = "[0-9a-f]";
const UUID = `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`;
const NAME = "[A-Za-z][\\w.-]*";
const UNIQUE = `\\d{18}${HEX}{8}`;

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const arn = (service: string, resource: string, region = "eu-west-2", account = "111122223333"): RegExp =>
  whole(`arn:aws:${service}:${region}:${account}:${resource}`);
const global = (service: string, resource: string): RegExp => arn(service, resource, "");

type Form = Readonly<Record<string, RegExp>>;

const id = (pattern: string): Form => ({ id: whole(pattern) });
const ec2 = (prefix: string, kind: string): Form => ({
  id: whole(`${prefix}-${HEX}{17}`),
  arn: arn("ec2", `${kind}/${prefix}-${HEX}{17}`),
});
const named = (service: string, kind: string, name = NAME): Form => ({
  id: whole(name),
  arn: arn(service, kind + name),
});
const byArn = (service: string, resource: string): Form => ({
  id: arn(service, resource),
  arn: arn(service, resource),
});
const iam = (kind: string, prefix: string): Form => ({
  id: whole(NAME),
  arn: global("iam", `${kind}/(${NAME}/)*${NAME}`),
  uniqueId: whole(`${prefix}[A-Z0-9]{16}`),
});
const BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
const ALB = `app/${NAME}/${HEX}{16}`;
const RULE = ec2("sgr", "security-group-rule");
const HOST = `[a-z0-9]{12}\\.eu-west-2\\.rds\\.amazonaws\\.com`;
const partsOfBucket = [
  "LifecycleConfiguration",
  "Logging",
  "ObjectLockConfiguration",
  "OwnershipControls",
  "Policy",
].concat(["PublicAccessBlock", "ServerSideEncryptionConfiguration", "Versioning"]);

/** The form of what AWS gives a resource of each type of the stacks. */
export const forms: Readonly<Record<string, Form>> = {
  "aws:accessanalyzer/analyzer:Analyzer": named("access-analyzer", "analyzer/"),
  "aws:acm/certificate:Certificate": byArn("acm", `certificate/${UUID}`),
  "aws:acm/certificateValidation:CertificateValidation": id("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000 UTC"),
  "aws:autoscaling/group:Group": {
    id: whole(NAME),
    arn: arn("autoscaling", `autoScalingGroup:${UUID}:autoScalingGroupName/${NAME}`),
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": id(NAME),
  "aws:autoscaling/policy:Policy": {
    id: whole(NAME),
    arn: arn("autoscaling", `scalingPolicy:${UUID}:autoScalingGroupName/${NAME}:policyName/${NAME}`),
  },
  "aws:backup/plan:Plan": { id: whole(UUID), arn: arn("backup", `backup-plan:${UUID}`) },
  "aws:backup/regionSettings:RegionSettings": id("eu-west-2"),
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": {
    id: whole("\\w+"),
    arn: arn("backup", `restore-testing-plan:\\w+-${UUID}`),
  },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": id("\\w+:\\w+"),
  "aws:backup/selection:Selection": id(UUID),
  "aws:backup/vault:Vault": named("backup", "backup-vault:"),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": id(NAME),
  "aws:backup/vaultPolicy:VaultPolicy": id(NAME),
  "aws:cfg/deliveryChannel:DeliveryChannel": id(NAME),
  "aws:cfg/recorder:Recorder": id(NAME),
  "aws:cfg/recorderStatus:RecorderStatus": id(NAME),
  "aws:cloudtrail/trail:Trail": byArn("cloudtrail", `trail/${NAME}`),
  "aws:cloudwatch/dashboard:Dashboard": { id: whole(NAME), dashboardArn: global("cloudwatch", `dashboard/${NAME}`) },
  "aws:cloudwatch/eventRule:EventRule": named("events", "rule/"),
  "aws:cloudwatch/eventTarget:EventTarget": id(`${NAME}-${NAME}`),
  "aws:cloudwatch/logGroup:LogGroup": named("logs", "log-group:", "[\\w/.#-]+"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": id(NAME),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": id(NAME),
  "aws:cloudwatch/metricAlarm:MetricAlarm": named("cloudwatch", "alarm:"),
  "aws:ebs/defaultKmsKey:DefaultKmsKey": { id: arn("kms", `key/${UUID}`) },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": id(`terraform-${UNIQUE}`),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": ec2("rtb", "route-table"),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ec2("sg", "security-group"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": id(`eigw-${HEX}{17}`),
  "aws:ec2/eip:Eip": { ...ec2("eipalloc", "elastic-ip"), publicIp: /^\d+\.\d+\.\d+\.\d+$/ },
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/launchTemplate:LaunchTemplate": { ...ec2("lt", "launch-template"), latestVersion: /^1$/ },
  "aws:ec2/managedPrefixList:ManagedPrefixList": { ...ec2("pl", "prefix-list"), version: /^1$/ },
  "aws:ec2/natGateway:NatGateway": id(`nat-${HEX}{17}`),
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/route:Route": id(`r-rtb-${HEX}{17}\\d+`),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": id(`rtbassoc-${HEX}{17}`),
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/vpc:Vpc": { ...ec2("vpc", "vpc"), defaultSecurityGroupId: whole(`sg-${HEX}{17}`) },
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint"),
  "aws:guardduty/detector:Detector": { id: whole(`${HEX}{32}`), arn: arn("guardduty", `detector/${HEX}{32}`) },
  "aws:guardduty/detectorFeature:DetectorFeature": id(`${HEX}{32}/[A-Z0-9_]+`),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": id("iam-account-password-policy"),
  "aws:iam/group:Group": iam("group", "AGPA"),
  "aws:iam/groupPolicy:GroupPolicy": id(`${NAME}:${NAME}`),
  "aws:iam/instanceProfile:InstanceProfile": iam("instance-profile", "AIPA"),
  "aws:iam/policy:Policy": {
    id: global("iam", `policy/${NAME}`),
    arn: global("iam", `policy/${NAME}`),
    policyId: /^ANPA[A-Z0-9]{16}$/,
  },
  "aws:iam/role:Role": iam("role", "AROA"),
  "aws:iam/rolePolicy:RolePolicy": id(`${NAME}:${NAME}`),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": id(`${NAME}-${UNIQUE}`),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    id: global("iam", "role/aws-service-role/[a-z.]+/AWSServiceRoleFor[A-Z]\\w+"),
    arn: global("iam", "role/aws-service-role/[a-z.]+/AWSServiceRoleFor[A-Z]\\w+"),
    name: /^AWSServiceRoleFor[A-Z]\w+$/,
  },
  "aws:inspector2/enabler:Enabler": id("\\d{12}(:\\d{12})*-[A-Z0-9_]+(:[A-Z0-9_]+)*"),
  "aws:kms/alias:Alias": named("kms", "", "alias/[\\w/-]+"),
  "aws:kms/key:Key": { id: whole(UUID), arn: arn("kms", `key/${UUID}`), keyId: whole(UUID) },
  "aws:lambda/function:Function": {
    ...named("lambda", "function:"),
    qualifiedArn: arn("lambda", `function:${NAME}:1`),
    invokeArn: arn("apigateway", `path/2015-03-31/functions/arn:aws:lambda:.*/invocations`, "eu-west-2", "lambda"),
    version: /^1$/,
  },
  "aws:lambda/invocation:Invocation": id(`${NAME}_\\$LATEST_${HEX}{32}`),
  "aws:lambda/permission:Permission": id("[\\w-]+"),
  "aws:lb/listener:Listener": byArn("elasticloadbalancing", `listener/${ALB}/${HEX}{16}`),
  "aws:lb/loadBalancer:LoadBalancer": {
    ...byArn("elasticloadbalancing", `loadbalancer/${ALB}`),
    arnSuffix: whole(ALB),
    dnsName: whole(`${NAME}-\\d+\\.eu-west-2\\.elb\\.amazonaws\\.com`),
    zoneId: /^Z[A-Z0-9]+$/,
  },
  "aws:lb/targetGroup:TargetGroup": byArn("elasticloadbalancing", `targetgroup/${NAME}/${HEX}{16}`),
  "aws:rds/cluster:Cluster": {
    ...named("rds", "cluster:"),
    clusterResourceId: /^cluster-[A-Z0-9]{26}$/,
    endpoint: whole(`${NAME}\\.cluster-${HOST}`),
    readerEndpoint: whole(`${NAME}\\.cluster-ro-${HOST}`),
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    ...named("rds", "db:"),
    dbiResourceId: /^db-[A-Z0-9]{26}$/,
    endpoint: whole(`${NAME}\\.${HOST}`),
  },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": named("rds", "cluster-pg:"),
  "aws:rds/subnetGroup:SubnetGroup": named("rds", "subgrp:"),
  "aws:route53/record:Record": id("[A-Z0-9]+_[\\w.*-]+_[A-Z]+"),
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": {
    id: whole(`rqlc-${HEX}{16}`),
    arn: arn("route53resolver", `resolver-query-log-config/rqlc-${HEX}{16}`),
  },
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": id(`rqlca-${HEX}{16}`),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": id("\\d{12}"),
  "aws:s3/bucket:Bucket": {
    id: whole(BUCKET),
    arn: whole(`arn:aws:s3:::${BUCKET}`),
    bucketDomainName: whole(`${BUCKET}\\.s3\\.amazonaws\\.com`),
    bucketRegionalDomainName: whole(`${BUCKET}\\.s3\\.eu-west-2\\.amazonaws\\.com`),
  },
  ...Object.fromEntries(partsOfBucket.map((part) => [`aws:s3/bucket${part}:Bucket${part}`, id(BUCKET)])),
  "aws:secretsmanager/secret:Secret": byArn("secretsmanager", "secret:[\\w/+=.@-]+-[A-Za-z0-9]{6}"),
  "aws:sns/topic:Topic": byArn("sns", NAME),
  "aws:sns/topicPolicy:TopicPolicy": { id: arn("sns", NAME) },
  "aws:sns/topicSubscription:TopicSubscription": byArn("sns", `${NAME}:${UUID}`),
  "aws:ssm/document:Document": named("ssm", "document/"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": RULE,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": RULE,
  "aws:wafv2/webAcl:WebAcl": { id: whole(UUID), arn: arn("wafv2", `regional/webacl/${NAME}/${UUID}`) },
  "aws:wafv2/webAclAssociation:WebAclAssociation": id("arn:aws:wafv2:[^,]+,arn:aws:elasticloadbalancing:[^,]+"),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    id: arn("wafv2", `regional/webacl/${NAME}/${UUID}`),
  },
};
