import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { adapters } from "../../../policy-pack/facts/adapters";
import { EXEMPTIONS } from "../../../policy-pack/facts/aws/exemptions";
import { TAGGABLE } from "../../../policy-pack/facts/aws/taggable";
import { factsOf } from "../../../policy-pack/facts/context";
import { graphFromExport } from "../../../policy-pack/graph/from-export";
import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { factIn, factsFrom, factsIn, say } from "./facts-of";

const PROVIDER = "pulumi:providers:aws";
const urn = (type: string, name: string) => `urn:pulumi:production::example::${type}::${name}`;

/** Resources that one provider makes, as an export writes them. */
function madeBy(provider: Record<string, unknown>, ...made: ExampleResource[]) {
  const resources = [resource(PROVIDER, "provider", provider), ...made].map(({ type, name, inputs }) => ({
    urn: urn(type, name),
    type,
    inputs,
    outputs: inputs,
    provider: type === PROVIDER ? undefined : `${urn(PROVIDER, "provider")}::an-id`,
  }));
  return factsOf(graphFromExport({ version: 3, deployment: { resources } }), adapters);
}

describe("anything", () => {
  const of = (type: string) => factIn("anything", resource(type, "one"));

  test("is understood where an adapter reads its type", () => {
    expect(of("aws:ec2/vpc:Vpc").understood).toBe(true);
    expect(say(of("aws:ec2/vpc:Vpc").exemption)).toBe("[absent]");
  });

  test("is exempt with a reason where the list says so", () => {
    const fact = of("aws:route53/record:Record");
    expect(fact.understood).toBe(false);
    expect(say(fact.exemption)).toMatch(/^a public name/);
  });

  test.each(["aws:ec2/spotFleetRequest:SpotFleetRequest", "aws:ec2/vpc:VPC", "kubernetes:core/v1:Pod"])(
    "is neither when it is %s",
    (type) => {
      expect([of(type).understood, say(of(type).exemption)]).toEqual([false, "[absent]"]);
    },
  );

  test("is every resource that some cloud makes, and no component, provider or stack", () => {
    const facts = factsIn(
      "anything",
      resource("hosting:aws:Network", "component"),
      resource("pulumi:pulumi:Stack", "stack"),
      resource(PROVIDER, "provider"),
      resource("azure-native:network:VirtualNetwork", "azure"),
      resource("aws:ec2/vpc:Vpc", "aws"),
    );
    expect(facts.map((fact) => [fact.subject.name, fact.cloud])).toEqual([
      ["aws", "aws"],
      ["azure", "azure"],
    ]);
  });
});

describe("the list of exemptions", () => {
  test("gives each type once, in order, with a reason", () => {
    const types = EXEMPTIONS.map((one) => one.type);
    expect(types).toEqual([...new Set(types)].sort());
    expect(EXEMPTIONS.filter((one) => one.reason.length < 15)).toEqual([]);
  });

  test.each(EXEMPTIONS.map((one) => one.type).filter((type) => type.startsWith("aws:")))("%s exists", (type) => {
    const [, file] = type.split(":");
    const code = fs.readFileSync(require.resolve(`@pulumi/aws/${file}.js`), "utf8");
    expect(code).toContain(`__pulumiType = '${type}'`);
  });

  test("every type that an adapter reads exists too", () => {
    const types = [...new Set(adapters.flatMap((adapter) => adapter.reads))].filter((type) => type.startsWith("aws:"));
    const missing = types.filter((type) => {
      const file = path.join(path.dirname(require.resolve("@pulumi/aws/package.json")), `${type.split(":")[1]}.js`);
      return !fs.existsSync(file) || !fs.readFileSync(file, "utf8").includes(`__pulumiType = '${type}'`);
    });
    expect(missing).toEqual([]);
  });
});

