import { environment, type Graph } from "../../../support/graph-of";
import { excessiveRights, listed, rights, statementsIn, text } from "../web-tier/fixtures";
import { actionsAllowed, actionsNeeded, type Procedure } from "./automation";
import { documentOf, incidentGraph, stepOf } from "./fixtures";

let graph: Graph;
let procedure: Procedure;
beforeAll(async () => {
  graph = await incidentGraph();
  procedure = documentOf(graph);
});

const stepNamed = (name: string) => stepOf(procedure, name);

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
