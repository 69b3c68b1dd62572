import type { Graph } from "../../../support/graph-of";
import { actionsAllowed, actionsNeeded, problemsIn, procedureIn, run } from "../incident-response/automation";
import { rights, statementsIn, text } from "../web-tier/fixtures";
import { bastionGraph, sessionManager } from "./fixtures";

let graph: Graph;
beforeAll(async () => {
  graph = await bastionGraph();
});
const group = () => graph.only("aws:autoscaling/group:Group");
const document = () => graph.named("bastion-address-document");
const procedure = () => procedureIn(document().inputs.content);
const stepNamed = (name: string) => procedure().mainSteps.find((step) => step.name === name)?.inputs;

describe("the bastion's address", () => {
  it("is an Elastic IP that belongs to no machine, and so outlives every one", () => {
    const address = graph.only("aws:ec2/eip:Eip");
    expect(address.inputs).toMatchObject({ domain: "vpc", tags: { Name: "lamplight-production-bastion" } });
    expect(address.inputs.instance).toBeUndefined();
    expect(address.dependencies).toEqual([]);
  });

  it("is there in mode session-manager too, as the way out", async () => {
    expect((await bastionGraph(sessionManager)).all("aws:ec2/eip:Eip")).toHaveLength(1);
  });
});

describe("the procedure that moves the address", () => {
  it("is a document that Systems Manager can read, in an order that works", () => {
    expect(problemsIn(procedure())).toEqual([]);
    expect(run(procedure(), { InstanceId: "i-0" })).toEqual({
      done: ["WaitUntilRunning", "FindAddress", "MoveAddress", "GoIntoService"],
      status: "Success",
    });
  });

  it("finds the address and the machine by the name that both have", () => {
    expect(stepNamed("FindAddress")?.Filters).toEqual([
      { Name: "tag:Name", Values: [graph.only("aws:ec2/eip:Eip").at("tags", "Name")] },
    ]);
    expect(stepNamed("MoveAddress")).toMatchObject({
      AllocationId: "{{ FindAddress.AllocationId }}",
      InstanceId: "{{ InstanceId }}",
      AllowReassociation: true,
    });
  });

  it("lets no machine into service without the address", () => {
    expect(run(procedure(), {}, ["MoveAddress"])).toEqual({
      done: ["WaitUntilRunning", "FindAddress"],
      status: "Failed",
    });
    expect(group().at("initialLifecycleHooks", 0)).toEqual({
      name: "lamplight-production-bastion-address",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      heartbeatTimeout: 600,
      defaultResult: "ABANDON",
    });
    expect(stepNamed("GoIntoService")).toMatchObject({
      AutoScalingGroupName: group().inputs.name,
      LifecycleHookName: group().at("initialLifecycleHooks", 0, "name"),
      LifecycleActionResult: "CONTINUE",
    });
  });

  it("is started by every launch of the group, the first included", () => {
    const rule = graph.only("aws:cloudwatch/eventRule:EventRule");
    expect(JSON.parse(text(rule.inputs.eventPattern))).toEqual({
      source: ["aws.autoscaling"],
      "detail-type": ["EC2 Instance-launch Lifecycle Action"],
      detail: {
        AutoScalingGroupName: [group().inputs.name],
        LifecycleHookName: [group().at("initialLifecycleHooks", 0, "name")],
      },
    });
    const target = graph.only("aws:cloudwatch/eventTarget:EventTarget");
    expect(target.inputs).toMatchObject({
      arn: `arn:aws:ssm:eu-west-2:111122223333:automation-definition/${text(document().inputs.name)}:$DEFAULT`,
      inputTransformer: {
        inputPaths: { instance: "$.detail.EC2InstanceId" },
        inputTemplate: '{"InstanceId":[<instance>]}',
      },
    });
    expect(target.dependencies).toEqual(
      expect.arrayContaining([document().urn, graph.named("bastion-address-policy").urn]),
    );
    expect(group().dependencies).toContain(target.urn);
  });
});

describe("the roles that move the address", () => {
  it("are not the machine's: what faces the internet has no right in EC2", () => {
    expect(JSON.stringify(rights(graph, "bastion-policy"))).not.toContain("ec2:");
  });

  it("may do what the steps do, to what bears the bastion's name", () => {
    const statements = statementsIn(graph.named("bastion-address-policy").inputs.policy);
    expect(actionsAllowed(statements)).toEqual(actionsNeeded(procedure()));
    const { MoveOwnAddress, EndTheWait } = rights(graph, "bastion-address-policy");
    expect(MoveOwnAddress?.Condition).toEqual({
      StringEquals: {
        "aws:ResourceTag/Name": "lamplight-production-bastion",
        "aws:ResourceTag/environment": "production",
      },
    });
    expect(EndTheWait?.Resource).toBe(
      "arn:aws:autoscaling:eu-west-2:111122223333:autoScalingGroup:*:autoScalingGroupName/lamplight-production-bastion",
    );
  });

  it("are one to work, which the document names, and one to start it, which can pass on that one alone", () => {
    const worker = graph.named("bastion-address-role").inputs.name;
    expect(procedure().assumeRole).toBe(`arn:aws:iam::111122223333:role/${text(worker)}`);
    const { StartTheProcedure, PassItsRole } = rights(graph, "bastion-launch-policy");
    expect(StartTheProcedure?.Resource).toBe(
      `arn:aws:ssm:eu-west-2:111122223333:automation-definition/${text(document().inputs.name)}:*`,
    );
    expect(PassItsRole).toMatchObject({
      Resource: procedure().assumeRole,
      Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
    });
  });

  it.each([
    ["bastion-address-role", "ssm.amazonaws.com"],
    ["bastion-launch-role", "events.amazonaws.com"],
  ])("%s is assumed by %s in this account", (name, service) => {
    const [trust] = statementsIn(graph.named(name).inputs.assumeRolePolicy);
    expect(trust).toMatchObject({
      Principal: { Service: service },
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
  });
});
