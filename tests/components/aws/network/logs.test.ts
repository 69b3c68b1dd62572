import { environment, type Graph } from "../../../support/graph-of";
import { listOf, statementsOf, unboundedStatements } from "../keyring/unbounded";
import { networkGraph, referred } from "./network-graph";

const { accountId } = environment;
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

describe("a network's logs", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await networkGraph();
  });

  it.each(["flows", "queries"])("keep %s for a year, encrypted with the network's key", (kind) => {
    const group = graph.named(`network-${kind}`, LOG_GROUP);
    expect(group.inputs).toMatchObject({ name: `lamplight-production-network-${kind}`, retentionInDays: 365 });
    expect(referred(graph, group, "kmsKeyId").map(({ name }) => name)).toEqual(["keyring-high"]);
    expect(group.at("tags", "data-class")).toBe("high");
  });

  it("hold every connection of the network within a minute", () => {
    const log = graph.only("aws:ec2/flowLog:FlowLog");
    expect(log.inputs).toMatchObject({
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
    });
    expect(referred(graph, log, "vpcId").map(({ name }) => name)).toEqual(["network-vpc"]);
    expect(referred(graph, log, "logDestination").map(({ name }) => name)).toEqual(["network-flows"]);
    expect(referred(graph, log, "iamRoleArn").map(({ name }) => name)).toEqual(["network-flow-logs"]);
    expect(log.inputs.logFormat).toMatch(/^(\$\{[a-z-]+\} ?)+$/);
    for (const field of ["${srcaddr}", "${dstaddr}", "${dstport}", "${action}", "${pkt-srcaddr}", "${tcp-flags}"]) {
      expect(log.inputs.logFormat).toContain(field);
    }
  });

  it("are written by a role that flow logs of this account assume", () => {
    const [trust, ...others] = statementsOf(graph.named("network-flow-logs").inputs.assumeRolePolicy);
    expect(others).toEqual([]);
    expect(trust).toMatchObject({
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    });
  });

  it("are all that the role may write", () => {
    const group = `arn:aws:logs:eu-west-2:${accountId}:log-group:lamplight-production-network-flows`;
    const [write, find, ...others] = statementsOf(graph.named("network-flow-logs-policy").inputs.policy);
    expect(others).toEqual([]);
    expect(write?.Resource).toEqual([group, `${group}:*`]);
    expect(listOf(write?.Action)).toEqual(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]);
    expect(find).toEqual({
      Sid: "FindLogGroup",
      Effect: "Allow",
      Action: "logs:DescribeLogGroups",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-2" } },
    });
    expect(graph.all("aws:iam/rolePolicy:RolePolicy")).toHaveLength(1);
  });

  it("begin only when the role may write them", () => {
    expect(graph.only("aws:ec2/flowLog:FlowLog").dependencies).toContain(graph.named("network-flow-logs-policy").urn);
  });

  it("hold every name that is looked up in the network", () => {
    const config = graph.only("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig");
    const association = graph.only("aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation");
    expect(referred(graph, config, "destinationArn").map(({ name }) => name)).toEqual(["network-queries"]);
    expect(referred(graph, association, "resourceId").map(({ name }) => name)).toEqual(["network-vpc"]);
    expect(referred(graph, association, "resolverQueryLogConfigId")).toEqual([config]);
    expect(config.dependencies).toContain(graph.named("network-log-delivery").urn);
  });

  it("admit AWS's log delivery on behalf of this account, to the query log alone", () => {
    const { policyDocument } = graph.named("network-log-delivery").inputs;
    expect(unboundedStatements(policyDocument, accountId)).toEqual([]);
    expect(statementsOf(policyDocument)).toEqual([
      {
        Sid: "DeliverLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [`arn:aws:logs:eu-west-2:${accountId}:log-group:lamplight-production-network-queries:*`],
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": `arn:aws:logs:eu-west-2:${accountId}:*` },
        },
      },
    ]);
  });

  it("can be kept for longer", async () => {
    const longer = await networkGraph({ logRetentionDays: 731 });
    expect(longer.all(LOG_GROUP).map(({ inputs }) => inputs.retentionInDays)).toEqual([731, 731]);
  });
});
