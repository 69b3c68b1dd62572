import * as aws from "@pulumi/aws";
import { runProgram } from "../../../cli/preview/run-program";
import type { GraphResource } from "../../../cli/preview/graph";

const base = { project: "p", stack: "s", config: {} };

it("offers every resource, its default provider before it, and takes what comes back as its inputs", async () => {
  const offered: string[] = [];
  const seen: unknown[] = [];
  const { deployment } = await runProgram({
    ...base,
    program: () => {
      const topic = new aws.sns.Topic("t", { name: "plain" });
      topic.name.apply((name) => seen.push(name));
      new aws.ssm.Parameter("p", { type: "String", description: topic.name });
    },
    onRegister: (resource) => {
      offered.push(resource.type);
      return resource.type === "aws:sns/topic:Topic" ? { ...resource.inputs, name: "remedied" } : undefined;
    },
  });
  const inputs = (type: string): GraphResource["inputs"] | undefined =>
    deployment.resources.find((resource) => resource.type === type)?.inputs;
  expect(offered).toEqual([
    "pulumi:pulumi:Stack",
    "pulumi:providers:aws",
    "aws:sns/topic:Topic",
    "aws:ssm/parameter:Parameter",
  ]);
  expect(inputs("aws:sns/topic:Topic")).toEqual({ name: "remedied" });
  expect(inputs("aws:ssm/parameter:Parameter")?.description).toBe("remedied");
  expect(seen).toEqual(["remedied"]);
});

it("waits for a remediation that takes its time", async () => {
  const { deployment } = await runProgram({
    ...base,
    program: () => void new aws.sns.Topic("t", { name: "plain" }),
    onRegister: async ({ type, inputs }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return type === "aws:sns/topic:Topic" ? { ...inputs, displayName: "late" } : undefined;
    },
  });
  const topic = deployment.resources.find(({ type }) => type === "aws:sns/topic:Topic");
  expect(topic?.outputs).toEqual({ name: "plain", displayName: "late" });
});

it("names the resource whose remediation fails", async () => {
  const run = runProgram({
    ...base,
    program: () => void new aws.sns.Topic("t"),
    onRegister: ({ type }) => {
      if (type === "aws:sns/topic:Topic") throw new Error("policy broke");
      return undefined;
    },
  });
  await expect(run).rejects.toThrow('aws:sns/topic:Topic "t": policy broke');
});
