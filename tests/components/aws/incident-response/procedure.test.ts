import type { Graph } from "../../../support/graph-of";
import { text } from "../web-tier/fixtures";
import { problemsIn, run, type Procedure } from "./automation";
import { documentOf, incidentGraph, stepOf } from "./fixtures";

let graph: Graph;
let procedure: Procedure;
beforeAll(async () => {
  graph = await incidentGraph();
  procedure = documentOf(graph);
});

const given = { InstanceId: "i-0123456789abcdef0", Incident: "INC-7", Reason: "strange traffic" };
const names = () => procedure.mainSteps.map(({ name }) => name);
const stepNamed = (name: string) => stepOf(procedure, name);

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
