"use strict";
// What scripts/replacement.cjs has to be told, because it stands neither in the SDK nor in CloudFormation's schemas.

/** Where both sources are silent: `ForceNew` in the Terraform provider that the SDK is made from. */
const alsoForced = {
  "aws:autoscaling/group:Group": ["name"],
  "aws:backup/selection:Selection": [
    "conditions",
    "iamRoleArn",
    "name",
    "notResources",
    "planId",
    "resources",
    "selectionTags",
  ],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [
    "backupVaultName",
    "changeableForDays",
    "maxRetentionDays",
    "minRetentionDays",
  ],
  "aws:backup/vaultPolicy:VaultPolicy": ["backupVaultName"],
  "aws:cloudwatch/eventTarget:EventTarget": ["eventBusName", "rule", "targetId"],
  "aws:ec2/managedPrefixList:ManagedPrefixList": ["addressFamily"],
  "aws:ec2/securityGroup:SecurityGroup": ["description", "name"],
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": ["group", "policyArn"],
  "aws:iam/rolePolicy:RolePolicy": ["name", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
  "aws:kms/key:Key": ["customerMasterKeySpec", "keyUsage", "multiRegion"],
  "aws:lb/listener:Listener": ["loadBalancerArn"],
  "aws:lb/loadBalancer:LoadBalancer": ["internal", "loadBalancerType", "name"],
  "aws:lb/targetGroup:TargetGroup": ["name", "port", "protocol", "targetType", "vpcId"],
  "aws:rds/cluster:Cluster": ["engine", "masterUsername"],
  "aws:rds/clusterInstance:ClusterInstance": ["engine"],
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": ["destinationArn", "name"],
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": [
    "resolverQueryLogConfigId",
    "resourceId",
  ],
  "aws:s3/bucket:Bucket": ["bucket", "bucketPrefix", "objectLockEnabled"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["bucket"],
  "aws:s3/bucketLogging:BucketLogging": ["bucket"],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": ["bucket"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["bucket"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["bucket"],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ["bucket"],
  "aws:s3/bucketVersioning:BucketVersioning": ["bucket"],
  "aws:sns/topicPolicy:TopicPolicy": ["arn"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["securityGroupId"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["securityGroupId"],
};

/** Where the provider changes in place what CloudFormation replaces. */
const inPlace = {
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": true,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": true,
};

/** The module of the SDK → the service of CloudFormation, where the names differ. */
const services = {
  alb: "elasticloadbalancingv2",
  lb: "elasticloadbalancingv2",
  cfg: "config",
  vpc: "ec2",
  acmpca: "acmpca",
  ec2clientvpn: "ec2",
  ec2transitgateway: "ec2",
  cloudwatch: "cloudwatch logs events",
  sfn: "stepfunctions",
};

/** The type's name in the SDK → in CloudFormation, where they differ by more than case. */
const names = {
  eip: "eip",
  securitygroupingressrule: "securitygroupingress",
  securitygroupegressrule: "securitygroupegress",
  vpcendpoint: "vpcendpoint",
  eventrule: "rule",
  metricalarm: "alarm",
  logmetricfilter: "metricfilter",
  logresourcepolicy: "resourcepolicy",
  logsubscriptionfilter: "subscriptionfilter",
  managedprefixlist: "prefixlist",
  routetableassociation: "subnetroutetableassociation",
  networkaclrule: "networkaclentry",
  plan: "backupplan",
  selection: "backupselection",
  vault: "backupvault",
  cluster: "dbcluster cluster",
  clusterinstance: "dbinstance",
  instance: "dbinstance instance",
  clusterparametergroup: "dbclusterparametergroup",
  subnetgroup: "dbsubnetgroup",
  parametergroup: "dbparametergroup",
  group: "autoscalinggroup group",
  topicsubscription: "subscription",
  recorder: "configurationrecorder",
  policy: "managedpolicy policy scalingpolicy",
  document: "document",
  egressonlyinternetgateway: "egressonlyinternetgateway",
  endpoint: "clientvpnendpoint endpoint",
  resolverquerylogconfig: "resolverqueryloggingconfig",
  resolverquerylogconfigassociation: "resolverqueryloggingconfigassociation",
};

module.exports = { alsoForced, inPlace, names, services };
