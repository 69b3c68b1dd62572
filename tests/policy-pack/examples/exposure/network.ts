import { ref, resource, type ExampleResource, type Reference } from "../../../support/examples";

/** Parts of networks that examples are made of. */
type Inputs = Readonly<Record<string, unknown>>;

export const vpc = resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });

export const subnet = (name: string, tier?: string, inputs: Inputs = {}): ExampleResource =>
  resource("aws:ec2/subnet:Subnet", name, {
    vpcId: ref("vpc"),
    cidrBlock: "10.0.1.0/24",
    availabilityZone: "eu-west-2a",
    ...(tier === undefined ? {} : { tags: { tier } }),
    ...inputs,
  });

/** A route table that the named subnets use, with its routes inside. */
export const table = (name: string, subnets: readonly string[], routes: unknown): readonly ExampleResource[] => [
  resource("aws:ec2/routeTable:RouteTable", name, { vpcId: ref("vpc"), routes }),
  ...subnets.map((one) =>
    resource("aws:ec2/routeTableAssociation:RouteTableAssociation", `${name}-${one}`, {
      routeTableId: ref(name),
      subnetId: ref(one),
    }),
  ),
];

/** A route that is a resource of its own. */
export const route = (name: string, of: string, inputs: Inputs): ExampleResource =>
  resource("aws:ec2/route:Route", name, { routeTableId: ref(of), ...inputs });

export const gateway = resource("aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: ref("vpc") });

export const group = (name: string, inputs: Inputs = {}): ExampleResource =>
  resource("aws:ec2/securityGroup:SecurityGroup", name, { vpcId: ref("vpc"), ...inputs });

/** A rule of the group named `group`: TCP 443 unless the inputs say otherwise. */
export const ingress = (name: string, inputs: Inputs): ExampleResource =>
  resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, {
    securityGroupId: ref("group"),
    ipProtocol: "tcp",
    ...port(443),
    ...inputs,
  });
export const egress = (name: string, inputs: Inputs): ExampleResource =>
  resource("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", name, {
    securityGroupId: ref("group"),
    ipProtocol: "tcp",
    ...port(443),
    ...inputs,
  });
/** The older form of a rule, of the group named `group`. */
export const oldRule = (name: string, type: unknown, inputs: Inputs): ExampleResource =>
  resource("aws:ec2/securityGroupRule:SecurityGroupRule", name, {
    securityGroupId: ref("group"),
    type,
    protocol: "tcp",
    ...port(443),
    ...inputs,
  });
export const port = (from: number, to = from) => ({ fromPort: from, toPort: to });

export const prefixList = (name: string, ...cidrs: readonly unknown[]): ExampleResource =>
  resource("aws:ec2/managedPrefixList:ManagedPrefixList", name, {
    addressFamily: "IPv4",
    maxEntries: 5,
    entries: cidrs.map((cidr) => ({ cidr })),
  });

/** A load balancer behind the group named `group`. */
export const balancer = (inputs: Inputs = {}): ExampleResource =>
  resource("aws:lb/loadBalancer:LoadBalancer", "balancer", { securityGroups: [ref("group")], ...inputs });

/** A machine behind the group named `group`. */
export const machine = (inputs: Inputs = {}): ExampleResource =>
  resource("aws:ec2/instance:Instance", "machine", { vpcSecurityGroupIds: [ref("group")], ...inputs });

/** An endpoint behind the group named `group`. */
export const endpoint = (name: string, inputs: Inputs = {}): ExampleResource =>
  resource("aws:ec2/vpcEndpoint:VpcEndpoint", name, {
    vpcId: ref("vpc"),
    vpcEndpointType: "Interface",
    serviceName: `com.amazonaws.eu-west-2.${name}`,
    securityGroupIds: [ref("group")],
    ...inputs,
  });

export const targetGroup = resource("aws:lb/targetGroup:TargetGroup", "targets", { protocol: "HTTPS", port: 8443 });

/** A group of machines that serves a load balancer, made of the template named `template`. */
export const machines = (inputs: Inputs = {}): ExampleResource =>
  resource("aws:autoscaling/group:Group", "machines", {
    minSize: 2,
    maxSize: 4,
    targetGroupArns: [ref("targets")],
    ...inputs,
  });

export const template = (inputs: Inputs = {}): ExampleResource =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "template", inputs);

export const refs = (...names: readonly string[]): readonly Reference[] => names.map(ref);
