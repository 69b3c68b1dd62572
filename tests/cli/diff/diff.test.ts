import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { diffAgainst, type Change, type Difference } from "../../../cli/diff/diff";
import { diffLines } from "../../../cli/diff/diff-lines";
import { InputError } from "../../../cli/preview/input-error";
import { serialise } from "../../../cli/preview/redact";
import type { GraphDocument, GraphResource, Properties } from "../../../cli/preview/graph";
import { stateIn } from "../../../cli/state/read-state";
import { graphOf } from "../../support/graph-of";

async function documentOf(program: () => unknown, stack?: string): Promise<GraphDocument> {
  return (await graphOf(program, { stack })).document;
}

async function difference(before: () => unknown, after: () => unknown): Promise<Difference> {
  return diffAgainst(await documentOf(after), await documentOf(before));
}

function changed({ changes }: Difference): Change[] {
  return changes.filter(({ operation }) => operation !== "same");
}

/** A state as an engine would have it: the same graph after changes that the provider makes to it. */
async function stateOf(program: () => unknown, edit: (resource: GraphResource) => void): Promise<GraphDocument> {
  const state = structuredClone(await documentOf(program));
  state.deployment.resources.forEach(edit);
  return state;
}

const topic = (args: aws.sns.TopicArgs, opts?: pulumi.CustomResourceOptions) => () =>
  void new aws.sns.Topic("t", args, opts);

describe("operations", () => {
  it("finds nothing between a program and its own export", async () => {
    const program = (): void => {
      const bucket = new aws.s3.Bucket("b", { bucket: "files", tags: { a: "b" } });
      new aws.s3.BucketPolicy("p", { bucket: bucket.id, policy: bucket.arn });
      new aws.ssm.Parameter("s", { type: "SecureString", value: pulumi.secret("hush") });
    };
    const document = await documentOf(program);
    const { counts } = diffAgainst(document, stateIn(serialise(document), "export"));
    expect(counts).toEqual({ create: 0, update: 0, replace: 0, delete: 0, same: 4, read: 0 });
  });

  it("finds what is created and what is deleted", async () => {
    const result = await difference(topic({ name: "x" }), () => void new aws.sqs.Queue("q"));
    expect(changed(result).map(({ operation, name }) => [operation, name])).toEqual([
      ["create", "q"],
      ["delete", "t"],
    ]);
  });

  it("creates everything against an empty state", async () => {
    const document = await documentOf(topic({}));
    expect(diffAgainst(document, stateIn('{"version":3,"deployment":{"resources":null}}', "x")).counts.create).toBe(2);
  });

  it("deletes what depends on others before them", async () => {
    const result = await difference(
      () => {
        const group = new aws.ec2.SecurityGroup("a-group");
        new aws.vpc.SecurityGroupIngressRule("z-rule", { securityGroupId: group.id, ipProtocol: "tcp" });
      },
      () => undefined,
    );
    expect(changed(result).map(({ name }) => name)).toEqual(["z-rule", "a-group"]);
  });

  it("says of a deletion that it is protected or only from the state", async () => {
    const result = await difference(topic({}, { protect: true, retainOnDelete: true }), () => undefined);
    expect(changed(result)[0]).toMatchObject({ operation: "delete", protected: true, retained: true });
  });

  it("neither deletes nor creates what is only read", async () => {
    const read = (): void => void aws.ec2.Vpc.get("v", "vpc-1");
    expect((await difference(read, () => undefined)).counts.delete).toBe(0);
    expect((await difference(() => undefined, read)).counts).toMatchObject({ create: 0, read: 1 });
  });

  it("leaves out old copies that a replacement has still to delete", async () => {
    const state = await stateOf(topic({ name: "x" }), () => undefined);
    const copy = { ...state.deployment.resources.find(({ type }) => type.endsWith(":Topic"))!, delete: true };
    state.deployment.resources.push({ ...copy, inputs: { name: "old" } });
    expect(changed(diffAgainst(await documentOf(topic({ name: "x" })), state))).toEqual([]);
  });
});

