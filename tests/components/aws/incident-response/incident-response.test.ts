import { IncidentResponse, type IncidentResponseArgs } from "../../../../components/aws/incident-response";
import { environment, graphOf, type Graph } from "../../../support/graph-of";
import { excessiveRights, key, listed, network, rights, statementsIn, text, untagged } from "../web-tier/fixtures";
import { actionsAllowed, actionsNeeded, problemsIn, procedureIn, run, type Procedure } from "./automation";

const topicArn = "arn:aws:sns:eu-west-2:111122223333:lamplight-production-alerts";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

let made: IncidentResponse;
async function incidentGraph(args: Partial<IncidentResponseArgs> = {}): Promise<Graph> {
  return graphOf(() => {
    made = new IncidentResponse("incident", { environment, network, key, ...args });
  });
}
const documentOf = (graph: Graph): Procedure => procedureIn(graph.only("aws:ssm/document:Document").inputs.content);

let graph: Graph;
let procedure: Procedure;
beforeAll(async () => {
  graph = await incidentGraph();
  procedure = documentOf(graph);
});

const given = { InstanceId: "i-0123456789abcdef0", Incident: "INC-7", Reason: "strange traffic" };
const names = () => procedure.mainSteps.map(({ name }) => name);
const stepNamed = (name: string) => procedure.mainSteps.find((step) => step.name === name);

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

describe("the procedure", () => {
  it("is a document that Systems Manager can read", () => {
    expect(graph.only("aws:ssm/document:Document").inputs).toMatchObject({
      name: "lamplight-production-incident",
      documentType: "Automation",
      documentFormat: "JSON",
    });
    expect(problemsIn(procedure)).toEqual([]);
  });

  it("isolates, has the machine replaced, keeps its volumes and records it, in this order", () => {
    expect(run(procedure, given)).toEqual({
      done: [
        "FindMachine",
        "FindQuarantine",
        "Isolate",
        "FindGroup",
        "LeaveGroup",
        "ForbidTermination",
        "SnapshotVolumes",
        "MarkMachine",
        "StopOrKeepRunning",
        "StopMachine",
        "Record",
      ],
      status: "Success",
    });
  });

  it("leaves the group before the snapshots: a group ends what its load balancer does not reach", () => {
    expect(names().indexOf("Isolate")).toBeLessThan(names().indexOf("LeaveGroup"));
    expect(names().indexOf("LeaveGroup")).toBeLessThan(names().indexOf("SnapshotVolumes"));
    expect(names().indexOf("SnapshotVolumes")).toBeLessThan(names().indexOf("StopMachine"));
  });

  it("replaces the machine's groups by the quarantine of its network", () => {
    expect(stepNamed("FindQuarantine")?.inputs.Filters).toEqual([
      { Name: "group-name", Values: [graph.only("aws:ec2/securityGroup:SecurityGroup").inputs.name] },
      { Name: "vpc-id", Values: ["{{ FindMachine.VpcId }}"] },
    ]);
    expect(stepNamed("Isolate")?.inputs).toEqual({
      Service: "ec2",
      Api: "ModifyInstanceAttribute",
      InstanceId: "{{ InstanceId }}",
      Groups: ["{{ FindQuarantine.GroupId }}"],
    });
  });

  it("has a replacement started: the group's size stays", () => {
    expect(stepNamed("LeaveGroup")?.inputs.ShouldDecrementDesiredCapacity).toBe(false);
  });

  it("goes on with a machine that is in no group", () => {
    for (const failing of ["FindGroup", "LeaveGroup"]) {
      const { done, status } = run(procedure, given, [failing]);
      expect(done).toEqual(expect.arrayContaining(["Isolate", "SnapshotVolumes", "MarkMachine", "Record"]));
      expect(status).toBe("Success");
    }
  });

  it("keeps all volumes at once, labelled with their incident", () => {
    expect(stepNamed("SnapshotVolumes")?.inputs).toMatchObject({
      Api: "CreateSnapshots",
      InstanceSpecification: { InstanceId: "{{ InstanceId }}", ExcludeBootVolume: false },
      CopyTagsFromSource: "volume",
      TagSpecifications: [
        {
          ResourceType: "snapshot",
          Tags: [
            { Key: "incident", Value: "{{ Incident }}" },
            { Key: "evidence-of", Value: "{{ InstanceId }}" },
          ],
        },
      ],
    });
  });

  it("never stops a machine whose volumes it could not keep, and fails then", () => {
    const { done, status } = run(procedure, given, ["SnapshotVolumes"]);
    expect(done).not.toContain("StopMachine");
    expect(done).toContain("Isolate");
    expect(status).toBe("Failed");
  });

  it("does nothing at all to a machine that it cannot isolate", () => {
    expect(run(procedure, given, ["Isolate"]).done).toEqual(["FindMachine", "FindQuarantine"]);
  });

  it("stops the machine unless its memory is wanted", () => {
    expect(procedure.parameters.KeepRunning).toMatchObject({ default: "no", allowedValues: ["no", "yes"] });
    const { done } = run(procedure, { ...given, KeepRunning: "yes" });
    expect(done).not.toContain("StopMachine");
    expect(done.at(-1)).toBe("Record");
  });

  it("records although the machine would not stop, and then does not call itself a success", () => {
    const { done, status } = run(procedure, given, ["StopMachine"]);
    expect(done).toContain("Record");
    expect(status).toBe("Failed");
  });

  it.each([
    ["Incident", 'x","y":"z'],
    ["Incident", ""],
    ["Reason", 'he said "no"'],
    ["Reason", "two\nlines"],
    ["Reason", "{{ global:DATE }}"],
    ["Reason", "\\"],
  ])("refuses a %s that could write into the record: %j", (parameter, value) => {
    const pattern = new RegExp(text(procedure.parameters[parameter]?.allowedPattern));
    expect(value).not.toMatch(pattern);
    expect(parameter === "Incident" ? given.Incident : given.Reason).toMatch(pattern);
  });

  it("tells in the record what was done to which machine", () => {
    const [entry] = stepNamed("Record")?.inputs.Entries as [{ Source: string; DetailType: string; Detail: string }];
    expect(entry).toMatchObject({ Source: "lamplight.incident", DetailType: "Machine quarantined" });
    expect(JSON.parse(entry.Detail)).toMatchObject({
      instance: "{{ InstanceId }}",
      incident: "{{ Incident }}",
      reason: "{{ Reason }}",
      takenFromGroup: "{{ FindMachine.GroupId }}",
      execution: "{{ automation:EXECUTION_ID }}",
    });
  });
});

