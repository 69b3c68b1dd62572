import type { ExistingNetwork } from "../../../../components/aws/network";
import { networkGraph, networkOf } from "./network-graph";

const existing: ExistingNetwork = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  ipv4Block: "10.0.0.0/16",
  ipv6Block: "2001:db8:30::/56",
  subnets: [
    { id: "subnet-0b", tier: "data", zone: "eu-west-2b", ipv4Block: "10.0.1.0/24" },
    { id: "subnet-0a", tier: "data", zone: "eu-west-2a", ipv4Block: "10.0.0.0/24" },
  ],
};

describe("an existing network", () => {
  it("gets logs, and nothing that would change it", async () => {
    const graph = await networkGraph({ existing });
    const made = graph.resources.filter(({ name }) => name.startsWith("network-")).map(({ type }) => type);
    expect([...new Set(made)].sort()).toEqual([
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
      "aws:ec2/flowLog:FlowLog",
      "aws:iam/role:Role",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
      "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    ]);
    expect(graph.only("aws:ec2/flowLog:FlowLog").inputs.vpcId).toBe(existing.vpcId);
    expect(graph.named("network-query-log-association").inputs.resourceId).toBe(existing.vpcId);
  });

  it("is offered to other components as a made one is", async () => {
    const network = await networkOf({ existing });
    expect(network.ipv4Block).toBe("10.0.0.0/16");
    expect(network.ipv6Block).toBeDefined();
    expect(network.zones).toEqual(["eu-west-2a", "eu-west-2b"]);
    expect(network.subnetsOf("data")).toEqual(existing.subnets);
  });

  it("says so when a tier is asked for that it does not have", async () => {
    const network = await networkOf({ existing });
    expect(() => network.subnetsOf("app")).toThrow(
      "existing.subnets: none is of tier app; accepted is at least one of each tier that is used",
    );
  });

  it("may have IPv4 alone", async () => {
    const network = await networkOf({ existing: { ...existing, ipv6Block: undefined } });
    expect(network.ipv6Block).toBeUndefined();
  });
});
