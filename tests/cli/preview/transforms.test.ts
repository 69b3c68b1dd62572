import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { graphOf } from "../../support/graph-of";

class Pair extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("hosting:aws:Pair", name, {}, opts);
    new aws.sns.Topic(`${name}-a`, { name: "a" }, { parent: this });
    new aws.sns.Topic(`${name}-b`, { name: "b" }, { parent: this, protect: true });
    this.registerOutputs({});
  }
}

const appended =
  (text: string): pulumi.ResourceTransform =>
  ({ type, props, opts }) =>
    type === "aws:sns/topic:Topic" ? { props: { ...props, name: `${props.name}${text}` }, opts } : undefined;

it("runs a resource's own transforms, then its parents', then the stack's", async () => {
  const graph = await graphOf(() => {
    pulumi.runtime.registerResourceTransform(appended("-stack"));
    new Pair("pair", { transforms: [appended("-parent")] });
    new aws.sns.Topic("own", { name: "own" }, { transforms: [appended("-own")] });
  });
  expect(graph.named("pair-a").inputs.name).toBe("a-parent-stack");
  expect(graph.named("own").inputs.name).toBe("own-own-stack");
});

it("keeps the options that a transform does not touch and takes those that it changes", async () => {
  const graph = await graphOf(() => {
    new Pair("pair", {
      transforms: [({ props, opts }) => ({ props, opts: { ...opts, ignoreChanges: ["tags"], retainOnDelete: true } })],
    });
  });
  expect(graph.named("pair-b")).toMatchObject({ protect: true, ignoreChanges: ["tags"], retainOnDelete: true });
  expect(graph.named("pair-a").parent).toBe(graph.named("pair").urn);
  expect(graph.named("pair-a").protect).toBeUndefined();
});

it("keeps secrets and unknowns on their way through a transform", async () => {
  const graph = await graphOf(() => {
    pulumi.runtime.registerResourceTransform(({ props, opts }) => ({ props: { ...props, seen: true }, opts }));
    const topic = new aws.sns.Topic("t", { name: pulumi.secret("hush") });
    new aws.ssm.Parameter("p", { type: "String", description: topic.arn });
  });
  expect(graph.named("t").inputs).toMatchObject({ name: { secret: "hush" }, seen: true });
  expect(graph.named("p").propertyDependencies.description).toEqual([graph.named("t").urn]);
});

it("applies the older transformations too", async () => {
  const graph = await graphOf(() => {
    pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
      type === "aws:sns/topic:Topic"
        ? { props: { ...(props as object), displayName: "x" }, opts: pulumi.mergeOptions(opts, { protect: true }) }
        : undefined,
    );
    new Pair("pair");
  });
  expect(graph.named("pair-a")).toMatchObject({ protect: true, inputs: { name: "a", displayName: "x" } });
});

it("names the resource whose transform throws", async () => {
  const run = graphOf(() => {
    new Pair("pair", {
      transforms: [
        ({ name }) => {
          if (name === "pair-b") throw new Error("not this one");
          return undefined;
        },
      ],
    });
  });
  await expect(run).rejects.toThrow(/^aws:sns\/topic:Topic "pair-b": .*not this one/);
});