describe("the procedure's role", () => {
  const own = {
    StringEquals: { "aws:ResourceTag/environment": "production", "aws:ResourceTag/owner": environment.owner },
  };

  it("is the one that the document names, for Systems Manager in this account", () => {
    const role = graph.only("aws:iam/role:Role");
    expect(procedure.assumeRole).toBe(`arn:aws:iam::111122223333:role/${text(role.inputs.name)}`);
    const [trust] = statementsIn(role.inputs.assumeRolePolicy);
    expect(trust?.Principal).toEqual({ Service: "ssm.amazonaws.com" });
    expect(trust?.Condition).toEqual({ StringEquals: { "aws:SourceAccount": "111122223333" } });
  });

  it("may do what the steps do, and tag snapshots as they are made, and nothing else", () => {
    const statements = statementsIn(graph.only("aws:iam/rolePolicy:RolePolicy").inputs.policy);
    expect(actionsAllowed(statements)).toEqual(actionsNeeded(procedure));
    expect(excessiveRights(graph)).toEqual([]);
  });

  it("touches only what bears this stack's tags", () => {
    const { IsolateSnapshotAndStop, ReplaceMachine, MarkMachines } = rights(graph, "incident-policy");
    expect(IsolateSnapshotAndStop?.Condition).toEqual(own);
    expect(ReplaceMachine?.Condition).toEqual(own);
    expect(MarkMachines?.Condition).toMatchObject(own);
  });

  it("sets on machines only the tags that the procedure sets", () => {
    const condition = rights(graph, "incident-policy").MarkMachines?.Condition ?? {};
    const set = (stepNamed("MarkMachine")?.inputs.Tags as { Key: string }[]).map(({ Key }) => Key);
    expect(listed(condition["ForAllValues:StringEquals"]?.["aws:TagKeys"] ?? "").toSorted()).toEqual(set.toSorted());
  });

  it("makes no snapshot that does not name its incident", () => {
    expect(rights(graph, "incident-policy").SnapshotsNameTheirIncident).toMatchObject({
      Resource: "arn:aws:ec2:eu-west-2::snapshot/*",
      Condition: { Null: { "aws:RequestTag/incident": "false" } },
    });
  });

  it("can send no other event than the record", () => {
    const [entry] = stepNamed("Record")?.inputs.Entries as [{ Source: string; DetailType: string }];
    expect(rights(graph, "incident-policy").RecordWhatWasDone).toMatchObject({
      Resource: "arn:aws:events:eu-west-2:111122223333:event-bus/default",
      Condition: { StringEquals: { "events:source": entry.Source, "events:detail-type": entry.DetailType } },
    });
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
    await incidentGraph();
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
