import * as aws from "@pulumi/aws";
import type { Tier } from "../../model/tier";
import type { Context } from "./context";
import { dynamodbPolicy, interfacePolicy, s3Policy, type InterfaceService } from "./endpoint-services";
import type { NetworkPlan } from "./plan";
import type { MadeSubnet } from "./vpc";

const clients: Tier[] = ["admin", "app", "data"];

/** S3 and DynamoDB as routes; they cost nothing. */
export function makeGatewayEndpoints(context: Context, vpc: aws.ec2.Vpc, tables: aws.ec2.RouteTable[]): void {
  const { name, environment, options, called, tags } = context;
  for (const [service, policy] of [
    ["s3", s3Policy(environment)],
    ["dynamodb", dynamodbPolicy(environment)],
  ] as const) {
    new aws.ec2.VpcEndpoint(
      `${name}-${service}-endpoint`,
      {
        vpcId: vpc.id,
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${environment.region}.${service}`,
        routeTableIds: tables.map((table) => table.id),
        policy,
        tags: tags(called(service)),
      },
      options,
    );
  }
}

/** The other services as private addresses in every app subnet, under their usual names. */
export function makeInterfaceEndpoints(
  context: Context,
  vpc: aws.ec2.Vpc,
  plan: NetworkPlan,
  subnets: MadeSubnet[],
  services: InterfaceService[],
): void {
  if (services.length === 0) {
    return;
  }
  const { name, environment, options, called, tags } = context;
  const group = endpointGroup(context, vpc, plan);
  for (const service of services) {
    new aws.ec2.VpcEndpoint(
      `${name}-${service}-endpoint`,
      {
        vpcId: vpc.id,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.${environment.region}.${service}`,
        ipAddressType: "ipv4",
        privateDnsEnabled: true,
        subnetIds: subnets.filter(({ row }) => row === "app").map(({ resource }) => resource.id),
        securityGroupIds: [group.id],
        policy: interfacePolicy(service, environment),
        tags: tags(called(service)),
      },
      options,
    );
  }
}

/** HTTPS from the tiers that hold clients. It has no way out: an endpoint only answers. */
function endpointGroup(context: Context, vpc: aws.ec2.Vpc, plan: NetworkPlan): aws.ec2.SecurityGroup {
  const { name, options, called, tags } = context;
  const groupName = called("endpoints");
  const group = new aws.ec2.SecurityGroup(
    `${name}-endpoints`,
    {
      name: groupName,
      description: "Interface endpoints of AWS services",
      vpcId: vpc.id,
      tags: tags(groupName),
    },
    options,
  );
  for (const tier of clients) {
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-endpoints-from-${tier}`,
      {
        securityGroupId: group.id,
        description: `HTTPS from the ${tier} tier`,
        cidrIpv4: plan.blocks[tier].ipv4,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags: tags(called("endpoints", "from", tier)),
      },
      options,
    );
  }
  return group;
}
