import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { countsOf, shortType, treeLines, treeOf } from "../../../cli/preview/tree";
import { graphOf, type Graph } from "../../support/graph-of";

function twoLevels(): Promise<Graph> {
  return graphOf(() => {
    const web = new pulumi.ComponentResource("hosting:aws:Web", "web");
    new aws.sns.Topic("web-b", {}, { parent: web });
    new aws.sns.Topic("web-a", {}, { parent: web });
    const london = new aws.Provider("london", { region: "eu-west-2" });
    aws.ec2.Vpc.get("existing", "vpc-1", {}, { provider: london });
  });
}

it("shows what is created under its component, by type and name, and what is read", async () => {
  const { document } = await twoLevels();
  expect(treeLines(document)).toEqual([
    "+ pulumi:pulumi:Stack      hardened-hosting-lamplight",
    "> ├─ aws:ec2:Vpc           existing",
    "+ ├─ hosting:aws:Web       web",
    "+ │  ├─ aws:sns:Topic      web-a",
    "+ │  └─ aws:sns:Topic      web-b",
    "+ └─ pulumi:providers:aws  london",
    "",
    "+ 5 to create, > 1 to read",
  ]);
});

it("counts the stack and the components, but not the engine's default providers", async () => {
  const { document } = await twoLevels();
  expect(document.deployment.resources.some(({ urn }) => urn.includes("::default_"))).toBe(true);
  expect(countsOf(treeOf(document))).toEqual({ create: 5, read: 1 });
});

it("has colour only where it is asked for", async () => {
  const { document } = await twoLevels();
  const escape = String.fromCharCode(27);
  expect(treeLines(document).join("")).not.toContain(escape);
  expect(treeLines(document, { colour: true }).join("")).toContain(`${escape}[32m+${escape}[39m`);
});

it("is not disturbed by a graph without a stack or with missing parents", async () => {
  const { document } = await twoLevels();
  const resources = document.deployment.resources.filter(({ type }) => type === "aws:sns/topic:Topic");
  const nodes = treeOf({ ...document, deployment: { ...document.deployment, resources } });
  expect(nodes.map(({ name }) => name)).toEqual(["web-a", "web-b"]);
});

it.each([
  ["aws:s3/bucket:Bucket", "aws:s3:Bucket"],
  ["hosting:aws:Network", "hosting:aws:Network"],
  ["pulumi:providers:aws", "pulumi:providers:aws"],
  ["azure-native:network:Subnet", "azure-native:network:Subnet"],
])("shortens %s to %s", (type, short) => {
  expect(shortType(type)).toBe(short);
});
