import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { isSecret, isUnknown } from "../../../cli/preview/graph";
import { graphOf, UNKNOWN } from "../../support/graph-of";

const prefix = "urn:pulumi:lamplight::hardened-hosting::";
const stackUrn = `${prefix}pulumi:pulumi:Stack::hardened-hosting-lamplight`;
const defaultAws = `${prefix}pulumi:providers:aws::default_7_48_0::04da6b54-80e4-46f7-96ec-b56ff0331ba9`;

class Shelf extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("hosting:aws:Shelf", name, { size: 3, depth: undefined }, opts);
    this.bucket = new aws.s3.Bucket(`${name}-files`, { bucket: `${name}-files` }, { parent: this });
    this.registerOutputs({ bucket: this.bucket.bucket, arn: this.bucket.arn });
  }
}

class Library extends pulumi.ComponentResource {
  readonly shelf: Shelf;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("hosting:aws:Library", name, {}, opts);
    this.shelf = new Shelf(`${name}-shelf`, { parent: this });
    this.registerOutputs({});
  }
}

describe("names and parents", () => {
  it("joins the types of all parents in a URN, but not the stack's", async () => {
    const graph = await graphOf(() => void new Library("library"));
    expect(graph.named("library").urn).toBe(`${prefix}hosting:aws:Library::library`);
    expect(graph.named("library-shelf-files").urn).toBe(
      `${prefix}hosting:aws:Library$hosting:aws:Shelf$aws:s3/bucket:Bucket::library-shelf-files`,
    );
  });

  it("gives every resource its parent, the stack where it has no other", async () => {
    const graph = await graphOf(() => void new Library("library"));
    expect(graph.only("pulumi:pulumi:Stack")).toMatchObject({ urn: stackUrn, custom: false });
    expect(graph.only("pulumi:pulumi:Stack").parent).toBeUndefined();
    expect(graph.named("library").parent).toBe(stackUrn);
    expect(graph.named("library-shelf").parent).toBe(graph.named("library").urn);
  });

  it("keeps a name that has colons in it", async () => {
    const graph = await graphOf(() => void new aws.sns.Topic("a::b"));
    expect(graph.only("aws:sns/topic:Topic")).toMatchObject({
      name: "a::b",
      urn: `${prefix}aws:sns/topic:Topic::a::b`,
    });
  });

  it("records the outputs of components and of the stack", async () => {
    const graph = await graphOf(() => ({ files: new Shelf("shelf").bucket.bucket, pin: pulumi.secret("1234") }));
    expect(graph.named("shelf")).toMatchObject({
      custom: false,
      inputs: { size: 3 },
      outputs: { bucket: "shelf-files", arn: UNKNOWN },
    });
    expect(graph.only("pulumi:pulumi:Stack").outputs).toEqual({ files: "shelf-files", pin: { secret: "1234" } });
  });

  it("accepts one name for two types, and under parents of two types", async () => {
    const graph = await graphOf(() => {
      const [a, b] = [new Library("a"), new Shelf("b")];
      new aws.sns.Topic("same", {}, { parent: a });
      new aws.sns.Topic("same", {}, { parent: b });
      new aws.sqs.Queue("same", {}, { parent: b });
    });
    expect(graph.all("aws:sns/topic:Topic")).toHaveLength(2);
    expect(graph.only("aws:sqs/queue:Queue").parent).toBe(graph.named("b").urn);
  });
});

