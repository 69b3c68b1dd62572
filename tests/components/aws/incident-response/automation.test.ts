import { problemsIn, run, type Procedure } from "./automation";

/** The checks of the checks: each way to be wrong is noticed. */
const good: Procedure = {
  schemaVersion: "0.3",
  assumeRole: "arn:aws:iam::111122223333:role/r",
  parameters: { InstanceId: { type: "String" }, Keep: { type: "String", default: "no" } },
  mainSteps: [
    {
      name: "Find",
      action: "aws:executeAwsApi",
      inputs: { Service: "ec2", Api: "DescribeInstances", InstanceIds: ["{{ InstanceId }}"] },
      outputs: [{ Name: "VpcId", Selector: "$.x", Type: "String" }],
      onFailure: "step:Choose",
    },
    {
      name: "Choose",
      action: "aws:branch",
      inputs: { Choices: [{ NextStep: "Stop", Variable: "{{ Keep }}", StringEquals: "no" }], Default: "Tell" },
    },
    { name: "Stop", action: "aws:executeAwsApi", inputs: { Service: "ec2", Api: "StopInstances" } },
    {
      name: "Tell",
      action: "aws:executeAwsApi",
      inputs: { Service: "events", Api: "PutEvents", Detail: '{"vpc":"{{ Find.VpcId }}"}' },
      isEnd: true,
    },
  ],
  outputs: ["Find.VpcId"],
};

function changed(change: (procedure: Procedure) => void): Procedure {
  const copy = structuredClone(good);
  change(copy);
  return copy;
}
const step = (procedure: Procedure, index: number) => procedure.mainSteps[index] as Procedure["mainSteps"][number];

describe("the check of an Automation document", () => {
  it("finds nothing wrong with a good one", () => {
    expect(problemsIn(good)).toEqual([]);
  });

  it.each<[string, (procedure: Procedure) => void, string]>([
    ["another schema", (p) => (p.schemaVersion = "2.2"), "schema 2.2"],
    ["a name twice", (p) => (step(p, 2).name = "Choose"), "Choose: twice"],
    ["a reference to nothing", (p) => (step(p, 2).inputs.X = "{{ Machine }}"), "Stop: nothing before it gives Machine"],
    [
      "a reference to a later step",
      (p) => (step(p, 0).inputs.X = "{{ Find.VpcId }}"),
      "Find: nothing before it gives Find.VpcId",
    ],
    [
      "a way to no step",
      (p) => (step(p, 0).onFailure = "step:Nowhere"),
      "Find: leads to Nowhere, which does not come after it",
    ],
    ["a way back", (p) => (step(p, 1).inputs.Default = "Find"), "Choose: leads to Find, which does not come after it"],
    ["no operation", (p) => delete step(p, 2).inputs.Api, "Stop: names no service and operation"],
    ["an output of nothing", (p) => (p.outputs = ["Stop.X"]), "outputs: nothing gives Stop.X"],
    ["no end", (p) => delete step(p, 3).isEnd, "the last step does not end it"],
  ])("notices %s", (_, change, problem) => {
    expect(problemsIn(changed(change))).toContain(problem);
  });

  it("follows branches and failures as Systems Manager does", () => {
    expect(run(good, {})).toEqual({ done: ["Find", "Choose", "Stop", "Tell"], status: "Success" });
    expect(run(good, { Keep: "yes" }).done).toEqual(["Find", "Choose", "Tell"]);
    expect(run(good, {}, ["Find"])).toEqual({ done: ["Choose", "Stop", "Tell"], status: "Failed" });
    expect(run(good, {}, ["Stop"])).toEqual({ done: ["Find", "Choose"], status: "Failed" });
  });
});
