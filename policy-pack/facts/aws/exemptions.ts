/** A resource type that needs no facts, and why: what is neither read nor listed here is a violation. */
export interface Exemption {
  readonly type: string;
  readonly reason: string;
}

/**
 * Only what can neither open, weaken nor hold anything by itself. Where an adapter reads the type after all, its facts count
 * and the entry does not.
 */
export const EXEMPTIONS: readonly Exemption[] = [
  {
    type: "aws:acm/certificateValidation:CertificateValidation",
    reason: "waits for a certificate, which is judged, to be issued",
  },
  {
    type: "aws:autoscaling/notification:Notification",
    reason: "tells a topic, which is judged, what a group does",
  },
  {
    type: "aws:autoscaling/tag:Tag",
    reason: "names a group, and changes nothing of what it does",
  },
  {
    type: "aws:backup/regionSettings:RegionSettings",
    reason: "lets AWS Backup take up kinds of resource; what is backed up, and where it is kept, is judged",
  },
  {
    type: "aws:cfg/deliveryChannel:DeliveryChannel",
    reason: "says to which bucket, which is judged, a recorder delivers",
  },
  {
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    reason: "combines alarms, which are judged one by one",
  },
  {
    type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    reason: "lets services of AWS write log lines; to read them takes a grant, which is judged",
  },
  {
    type: "aws:ec2/natGatewayEipAssociation:NatGatewayEipAssociation",
    reason: "gives a NAT gateway, through which nothing comes in, another address",
  },
  {
    type: "aws:ec2/placementGroup:PlacementGroup",
    reason: "says how near machines are to each other",
  },
  {
    type: "aws:ec2/tag:Tag",
    reason: "names something that is judged, and changes nothing of what it does",
  },
  {
    type: "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
    reason: "gives a network the name service of its options",
  },
  {
    type: "aws:guardduty/detectorFeature:DetectorFeature",
    reason: "chooses what a detector looks at beside its foundation, which is judged and cannot be chosen away",
  },
  {
    type: "aws:iam/accountAlias:AccountAlias",
    reason: "a readable name for the account's sign-in page",
  },
  {
    type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    reason: "its rights and who may use it are AWS's own and cannot be changed",
  },
  {
    type: "aws:kms/alias:Alias",
    reason: "a name for a key, which is judged; policies that name keys by alias are judged with it",
  },
  {
    type: "aws:lambda/alias:Alias",
    reason: "a name for a version of a function, which is judged",
  },
  {
    type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
    reason: "keeps copies of a function, which is judged, ready",
  },
  {
    type: "aws:lb/listenerCertificate:ListenerCertificate",
    reason: "adds a certificate, which is judged, to a listener whose TLS policy holds for it too",
  },
  {
    type: "aws:lb/trustStore:TrustStore",
    reason:
      "holds the authorities of client certificates; whether a listener demands such certificates is judged there",
  },
  {
    type: "aws:lb/trustStoreRevocation:TrustStoreRevocation",
    reason: "takes client certificates away from those that a trust store admits",
  },
  {
    type: "aws:networkfirewall/firewallPolicy:FirewallPolicy",
    reason: "narrows what routes and security groups, which are judged, let through",
  },
  {
    type: "aws:networkfirewall/ruleGroup:RuleGroup",
    reason: "narrows what routes and security groups, which are judged, let through",
  },
  {
    type: "aws:rds/clusterEndpoint:ClusterEndpoint",
    reason: "another name for members of a cluster, which is judged with its packet filters",
  },
  {
    type: "aws:resourcegroups/group:Group",
    reason: "a saved search for resources",
  },
  {
    type: "aws:route53/record:Record",
    reason: "a public name leads only to where packet filters and listeners, which are judged, let somebody in",
  },
  {
    type: "aws:securityhub/standardsSubscription:StandardsSubscription",
    reason: "chooses by which standard Security Hub checks the account, beside what is judged here",
  },
  {
    type: "aws:ssm/maintenanceWindow:MaintenanceWindow",
    reason: "a time; what runs in it is a task of its own",
  },
  {
    type: "aws:wafv2/ipSet:IpSet",
    reason: "a list of addresses for the rules of a web firewall, which are judged",
  },
  {
    type: "aws:wafv2/regexPatternSet:RegexPatternSet",
    reason: "a list of patterns for the rules of a web firewall, which are judged",
  },
  {
    type: "random:index/randomId:RandomId",
    reason: "a number kept in the state",
  },
];