describe("placement", () => {
  const vpc = (inputs: Record<string, unknown> = {}) => resource("aws:ec2/vpc:Vpc", "vpc", inputs);

  test("is the resource's own region, or else its provider's", () => {
    const region = (provider: Record<string, unknown>, own: Record<string, unknown> = {}) =>
      say(madeBy(provider, vpc(own)).of("placement")[0]!.region);
    expect(region({ region: "eu-west-2" })).toBe("eu-west-2");
    expect(region({ region: "eu-west-2" }, { region: "eu-west-1" })).toBe("eu-west-1");
    expect(region({})).toBe("[absent]");
    expect(region({ region: unknownValue })).toBe("[unknown]");
    expect(say(factIn("placement", vpc()).region)).toBe("[absent]");
  });

  const vault = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:copies`;
  const plan = (...destinations: unknown[]) =>
    resource("aws:backup/plan:Plan", "plan", {
      rules: [
        { copyActions: [] },
        { copyActions: destinations.map((destinationVaultArn) => ({ destinationVaultArn })) },
      ],
    });

  test("names the regions of copies, wherever they are in the list", () => {
    expect(say(factIn("placement", plan()).copies)).toEqual([]);
    expect(say(factIn("placement", plan(vault("eu-west-2"), vault("us-east-1"))).copies)).toEqual([
      "eu-west-2",
      "us-east-1",
    ]);
    expect(say(factIn("placement", plan(vault("eu-west-2"), unknownValue)).copies)).toMatch(/^\[unknown\]/);
  });

  test.each([
    ["a replica of a secret", "aws:secretsmanager/secret:Secret", { replicas: [{ region: "us-east-1" }] }],
    ["a table's replica", "aws:dynamodb/table:Table", { replicas: [{ regionName: "us-east-1" }] }],
    ["a copied snapshot", "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy", { destinationRegion: "us-east-1" }],
    ["an event's target", "aws:cloudwatch/eventTarget:EventTarget", { arn: "arn:aws:events:us-east-1:1:event-bus/b" }],
    [
      "a queue that hears a topic",
      "aws:sns/topicSubscription:TopicSubscription",
      {
        protocol: "sqs",
        endpoint: "arn:aws:sqs:us-east-1:1:q",
      },
    ],
    ["a peer", "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", { peerRegion: "us-east-1" }],
  ])("sees %s", (_, type, inputs) => {
    expect(say(factIn("placement", resource(type, "one", inputs)).copies)).toEqual(["us-east-1"]);
  });

  test("does not take a person's address for a place", () => {
    const inputs = { protocol: "email", endpoint: unknownValue };
    expect(
      say(factIn("placement", resource("aws:sns/topicSubscription:TopicSubscription", "one", inputs)).copies),
    ).toEqual([]);
  });

  test("looks for a bucket, whose ARN has no region, in the stack", () => {
    const replication = (bucket: unknown) =>
      resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
        rules: [{ destination: { bucket } }],
      });
    const bucket = resource("aws:s3/bucket:Bucket", "bucket", { bucket: "copies", region: "eu-west-1" });
    const copies = (...resources: ExampleResource[]) =>
      say(factsFrom(...resources).about("placement", urn(replication("").type, "replication"))[0]!.copies);
    expect(copies(bucket, replication("arn:aws:s3:::copies"))).toEqual(["eu-west-1"]);
    expect(copies(bucket, replication(ref("bucket")))).toEqual(["eu-west-1"]);
    expect(copies(bucket, replication("arn:aws:s3:::elsewhere"))).toMatch(/not in this stack/);
  });
});

describe("ownership", () => {
  const vpc = (tags?: unknown) => resource("aws:ec2/vpc:Vpc", "vpc", tags === undefined ? {} : { tags });
  const defaultTags = JSON.stringify({ tags: { owner: "everybody", environment: "production" } });

  test("is what the tags say, one that is not known included", () => {
    expect(say(factIn("ownership", vpc({ owner: "platform", x: unknownValue })).tags)).toEqual({
      owner: "platform",
      x: "[unknown]",
    });
    expect(say(factIn("ownership", vpc()).tags)).toBe("[absent]");
    expect(say(factIn("ownership", vpc(unknownValue)).tags)).toBe("[unknown]");
  });

  test("has the provider's default tags behind the resource's own", () => {
    const tags = (own?: unknown) => say(madeBy({ defaultTags }, vpc(own)).of("ownership")[0]!.tags);
    expect(tags({ owner: "platform" })).toEqual({ owner: "platform", environment: "production" });
    expect(tags()).toEqual({ owner: "everybody", environment: "production" });
    expect(say(madeBy({ defaultTags: unknownValue }, vpc({ a: "b" })).of("ownership")[0]!.tags)).toBe("[unknown]");
  });

  test("reads the list of a group's tags", () => {
    const tags = [{ key: "owner", value: "platform", propagateAtLaunch: true }];
    expect(say(factIn("ownership", resource("aws:autoscaling/group:Group", "group", { tags })).tags)).toEqual({
      owner: "platform",
    });
  });

  test("is asked only of what can be tagged", () => {
    expect(factsIn("ownership", resource("aws:ec2/route:Route", "route"))).toEqual([]);
  });
});

describe("the list of types that can be tagged", () => {
  test("is what the script makes of the SDK that is installed", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taggable-"));
    const file = path.join(folder, "taggable.ts");
    const root = path.join(__dirname, "../../..");
    execFileSync(process.execPath, [path.join(root, "scripts/taggable-types.cjs"), file]);
    const made = fs.readFileSync(file, "utf8");
    fs.rmSync(folder, { recursive: true });
    expect(made).toBe(fs.readFileSync(path.join(root, "policy-pack/facts/aws/taggable.ts"), "utf8"));
  });

  test.each([
    ["aws:ec2/vpc:Vpc", true],
    ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", true],
    ["aws:autoscaling/group:Group", true],
    ["aws:s3/bucketPolicy:BucketPolicy", false],
    ["aws:ec2/route:Route", false],
  ])("%s: %s", (type, taggable) => expect(TAGGABLE.has(type)).toBe(taggable));
});

describe("providers", () => {
  test("say where they act, and in which accounts only", () => {
    const fact = factIn(
      "provider",
      resource(PROVIDER, "aws", { region: "eu-west-2", allowedAccountIds: '["111122223333"]' }),
    );
    expect([say(fact.region), say(fact.accounts)]).toEqual(["eu-west-2", ["111122223333"]]);
    expect(say(factIn("provider", resource(PROVIDER, "aws", { allowedAccountIds: ["1"] })).accounts)).toEqual(["1"]);
    expect(say(factIn("provider", resource(PROVIDER, "aws")).accounts)).toBe("[absent]");
  });
});

describe("operators", () => {
  const register = (operators: unknown) => resource("hosting:index:AccessRegister", "access", { operators });
  const ada = {
    name: "ada",
    role: "platform engineer",
    reason: "on call",
    grantedBy: "margaret",
    expires: "2031-06-30",
    keyFingerprints: ["SHA256:abc"],
  };

  test("are one fact each", () => {
    const facts = factsIn("operator", register([ada, { name: "grace" }]));
    expect(
      facts.map((one) => [one.name, one.reason, one.grantedBy, one.expires, one.role, one.keyFingerprints].map(say)),
    ).toEqual([
      ["ada", "on call", "margaret", "2031-06-30", "platform engineer", ["SHA256:abc"]],
      ["grace", "[absent]", "[absent]", "[absent]", "[absent]", "[absent]"],
    ]);
  });

  test("of a register that is not known are one fact of which nothing is known", () => {
    expect(say(factIn("operator", register(unknownValue)).expires)).toBe("[unknown]");
  });
});
