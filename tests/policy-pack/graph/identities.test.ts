import { graphFromExport, type ExportedResource } from "../../../policy-pack/graph/from-export";

const urn = (type: string, name: string) => `urn:pulumi:production::example::${type}::${name}`;
const PROVIDER = urn("pulumi:providers:aws", "london");
const provider: ExportedResource = {
  urn: PROVIDER,
  type: "pulumi:providers:aws",
  inputs: { region: "eu-west-2", allowedAccountIds: '["111122223333"]' },
};

/** Names of the resources that a text means in a stack of one resource, beside its provider. */
function means(text: string, type: string, inputs: Record<string, unknown>, more: Partial<ExportedResource> = {}) {
  const one = { urn: urn(type, "it"), type, inputs, outputs: inputs, provider: `${PROVIDER}::id`, ...more };
  const graph = graphFromExport({ version: 3, deployment: { resources: [provider, one] } });
  return graph.identifiedBy(text).map(({ name }) => name);
}

describe("a known name stands for the ARN that the resource will have", () => {
  test.each([
    ["aws:backup/vault:Vault", { name: "n" }, "arn:aws:backup:eu-west-2:111122223333:backup-vault:n"],
    ["aws:cloudwatch/logGroup:LogGroup", { name: "/a/b" }, "arn:aws:logs:eu-west-2:111122223333:log-group:/a/b"],
    ["aws:cloudwatch/logGroup:LogGroup", { name: "/a/b" }, "arn:aws:logs:eu-west-2:111122223333:log-group:/a/b:*"],
    ["aws:iam/role:Role", { name: "n" }, "arn:aws:iam::111122223333:role/n"],
    ["aws:iam/role:Role", { name: "n", path: "/team/" }, "arn:aws:iam::111122223333:role/team/n"],
    ["aws:kms/alias:Alias", { name: "alias/n" }, "arn:aws:kms:eu-west-2:111122223333:alias/n"],
    ["aws:lambda/function:Function", { name: "n" }, "arn:aws:lambda:eu-west-2:111122223333:function:n"],
    ["aws:rds/cluster:Cluster", { clusterIdentifier: "n" }, "arn:aws:rds:eu-west-2:111122223333:cluster:n"],
    ["aws:s3/bucket:Bucket", { bucket: "n" }, "arn:aws:s3:::n"],
    ["aws:s3/bucket:Bucket", { bucket: "n" }, "arn:aws:s3:::n/AWSLogs/*"],
    ["aws:sns/topic:Topic", { name: "n" }, "arn:aws:sns:eu-west-2:111122223333:n"],
    ["aws:sqs/queue:Queue", { name: "n" }, "arn:aws-cn:sqs:eu-west-2:111122223333:n"],
  ])("%s %j: %s", (type, inputs, arn) => {
    expect(means(arn, type, inputs)).toEqual(["it"]);
  });
});

describe("another thing of the same name is another", () => {
  const topic = "aws:sns/topic:Topic";
  test.each([
    ["in another region", "arn:aws:sns:us-east-1:111122223333:n", {}],
    ["in another account", "arn:aws:sns:eu-west-2:999999999999:n", {}],
    ["where the resource itself names its region", "arn:aws:sns:eu-west-2:111122223333:n", { region: "eu-west-1" }],
    ["of a longer name", "arn:aws:sns:eu-west-2:111122223333:n2", {}],
    ["of another service", "arn:aws:sqs:eu-west-2:111122223333:n", {}],
    ["that is no ARN", "sns:n", {}],
  ])("%s", (_, arn, inputs) => {
    expect(means(arn, topic, { name: "n", ...inputs })).toEqual([]);
  });
  test("in another folder of roles", () => {
    expect(means("arn:aws:iam::111122223333:role/n", "aws:iam/role:Role", { name: "n", path: "/team/" })).toEqual([]);
  });
});

test("where the provider pins no account, any account's will do", () => {
  const graph = graphFromExport({
    version: 3,
    deployment: {
      resources: [
        { urn: PROVIDER, type: "pulumi:providers:aws", inputs: { region: "eu-west-2", allowedAccountIds: "no list" } },
        {
          urn: urn("aws:sns/topic:Topic", "it"),
          type: "aws:sns/topic:Topic",
          inputs: { name: "n" },
          provider: PROVIDER,
        },
      ],
    },
  });
  expect(graph.identifiedBy("arn:aws:sns:eu-west-2:999999999999:n").map(({ name }) => name)).toEqual(["it"]);
});

test("what the provider answered goes before what a name promises", () => {
  const outputs = { name: "n", arn: "arn:aws:sns:eu-west-2:111122223333:n" };
  expect(means(outputs.arn, "aws:sns/topic:Topic", { name: "n" }, { outputs })).toEqual(["it"]);
});

test("a part of a bucket is not what the bucket's name means", () => {
  expect(means("n", "aws:s3/bucketVersioning:BucketVersioning", { bucket: "n" }, { id: "n" })).toEqual([]);
});
