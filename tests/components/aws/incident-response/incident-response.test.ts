import type { Graph } from "../../../support/graph-of";
import { key, network, statementsIn, text, untagged } from "../web-tier/fixtures";
import type { Procedure } from "./automation";
import { documentOf, incidentGraph } from "./fixtures";

const topicArn = "arn:aws:sns:eu-west-2:111122223333:lamplight-production-alerts";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

let graph: Graph;
let procedure: Procedure;
beforeAll(async () => {
  graph = await incidentGraph();
  procedure = documentOf(graph);
});

describe("the quarantine", () => {
  it("is a group without any rule", () => {
    const group = graph.only("aws:ec2/securityGroup:SecurityGroup");
    expect(group.inputs).toMatchObject({
      name: "lamplight-production-incident-quarantine",
      vpcId: network.vpcId,
      ingress: [],
      egress: [],
    });
    expect(graph.resources.filter(({ type }) => type.includes("securityGroupIngressRule"))).toEqual([]);
    expect(graph.resources.filter(({ type }) => type.includes("securityGroupEgressRule"))).toEqual([]);
  });
});

describe("the log of incidents", () => {
  it("receives the record, and how each run ended", () => {
    const pattern: unknown = JSON.parse(text(graph.only("aws:cloudwatch/eventRule:EventRule").inputs.eventPattern));
    expect(pattern).toEqual({
      $or: [
        { source: ["lamplight.incident"], "detail-type": ["Machine quarantined"] },
        {
          source: ["aws.ssm"],
          "detail-type": ["EC2 Automation Execution Status-change Notification"],
          detail: { Definition: ["lamplight-production-incident"] },
        },
      ],
    });
    const target = graph.only(TARGET);
    expect(target.propertyDependencies.arn).toEqual([graph.only("aws:cloudwatch/logGroup:LogGroup").urn]);
    expect(target.propertyDependencies.rule).toEqual([graph.only("aws:cloudwatch/eventRule:EventRule").urn]);
    expect(target.dependencies).toContain(graph.only("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").urn);
  });

  it("is encrypted and kept for a year, or as long as is said", async () => {
    expect(graph.only("aws:cloudwatch/logGroup:LogGroup").inputs).toMatchObject({
      name: "/aws/events/lamplight-production-incident",
      kmsKeyId: key.arn,
      retentionInDays: 365,
    });
    const longer = await incidentGraph({ logRetentionDays: 731 });
    expect(longer.only("aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays).toBe(731);
  });

  it("admits events of its own rule only", () => {
    const policy = graph.only("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").inputs.policyDocument;
    const statements = statementsIn(policy);
    for (const { Resource } of statements) {
      expect(Resource).toBe(
        "arn:aws:logs:eu-west-2:111122223333:log-group:/aws/events/lamplight-production-incident:*",
      );
    }
    expect(statements.find(({ Action }) => Action === "logs:PutLogEvents")?.Condition).toEqual({
      ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-2:111122223333:rule/lamplight-production-incident" },
    });
  });

  it("tells those who are alerted, where they are named", async () => {
    const alerted = await incidentGraph({ alerts: { topicArn } });
    expect(alerted.named("incident-to-alerts").inputs.arn).toBe(topicArn);
    expect(alerted.all(TARGET)).toHaveLength(2);
  });
});

describe("IncidentResponse", () => {
  it("offers what the operator types", async () => {
    const { incident: made } = await incidentGraph();
    expect(made.documentName).toBe("lamplight-production-incident");
    expect(made.roleName).toBe("lamplight-production-incident");
    expect(made.logGroupName).toBe("/aws/events/lamplight-production-incident");
    expect(made.command).toBe(
      "aws ssm start-automation-execution --region eu-west-2 --document-name lamplight-production-incident " +
        "--parameters 'InstanceId=<instance>,Incident=<number>,Reason=<what is suspected>'",
    );
    for (const [, parameter] of made.command.matchAll(/(\w+)=</g)) {
      expect(Object.keys(procedure.parameters)).toContain(parameter);
    }
  });

  it("tags everything and parents it", () => {
    expect(untagged(graph)).toEqual([]);
    const component = graph.only("hosting:aws:IncidentResponse").urn;
    const others = graph.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(others.length).toBeGreaterThan(5);
    expect(others.filter(({ parent }) => parent !== component)).toEqual([]);
  });
});