describe("values", () => {
  it("knows what the program said, and nothing that only the cloud can say", async () => {
    const graph = await graphOf(() => {
      const bucket = new aws.s3.Bucket("b", { bucket: "files" });
      new aws.sns.Topic("t", {
        name: bucket.bucket,
        displayName: bucket.arn,
        policy: pulumi.jsonStringify({ Resource: bucket.arn }),
        kmsMasterKeyId: pulumi.interpolate`key-of-${bucket.bucket}`,
      });
    });
    expect(graph.named("t").inputs).toEqual({
      name: "files",
      displayName: UNKNOWN,
      policy: UNKNOWN,
      kmsMasterKeyId: "key-of-files",
    });
    expect(graph.named("b").id).toBeUndefined();
  });

  it("marks the unknown inside a list and leaves its neighbours", async () => {
    const graph = await graphOf(() => {
      const group = new aws.ec2.SecurityGroup("g");
      new aws.lb.LoadBalancer("lb", { securityGroups: ["sg-1", group.id, "sg-2"] });
    });
    expect(graph.named("lb").inputs.securityGroups).toEqual(["sg-1", UNKNOWN, "sg-2"]);
  });

  it("marks secrets where they are, nested ones too, and what is made from them", async () => {
    const graph = await graphOf(() => {
      const password = pulumi.secret("hunter2-hunter2");
      new aws.ssm.Parameter("p", { type: "SecureString", value: password, tags: { plain: "yes", hidden: password } });
      new aws.ssm.Parameter("q", { type: "String", value: pulumi.interpolate`mysql://app:${password}@db` });
    });
    expect(graph.named("p").inputs.value).toEqual({ secret: "hunter2-hunter2" });
    expect(graph.named("p").inputs.tags).toEqual({ plain: "yes", hidden: { secret: "hunter2-hunter2" } });
    expect(graph.named("q").inputs.value).toEqual({ secret: "mysql://app:hunter2-hunter2@db" });
  });

  it("makes additional secret outputs secret, in the graph and for the program", async () => {
    let secretForProgram: boolean | undefined;
    const graph = await graphOf(async () => {
      const topic = new aws.sns.Topic("t", { name: "x" }, { additionalSecretOutputs: ["name"] });
      secretForProgram = await pulumi.isSecret(topic.name);
    });
    expect(graph.named("t")).toMatchObject({
      additionalSecretOutputs: ["name"],
      inputs: { name: "x" },
      outputs: { name: { secret: "x" } },
    });
    expect(secretForProgram).toBe(true);
  });

  it("gives a reference to a resource as its id to a provider, and whole to a component", async () => {
    class Holder extends pulumi.ComponentResource {
      constructor(name: string, topic: aws.sns.Topic) {
        super("hosting:aws:Holder", name, { topic });
      }
    }
    const graph = await graphOf(() => {
      const topic = new aws.sns.Topic("t");
      new Holder("h", topic);
      new aws.ssm.Parameter("p", { type: "String", description: topic as unknown as string });
    });
    expect(graph.named("p").inputs.description).toBe(UNKNOWN);
    expect(graph.named("h").at("topic", "urn")).toBe(graph.named("t").urn);
  });

  it("uses Pulumi's own encoding in the document", async () => {
    const { document } = await graphOf(() => {
      const bucket = new aws.s3.Bucket("b");
      new aws.ssm.Parameter("p", { type: "String", value: pulumi.secret("s"), description: bucket.arn });
    });
    const { inputs } = document.deployment.resources.find(({ type }) => type === "aws:ssm/parameter:Parameter")!;
    expect(inputs.description).toBe("04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    expect(isUnknown(inputs.description)).toBe(true);
    expect(inputs.value).toEqual({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: "s",
    });
    expect(isSecret(inputs.value)).toBe(true);
  });
});

describe("dependencies", () => {
  it("records per property where its value comes from", async () => {
    const graph = await graphOf(() => {
      const [bucket, topic] = [new aws.s3.Bucket("b"), new aws.sns.Topic("t")];
      new aws.s3.BucketNotification("n", { bucket: bucket.id, topics: [{ topicArn: topic.arn, events: ["s3:*"] }] });
    });
    const { propertyDependencies, dependencies } = graph.named("n");
    const [bucket, topic] = [graph.named("b").urn, graph.named("t").urn];
    expect(propertyDependencies).toEqual({ bucket: [bucket], topics: [topic] });
    expect(dependencies).toEqual([bucket, topic].sort());
  });

  it("keeps the source of a value through apply and all", async () => {
    const graph = await graphOf(() => {
      const [a, b] = [new aws.sns.Topic("a"), new aws.sns.Topic("b")];
      new aws.ssm.Parameter("p", { type: "String", value: pulumi.all([a.arn, b.arn]).apply((arns) => arns.join()) });
    });
    expect(graph.named("p").propertyDependencies.value).toEqual([graph.named("a").urn, graph.named("b").urn]);
  });

  it("expands a dependency on a component to what is in it", async () => {
    const graph = await graphOf(() => {
      const library = new Library("library");
      new aws.sns.Topic("after", {}, { dependsOn: library });
    });
    expect(graph.named("after").dependencies).toContain(graph.named("library-shelf-files").urn);
    expect(graph.named("after").propertyDependencies).toEqual({});
  });

  it("orders the document so that what is needed comes first", async () => {
    const graph = await graphOf(() => {
      const zebra = new aws.sns.Topic("zebra");
      new aws.sns.Topic("ape", {}, { dependsOn: zebra });
      new Library("aardvark");
    });
    const seen = new Set<string>();
    for (const { urn, parent, dependencies, provider } of graph.resources) {
      const needed = [parent, provider?.split("::").slice(0, -1).join("::"), ...dependencies].filter(Boolean);
      expect(needed.filter((each) => !seen.has(each!))).toEqual([]);
      seen.add(urn);
    }
  });
});

describe("options", () => {
  it("records every option that a state file has", async () => {
    const graph = await graphOf(() => {
      const owner = new aws.sns.Topic("owner");
      new aws.sns.Topic(
        "t",
        {},
        {
          protect: true,
          ignoreChanges: ["tags.version"],
          replaceOnChanges: ["name"],
          deleteBeforeReplace: true,
          retainOnDelete: true,
          deletedWith: owner,
          customTimeouts: { create: "5m", delete: "1h" },
          import: "arn:aws:sns:eu-west-2:111122223333:t",
        },
      );
    });
    expect(graph.named("t")).toMatchObject({
      protect: true,
      ignoreChanges: ["tags.version"],
      replaceOnChanges: ["name"],
      deleteBeforeReplace: true,
      retainOnDelete: true,
      deletedWith: graph.named("owner").urn,
      customTimeouts: { create: "5m", delete: "1h" },
      importID: "arn:aws:sns:eu-west-2:111122223333:t",
      id: "arn:aws:sns:eu-west-2:111122223333:t",
    });
  });

  it("leaves out what was not said", async () => {
    const { document } = await graphOf(() => void new aws.sns.Topic("t"));
    const topic = document.deployment.resources.find(({ type }) => type === "aws:sns/topic:Topic")!;
    expect(Object.keys(topic).sort()).toEqual([
      "custom",
      "dependencies",
      "inputs",
      "outputs",
      "parent",
      "propertyDependencies",
      "provider",
      "type",
      "urn",
    ]);
  });
});

describe("providers", () => {
  it("makes the default provider that the engine would make, configured as the stack says", async () => {
    const graph = await graphOf(() => void [new aws.sns.Topic("a"), new aws.sns.Topic("b")], {
      config: { "aws:region": "eu-west-2", "aws:secretKey": "hush-hush", "other:region": "x" },
      secretKeys: ["aws:secretKey"],
    });
    const provider = graph.only("pulumi:providers:aws");
    expect(`${provider.urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`).toBe(defaultAws);
    expect(provider.inputs).toEqual({ region: "eu-west-2", secretKey: { secret: "hush-hush" }, version: "7.48.0" });
    expect(provider.parent).toBeUndefined();
    expect(graph.all("aws:sns/topic:Topic").map(({ provider }) => provider)).toEqual([defaultAws, defaultAws]);
  });

  it("makes none when every resource has an explicit one", async () => {
    const graph = await graphOf(() => {
      const london = new aws.Provider("london", { region: "eu-west-2", allowedAccountIds: ["111122223333"] });
      new aws.sns.Topic("t", {}, { provider: london });
    });
    const provider = graph.only("pulumi:providers:aws");
    expect(provider).toMatchObject({
      name: "london",
      parent: stackUrn,
      inputs: { region: "eu-west-2", version: "7.48.0" },
    });
    expect(graph.named("t").provider).toBe(`${provider.urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`);
    expect(provider.provider).toBeUndefined();
  });

  it("hands a component's providers to everything inside it", async () => {
    const graph = await graphOf(() => {
      const london = new aws.Provider("london", { region: "eu-west-2" });
      new Library("library", { providers: { aws: london } });
      new aws.sns.Topic("outside");
    });
    expect(graph.named("library-shelf-files").provider).toContain("aws::london::");
    expect(graph.named("outside").provider).toBe(defaultAws);
    expect(graph.named("library").provider).toBeUndefined();
  });
});

it("gives the program its stack, project, organisation and configuration", async () => {
  const graph = await graphOf(
    () => {
      const config = new pulumi.Config();
      return {
        where: [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack(), pulumi.runtime.isDryRun()],
        zones: config.requireObject("zones"),
        pin: config.requireSecret("pin"),
      };
    },
    {
      stack: "spark",
      project: "hosting",
      config: { "hosting:zones": '["a","b"]', "hosting:pin": "1234" },
      secretKeys: ["hosting:pin"],
    },
  );
  expect(graph.only("pulumi:pulumi:Stack").outputs).toEqual({
    where: ["lamplight", "hosting", "spark", true],
    zones: ["a", "b"],
    pin: { secret: "1234" },
  });
});

it("starts every run afresh, also those that are started at once", async () => {
  const [a, b] = await Promise.all([
    graphOf(() => void new aws.sns.Topic("same"), { stack: "a", config: { "aws:region": "eu-west-1" } }),
    graphOf(() => void new aws.sns.Topic("same"), { stack: "b" }),
  ]);
  expect(a.only("aws:sns/topic:Topic").urn).toContain("urn:pulumi:a::");
  expect(b.only("aws:sns/topic:Topic").urn).toContain("urn:pulumi:b::");
  expect(b.only("pulumi:providers:aws").inputs).toEqual({ version: "7.48.0" });
});
