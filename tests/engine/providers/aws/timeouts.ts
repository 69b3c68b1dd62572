const MINUTE = 60;

/** How long the provider waits for a new resource where the program does not say, as its documentation has it. */
const minutes: Readonly<Record<string, number>> = {
  "aws:acm/certificateValidation:CertificateValidation": 75,
  "aws:autoscaling/group:Group": 10,
  "aws:ec2/instance:Instance": 10,
  "aws:ec2/natGateway:NatGateway": 10,
  "aws:ec2/vpcEndpoint:VpcEndpoint": 10,
  "aws:kms/key:Key": 2,
  "aws:lambda/function:Function": 10,
  "aws:lb/loadBalancer:LoadBalancer": 10,
  "aws:rds/cluster:Cluster": 120,
  "aws:rds/clusterInstance:ClusterInstance": 90,
  "aws:route53/record:Record": 30,
};

/** Seconds; 20 minutes where nothing is documented, as the SDK for providers has it. */
export function timeoutOf(type: string): number {
  return (minutes[type] ?? 20) * MINUTE;
}
