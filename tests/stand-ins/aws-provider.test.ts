import { asSecret, isSecret, isUnknown, type Properties } from "../../cli/preview/graph";
import { StandIn } from "./support/stand-in";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const CLUSTER = "aws:rds/cluster:Cluster";
const LISTENER = "aws:lb/listener:Listener";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const vpc = { cidrBlock: "10.0.0.0/16" };
const role = { name: "a-role", assumeRolePolicy: "{}" };

describe("the stand-in for AWS's provider", () => {
  let aws: StandIn;
  beforeAll(async () => {
    aws = new StandIn("aws");
    await aws.start({ region: "eu-west-2", allowedAccountIds: '["111122223333"]' });
  });
  afterAll(() => aws.remove());

  test.each<[string, Properties, string, RegExp]>([
    [SUBNET, { cidrBlock: "10.0.0.0/24" }, "vpcId", /missing, and required/],
    [ROLE, { name: "a-role" }, "assumeRolePolicy", /missing, and required/],
    [INSTANCE, { clusterIdentifier: "a", engine: "aurora-mysql", instanceClass: 4 }, "instanceClass", /number/],
    [
      INSTANCE,
      { clusterIdentifier: "a", engine: "oracle", instanceClass: "db.r6g.large" },
      "engine",
      /"oracle"; one of/,
    ],
    [VPC, { ...vpc, colour: "red" }, "colour", /no such property/],
    [LISTENER, { loadBalancerArn: "a" }, "defaultActions", /missing, and required/],
  ])("refuses %s with %j", async (type, inputs, property, reason) => {
    const { refused } = await aws.check(type, "one", inputs);
    expect(Object.keys(refused)).toEqual([property]);
    expect(refused[property]).toMatch(reason);
  });

  test("chooses a name where the program gives none, and stays with it", async () => {
    const first = await aws.check(ROLE, "auto", { assumeRolePolicy: "{}" });
    expect(first.inputs.name).toMatch(/^auto-[0-9a-f]{7}$/);
    const again = await aws.check(ROLE, "auto", { assumeRolePolicy: "{ }" }, { ...first.inputs, name: "auto-1234567" });
    expect(again.inputs.name).toBe("auto-1234567");
    expect((await aws.check(ROLE, "auto", role, first.inputs)).inputs).toEqual(role);
  });

  test("says which paths change, and makes anew what cannot be changed", async () => {
    const network = await aws.create(VPC, "diffed", { ...vpc, tags: { a: "1", b: "2", "data-class": "low" } });
    const { differences, replaces, deleteBeforeReplace } = await aws.diff(network, {
      cidrBlock: "10.1.0.0/16",
      enableDnsSupport: true,
      tags: { a: "1", b: "3", "data-class": "high" },
    });
    expect(differences).toEqual({
      cidrBlock: "UPDATE_REPLACE",
      enableDnsSupport: "ADD",
      "tags.b": "UPDATE",
      'tags["data-class"]': "UPDATE",
    });
    expect([replaces, deleteBeforeReplace]).toEqual([["cidrBlock"], false]);
    expect((await aws.diff(network, network.inputs)).changed).toBe(false);
  });

  test("deletes first where the new thing would bear the old one's name", async () => {
    const named = await aws.create(ROLE, "named", { ...role, name: "named", path: "/a/" });
    const moved = await aws.diff(named, { ...role, name: "named", path: "/b/" });
    expect([moved.replaces, moved.deleteBeforeReplace]).toEqual([["path"], true]);
    const auto = await aws.create(ROLE, "auto", { assumeRolePolicy: "{}", path: "/a/" });
    expect((await aws.diff(auto, { assumeRolePolicy: "{}", path: "/b/" })).deleteBeforeReplace).toBe(false);
  });

  test("keeps secrets secret, whatever is done to the thing", async () => {
    const inputs = {
      clusterIdentifier: "secretive",
      engine: "aurora-mysql",
      skipFinalSnapshot: true,
      masterPassword: asSecret("hunter2 hunter2"),
    };
    const planned = await aws.preview(CLUSTER, "secretive", inputs);
    const made = await aws.create(CLUSTER, "secretive", inputs);
    const changed = await aws.update(made, { ...inputs, backupRetentionPeriod: 7 });
    for (const outputs of [planned, made.outputs, changed.outputs, (await aws.read(changed))?.outputs]) {
      expect(isSecret(outputs?.masterPassword)).toBe(true);
      expect(JSON.stringify({ ...outputs, masterPassword: "" })).not.toContain("hunter2");
    }
    expect(isUnknown(planned.endpoint)).toBe(true);
    expect(changed.outputs).toMatchObject({ backupRetentionPeriod: 7, endpoint: made.outputs.endpoint });
  });
});