describe("changed properties", () => {
  it("names each by its path, with its old and its new value", async () => {
    const result = await difference(
      topic({ displayName: "old", tags: { owner: "a", gone: "x" } }),
      topic({ displayName: "new", tags: { owner: "b", "a.b": "y" } }),
    );
    expect(changed(result)).toMatchObject([{ operation: "update", name: "t" }]);
    expect(changed(result)[0]!.properties).toEqual([
      { path: "displayName", kind: "change", from: '"old"', to: '"new"', forcesReplacement: false },
      { path: 'tags["a.b"]', kind: "add", from: undefined, to: '"y"', forcesReplacement: false },
      { path: "tags.gone", kind: "remove", from: '"x"', to: undefined, forcesReplacement: false },
      { path: "tags.owner", kind: "change", from: '"a"', to: '"b"', forcesReplacement: false },
    ]);
  });

  it("looks into lists", async () => {
    const rules =
      (...ports: number[]) =>
      () =>
        void new aws.ec2.SecurityGroup("g", {
          ingress: ports.map((port) => ({ protocol: "tcp", fromPort: port, toPort: 443 })),
        });
    const result = await difference(rules(80, 81), rules(80, 82, 83));
    expect(changed(result)[0]!.properties.map(({ path, from, to }) => [path, from, to])).toEqual([
      ["ingress[1].fromPort", "81", "82"],
      ["ingress[2]", undefined, '{"fromPort":83,"protocol":"tcp","toPort":443}'],
    ]);
  });

  it.each<[string, Properties, Properties]>([
    ["defaults that the provider filled in", { name: "x" }, { name: "x", fifoTopic: false, __defaults: ["fifoTopic"] }],
    ["an automatic name", {}, { name: "t-1a2b3c4", __defaults: ["name"] }],
    ["defaults inside an object", { tags: { a: "1" } }, { tags: { a: "1", b: "2", __defaults: ["b"] } }],
    ["numbers and booleans as text", { a: 443, b: true }, { a: "443", b: "true" }],
    ["nothing and an empty list", {}, { tags: {}, list: [], none: null }],
    ["JSON that is laid out in another way", { policy: '{"a":1,"b":[2]}' }, { policy: '{ "b": [2],\n "a": 1 }' }],
    [
      "the hash of an asset",
      { code: { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", path: "./job" } },
      { code: { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", path: "./job", hash: "9f" } },
    ],
  ])("takes %s for no change", async (_, planned, existing) => {
    const document = await stateOf(topic({}), (resource) => {
      if (resource.type === "aws:sns/topic:Topic") resource.inputs = planned;
    });
    const state = await stateOf(topic({}), (resource) => {
      if (resource.type === "aws:sns/topic:Topic") resource.inputs = existing;
    });
    expect(changed(diffAgainst(document, state))).toEqual([]);
  });

  it("still sees a change of a value that was a default before", async () => {
    const state = await stateOf(topic({}), ({ inputs }) =>
      Object.assign(inputs, { fifoTopic: false, __defaults: ["fifoTopic"] }),
    );
    const result = diffAgainst(await documentOf(topic({ fifoTopic: true })), state);
    expect(changed(result).flatMap(({ properties }) => properties)).toMatchObject([
      { path: "fifoTopic", from: "false", to: "true" },
    ]);
  });

  it("ignores outputs, default providers and what the provider computes", async () => {
    const state = await stateOf(topic({}), (resource) => {
      if (resource.type === "aws:sns/topic:Topic") resource.outputs = { arn: "arn:aws:sns:…", name: "t-1" };
      if (resource.type.startsWith("pulumi:providers:")) resource.inputs = { version: "6.0.0" };
    });
    expect(changed(diffAgainst(await documentOf(topic({})), state))).toEqual([]);
  });
});

describe("aliases and ignoreChanges", () => {
  it("follows an alias to the former name", async () => {
    const result = await difference(
      () => void new aws.sns.Topic("old", { displayName: "x" }),
      () => void new aws.sns.Topic("new", { displayName: "y" }, { aliases: [{ name: "old" }] }),
    );
    expect(changed(result)).toHaveLength(1);
    expect(changed(result)[0]).toMatchObject({ operation: "update", name: "new" });
    expect(changed(result)[0]!.formerUrn).toMatch(/::old$/);
  });

  it.each([
    ["tags", []],
    ["tags.owner", ['tags["a.b"]']],
    ['tags["a.b"]', ["tags.owner"]],
    ["*", []],
    ["displayName", ['tags["a.b"]', "tags.owner"]],
  ])("leaves out what ignoreChanges: [%j] covers", async (pattern, left) => {
    const result = await difference(
      topic({ tags: { owner: "a", "a.b": "a" } }),
      topic({ tags: { owner: "b", "a.b": "b" } }, { ignoreChanges: [pattern] }),
    );
    expect(changed(result).flatMap(({ properties }) => properties.map(({ path }) => path))).toEqual(left);
  });
});

describe("what is known only after creation", () => {
  const policy =
    (bucket: aws.s3.BucketArgs, extra?: aws.s3.BucketArgs): (() => void) =>
    () => {
      const one = new aws.s3.Bucket("one", bucket);
      const source = extra === undefined ? one : new aws.s3.Bucket("two", extra);
      new aws.s3.BucketPolicy("p", { bucket: source.id, policy: source.arn });
    };
  const known = (resource: GraphResource): void => {
    if (resource.type === "aws:s3/bucketPolicy:BucketPolicy") resource.inputs = { bucket: "one", policy: "arn" };
  };
  const outcome = (result: Difference): [string, string][] =>
    changed(result).map(({ name, operation }) => [name, operation]);

  it("is unchanged when it comes from the same resource, which stays", async () => {
    const state = await stateOf(policy({ bucket: "one" }), known);
    expect(outcome(diffAgainst(await documentOf(policy({ bucket: "one" })), state))).toEqual([]);
    expect(outcome(diffAgainst(await documentOf(policy({ bucket: "one", tags: { a: "b" } })), state))).toEqual([
      ["one", "update"],
    ]);
  });

  it("changes when its source is replaced", async () => {
    const state = await stateOf(policy({ bucket: "one" }), known);
    const result = diffAgainst(await documentOf(policy({ bucket: "another" })), state);
    expect(outcome(result)).toEqual([
      ["one", "replace"],
      ["p", "replace"],
    ]);
    expect(changed(result)[1]!.properties).toMatchObject([
      { path: "bucket", from: '"one"', to: "[known after apply]" },
      { path: "policy", from: '"arn"', to: "[known after apply]" },
    ]);
  });

  it("changes with its source also against a state that was only planned", async () => {
    const result = diffAgainst(
      await documentOf(policy({ bucket: "new" })),
      await documentOf(policy({ bucket: "old" })),
    );
    expect(outcome(result)).toEqual([
      ["one", "replace"],
      ["p", "replace"],
    ]);
  });

  it("changes when it comes from another resource", async () => {
    const state = await stateOf(policy({ bucket: "one" }), known);
    const result = diffAgainst(await documentOf(policy({ bucket: "one" }, { bucket: "two" })), state);
    expect(outcome(result)).toEqual([
      ["two", "create"],
      ["p", "replace"],
    ]);
  });

  it("is unchanged when the state knows its source by a former name", async () => {
    const renamed = (name: string, aliases?: pulumi.Alias[]) => (): void => {
      const one = new aws.s3.Bucket(name, { bucket: "one" }, { aliases });
      new aws.s3.BucketPolicy("p", { bucket: one.id, policy: "{}" });
    };
    const state = await documentOf(renamed("old"));
    expect(outcome(diffAgainst(await documentOf(renamed("new", [{ name: "old" }])), state))).toEqual([]);
  });
});

describe("secrets", () => {
  const parameter = (value: pulumi.Input<string>) => (): void =>
    void new aws.ssm.Parameter("p", { type: "SecureString", value });

  it("are compared where both values are there, and never shown", async () => {
    const result = await difference(parameter("old-hush"), parameter("new-hush"));
    expect(changed(result)[0]!.properties).toMatchObject([{ path: "value", from: "[secret]", to: "[secret]" }]);
    expect(JSON.stringify(result)).not.toContain("hush");
    expect(diffLines(result).join()).not.toContain("hush");
  });

  it("are compared with a state that was exported with its secrets", async () => {
    const state = (value: string): GraphDocument => {
      const secret = {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        plaintext: JSON.stringify(value),
      };
      const urn = "urn:pulumi:lamplight::hardened-hosting::aws:ssm/parameter:Parameter::p";
      const resources = [
        { urn, custom: true, type: "aws:ssm/parameter:Parameter", inputs: { type: "SecureString", value: secret } },
      ];
      return stateIn(JSON.stringify({ version: 3, deployment: { resources } }), "state");
    };
    const document = await documentOf(parameter("hush"));
    const operation = (value: string) =>
      diffAgainst(document, state(value)).changes.find(({ name }) => name === "p")!.operation;
    expect(operation("hush")).toBe("same");
    expect(operation("else")).toBe("update");
  });

  it("count as unchanged where the state keeps them encrypted", async () => {
    const state = stateIn(serialise(await documentOf(parameter("old-hush"))), "state");
    expect(changed(diffAgainst(await documentOf(parameter("new-hush")), state))).toEqual([]);
  });
});

describe("replacement", () => {
  it("is known for what the provider cannot change in place", async () => {
    const subnet = (args: Partial<aws.ec2.SubnetArgs>) => (): void =>
      void new aws.ec2.Subnet("s", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", ...args });
    expect(changed(await difference(subnet({}), subnet({ cidrBlock: "10.0.1.0/24" })))[0]!.operation).toBe("replace");
    expect(changed(await difference(subnet({}), subnet({ mapPublicIpOnLaunch: true })))[0]!.operation).toBe("update");
  });

  it("follows replaceOnChanges", async () => {
    const tagged = (owner: string): (() => void) => topic({ tags: { owner } }, { replaceOnChanges: ["tags.owner"] });
    expect(changed(await difference(tagged("a"), tagged("b")))[0]!.operation).toBe("replace");
  });
});

it("refuses the state of another stack, instead of deleting all and creating all", async () => {
  const document = await documentOf(topic({}));
  const state = await documentOf(topic({}), "spark");
  expect(() => diffAgainst(document, state)).toThrow(InputError);
  expect(() => diffAgainst(document, state)).toThrow(
    "--against: the state is of stack spark of project hardened-hosting; " +
      "the program is stack lamplight of project hardened-hosting",
  );
});

it("is shown in lines, what stays only counted", async () => {
  const result = await difference(
    () => {
      new aws.s3.Bucket("b", { bucket: "old", tags: { a: "1" } });
      new aws.sns.Topic("gone", {}, { protect: true });
      new aws.sqs.Queue("same");
    },
    () => {
      new aws.s3.Bucket("b", { bucket: "new", tags: { b: "2" } });
      new aws.sns.Topic("fresh");
      new aws.sqs.Queue("same");
    },
  );
  expect(diffLines(result)).toEqual([
    "+- aws:s3:Bucket b",
    '     ~ bucket: "old" → "new"  forces replacement',
    '     - tags.a: "1"',
    '     + tags.b: "2"',
    "+  aws:sns:Topic fresh",
    "-  aws:sns:Topic gone  (protected: Pulumi will refuse to delete it)",
    "",
    "1 to create, 1 to replace, 1 to delete, 2 unchanged",
  ]);
  expect(diffLines(await difference(topic({}), topic({})))).toEqual(["no changes, 2 unchanged"]);
  expect(diffLines(result, { colour: true }).join()).toContain(String.fromCharCode(27));
});
