import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { graphOf, UNKNOWN } from "../../support/graph-of";

const zones = "aws:index/getAvailabilityZones:getAvailabilityZones";

describe("invokes", () => {
  it("leaves the output form unknown, whole and in its parts", async () => {
    const graph = await graphOf(() => {
      const found = aws.getAvailabilityZonesOutput({ state: "available" });
      new aws.ec2.Subnet("s", {
        vpcId: "vpc-1",
        availabilityZone: found.names[0],
        cidrBlock: found.apply(({ names }) => `10.0.${names.length}.0/24`),
        tags: { id: found.id, fixed: "yes" },
      });
    });
    expect(graph.named("s").inputs).toEqual({
      vpcId: "vpc-1",
      availabilityZone: UNKNOWN,
      cidrBlock: UNKNOWN,
      tags: { id: UNKNOWN, fixed: "yes" },
    });
  });

  it("answers both forms from what was recorded", async () => {
    const answers = { invokes: [{ token: zones, result: { names: ["eu-west-2a", "eu-west-2b"], id: "x" } }] };
    const graph = await graphOf(
      async () => {
        const direct = await aws.getAvailabilityZones({ state: "available" });
        const output = aws.getAvailabilityZonesOutput({ state: "available" });
        new aws.ec2.Subnet("s", { vpcId: direct.names[0]!, availabilityZone: output.names[1]! });
      },
      { answers },
    );
    expect(graph.named("s").inputs).toEqual({ vpcId: "eu-west-2a", availabilityZone: "eu-west-2b" });
  });

  it("prefers the answer for exactly these arguments", async () => {
    const answers = {
      invokes: [
        { token: zones, result: { id: "any" } },
        { token: zones, args: { state: "available" }, result: { id: "these" } },
      ],
    };
    const graph = await graphOf(
      () => ({
        these: aws.getAvailabilityZonesOutput({ state: "available" }).id,
        others: aws.getAvailabilityZonesOutput({ state: "impaired" }).id,
      }),
      { answers },
    );
    expect(graph.only("pulumi:pulumi:Stack").outputs).toEqual({ these: "these", others: "any" });
  });

  it("refuses a direct call without an answer, because its result would be silently empty", async () => {
    await expect(graphOf(() => aws.getAvailabilityZones({ state: "available" }))).rejects.toThrow(
      `${zones}: no recorded answer for this call with {"state":"available"}; ` +
        "add one to the answers file under invokes, or use the function's Output form",
    );
  });

  it("still refuses the direct form after a run with the output form", async () => {
    await graphOf(() => ({ id: aws.getAvailabilityZonesOutput().id }));
    await expect(graphOf(() => aws.getAvailabilityZones())).rejects.toThrow(/no recorded answer/);
  });

  it("keeps the result of an invoke with unknown arguments unknown", async () => {
    const graph = await graphOf(() => {
      const topic = new aws.sns.Topic("t");
      return { arn: aws.sns.getTopicOutput({ name: topic.id }).arn };
    });
    expect(graph.only("pulumi:pulumi:Stack").outputs).toEqual({ arn: UNKNOWN });
  });
});

describe("stack references", () => {
  const program = (): unknown => {
    const network = new pulumi.StackReference("lamplight/network/production");
    return { vpc: network.getOutput("vpcId"), key: network.requireOutput("key"), none: network.getOutput("none") };
  };

  it("gives the recorded outputs, the secret ones as secrets", async () => {
    const answers = {
      stackReferences: {
        "lamplight/network/production": { outputs: { vpcId: "vpc-1", key: "k-e-y" }, secretOutputNames: ["key"] },
      },
    };
    const graph = await graphOf(program, { answers });
    expect(graph.only("pulumi:pulumi:Stack").outputs).toMatchObject({ vpc: "vpc-1", key: { secret: "k-e-y" } });
    expect(graph.only("pulumi:pulumi:StackReference")).toMatchObject({
      external: true,
      id: "lamplight/network/production",
    });
  });

  it("refuses one that is not recorded, by name", async () => {
    await expect(graphOf(program)).rejects.toThrow(
      'pulumi:pulumi:StackReference "lamplight/network/production": the outputs of stack ' +
        '"lamplight/network/production" are not recorded; add them to the answers file under stackReferences',
    );
  });
});

describe("resources that exist already", () => {
  const program = (): unknown => {
    const vpc = aws.ec2.Vpc.get("existing", "vpc-1");
    new aws.ec2.Subnet("s", { vpcId: vpc.id, cidrBlock: vpc.cidrBlock });
    return undefined;
  };

  it("knows their id and leaves the rest unknown", async () => {
    const graph = await graphOf(program);
    expect(graph.named("existing")).toMatchObject({ external: true, custom: true, id: "vpc-1", inputs: {} });
    expect(graph.named("s").inputs).toEqual({ vpcId: "vpc-1", cidrBlock: UNKNOWN });
    expect(graph.named("s").propertyDependencies.vpcId).toEqual([graph.named("existing").urn]);
  });

  it("takes their recorded state", async () => {
    const answers = { reads: { "aws:ec2/vpc:Vpc": { "vpc-1": { cidrBlock: "10.9.0.0/16" } } } };
    const graph = await graphOf(program, { answers });
    expect(graph.named("s").inputs).toEqual({ vpcId: "vpc-1", cidrBlock: "10.9.0.0/16" });
  });
});
