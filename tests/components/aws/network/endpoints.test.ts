import { interfaceServices, type InterfaceService } from "../../../../components/aws/network/endpoint-services";
import { environment, type Graph } from "../../../support/graph-of";
import { listOf, statementsOf, unboundedStatements } from "../keyring/unbounded";
import { networkGraph, referred } from "./network-graph";
import { text } from "./packets";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const { accountId } = environment;
const everyService = Object.keys(interfaceServices) as InterfaceService[];

describe("endpoints", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await networkGraph({ endpoints: everyService });
  });

  it("are by default those that hosts use, beside S3 and DynamoDB", async () => {
    const services = (await networkGraph()).all(ENDPOINT).map(({ inputs }) => text(inputs.serviceName));
    expect(services.sort()).toEqual(
      ["dynamodb", "kms", "logs", "monitoring", "s3", "secretsmanager", "ssm", "ssmmessages"].map(
        (service) => `com.amazonaws.eu-west-2.${service}`,
      ),
    );
  });

  it("can be the free ones alone, and then there is no group", async () => {
    const free = await networkGraph({ endpoints: [] });
    expect(free.all(ENDPOINT).map(({ inputs }) => inputs.vpcEndpointType)).toEqual(["Gateway", "Gateway"]);
    expect(free.all("aws:ec2/securityGroup:SecurityGroup")).toEqual([]);
  });

  it.each(["s3", "dynamodb"])("lead to %s by route from the admin and app tiers", (service) => {
    const endpoint = graph.named(`network-${service}-endpoint`);
    expect(endpoint.inputs.vpcEndpointType).toBe("Gateway");
    expect(referred(graph, endpoint, "routeTableIds").map(({ name }) => name)).toEqual([
      "network-admin-routes",
      "network-app-a-routes",
      "network-app-b-routes",
      "network-app-c-routes",
    ]);
  });

  it.each(everyService)("lead to %s under its usual name, in every zone, behind their own group", (service) => {
    const endpoint = graph.named(`network-${service}-endpoint`);
    expect(endpoint.inputs).toMatchObject({
      vpcEndpointType: "Interface",
      serviceName: `com.amazonaws.eu-west-2.${service}`,
      privateDnsEnabled: true,
    });
    expect(referred(graph, endpoint, "subnetIds").map(({ name }) => name)).toEqual([
      "network-app-a",
      "network-app-b",
      "network-app-c",
    ]);
    expect(referred(graph, endpoint, "securityGroupIds").map(({ name }) => name)).toEqual(["network-endpoints"]);
  });

  it("admit HTTPS from the admin, app and data tiers alone, and have no way out", () => {
    const rules = graph.all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    const group = graph.named("network-endpoints");
    expect(rules.map(({ inputs }) => [inputs.cidrIpv4, inputs.ipProtocol, inputs.fromPort, inputs.toPort])).toEqual([
      ["10.20.32.0/19", "tcp", 443, 443],
      ["10.20.64.0/19", "tcp", 443, 443],
      ["10.20.96.0/19", "tcp", 443, 443],
    ]);
    for (const rule of rules) {
      expect(rule.propertyDependencies.securityGroupId).toEqual([group.urn]);
    }
    expect(group.inputs).not.toHaveProperty("ingress");
    expect(group.inputs).not.toHaveProperty("egress");
    expect(graph.all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).toEqual([]);
  });

  it.each(["dynamodb", ...everyService])("let only the account's identities through to %s", (service) => {
    const { policy } = graph.named(`network-${service}-endpoint`).inputs;
    expect(unboundedStatements(policy, accountId)).toEqual([]);
    const actions = statementsOf(policy).flatMap(({ Action }) => listOf(Action));
    expect(new Set(actions.map((action) => action.split(":")[0])).size).toBe(1);
  });

  it.each(["s3", "dynamodb", "kms", "logs", "secretsmanager", "ssm", "sns", "sqs"])(
    "lead to the account's own resources of %s",
    (service) => {
      const [own] = statementsOf(graph.named(`network-${service}-endpoint`).inputs.policy);
      expect(own?.Condition).toEqual({
        StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId },
      });
    },
  );

  it("let Amazon's parameters and documents be read", () => {
    const [, amazons, ...others] = statementsOf(graph.named("network-ssm-endpoint").inputs.policy);
    expect(others).toEqual([]);
    expect(amazons?.Action).toEqual([
      "ssm:DescribeDocument",
      "ssm:GetDocument",
      "ssm:GetParameter",
      "ssm:GetParameters",
    ]);
    expect(amazons?.Resource).toEqual([
      "arn:aws:ssm:eu-west-2::document/AWS-*",
      "arn:aws:ssm:eu-west-2::parameter/aws/service/*",
    ]);
  });

  it("let anybody read the buckets of Amazon's agents, and do no more there", () => {
    const { policy } = graph.named("network-s3-endpoint").inputs;
    expect(unboundedStatements(policy, accountId)).toEqual(["AnybodyReadsAmazonsAgents"]);
    const agents = statementsOf(policy).find(({ Sid }) => Sid === "AnybodyReadsAmazonsAgents");
    expect(agents?.Action).toBe("s3:GetObject");
    expect(agents?.Resource).toContain("arn:aws:s3:::amazon-ssm-eu-west-2/*");
    expect(agents?.Resource).toContain("arn:aws:s3:::amazoncloudwatch-agent-eu-west-2/*");
    for (const resource of listOf(agents?.Resource)) {
      expect(resource).toMatch(/^arn:aws:s3:::[a-z0-9-]+\/\*$/);
    }
  });
});
