import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { secretTexts, serialise } from "../../../cli/preview/redact";
import { inDependencyOrder } from "../../../cli/preview/order";
import { graphOf, type Graph } from "../../support/graph-of";

const secrets = ["correct-horse", "battery-staple", "9f8e7d6c5b4a", "key-of-provider", "from-config"];

/** Secrets in every place where a graph can hold one. */
function vault(): Promise<Graph> {
  return graphOf(
    () => {
      const [password, nested] = [pulumi.secret("correct-horse"), pulumi.secret("battery-staple")];
      new aws.ssm.Parameter("plain", { type: "SecureString", value: password });
      new aws.ssm.Parameter("made", { type: "String", value: pulumi.interpolate`pw=${password}` });
      new aws.sns.Topic("nested", { tags: { deep: nested } });
      new aws.ecs.TaskDefinition("json", {
        family: "f",
        containerDefinitions: pulumi.jsonStringify([{ environment: [{ name: "PASSWORD", value: password }] }]),
      });
      new aws.sns.Topic("extra", { name: "9f8e7d6c5b4a" }, { additionalSecretOutputs: ["name"] });
      new aws.ssm.Parameter("config", { type: "String", value: new pulumi.Config().requireSecret("pin") });
      return { list: [pulumi.secret("battery-staple")] };
    },
    {
      config: { "aws:secretKey": "key-of-provider", "hardened-hosting:pin": "from-config" },
      secretKeys: ["aws:secretKey", "hardened-hosting:pin"],
    },
  );
}

describe("a written document", () => {
  it("has no secret in it", async () => {
    const { document } = await vault();
    const text = serialise(document);
    const leaked = [...secrets, ...secretTexts(document)].filter((secret) => text.includes(secret));
    expect(leaked).toEqual([]);
  });

  it("would be caught with one: without the redaction every secret is found in it", async () => {
    const { document } = await vault();
    const unredacted = JSON.stringify(document);
    expect(secrets.filter((secret) => !unredacted.includes(secret))).toEqual([]);
    expect(secretTexts(document)).toEqual(expect.arrayContaining([...secrets, "pw=correct-horse"]));
  });

  it("still says where a secret is", async () => {
    const { deployment } = JSON.parse(serialise((await vault()).document)) as Graph["document"];
    const { inputs } = deployment.resources.find(({ urn }) => urn.endsWith("::nested"))!;
    expect(inputs.tags).toEqual({
      deep: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "" },
    });
  });

  it("is the same, byte for byte, in two runs", async () => {
    expect(serialise((await vault()).document)).toBe(serialise((await vault()).document));
  });

  it("is the same whatever takes its time and whatever is declared first", async () => {
    const program = (order: string[], delays: Record<string, number>) => async () => {
      for (const name of order) {
        const value = new Promise<string>((resolve) => setTimeout(() => resolve(name), delays[name]));
        new aws.sns.Topic(name, { displayName: value, name });
      }
      await Promise.resolve();
    };
    const one = await graphOf(program(["a", "b", "c"], { a: 9, b: 1, c: 5 }));
    const other = await graphOf(program(["c", "a", "b"], { a: 1, b: 9, c: 5 }));
    expect(serialise(one.document)).toBe(serialise(other.document));
  });

  it("has no clock in it", async () => {
    const { document } = await vault();
    expect(document.deployment.manifest.time).toBe("0001-01-01T00:00:00Z");
    expect(serialise(document)).not.toContain(String(new Date().getFullYear()));
  });
});

describe("inDependencyOrder", () => {
  const resource = (urn: string, dependencies: string[] = []) => ({
    urn,
    custom: true,
    type: "t",
    inputs: {},
    outputs: {},
    dependencies,
    propertyDependencies: {},
  });
  const order = (...resources: ReturnType<typeof resource>[]): string[] =>
    inDependencyOrder(resources).map(({ urn }) => urn);

  it("is by name among what does not depend on each other", () => {
    expect(order(resource("b"), resource("a"), resource("c"))).toEqual(["a", "b", "c"]);
  });

  it("puts what is needed first, however far away", () => {
    expect(order(resource("a", ["m"]), resource("m", ["z"]), resource("z"))).toEqual(["z", "m", "a"]);
  });

  it("comes to an end for a circle and for a name that is not there", () => {
    expect(order(resource("a", ["b"]), resource("b", ["a", "gone"]))).toHaveLength(2);
  });
});

describe("a document as the engine writes it", () => {
  it("has no former names in it: the engine forgets them with the update", async () => {
    const { document } = await graphOf(() => void new aws.sns.Topic("topic", {}, { aliases: [{ name: "old" }] }));
    expect(document.deployment.resources.flatMap(({ aliases = [] }) => aliases)).not.toEqual([]);
    expect(serialise(document)).not.toContain("aliases");
  });

  it("knows assets by their signature only", async () => {
    const code = new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = 1") });
    const graph = await graphOf(() => void new aws.lambda.Function("f", { role: "arn:aws:iam::1:role/r", code }));
    expect(graph.only("aws:lambda/function:Function").inputs.code).toEqual({
      "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
      assets: {
        "index.js": {
          "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
          text: "exports.handler = 1",
        },
      },
    });
  });
});
