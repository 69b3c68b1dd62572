import type { Properties } from "../../cli/preview/graph";
import { text } from "../engine/providers/wire";
import { refusal } from "./support/refused";
import { StandIn } from "./support/stand-in";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const FUNCTION = "aws:lambda/function:Function";
const CLUSTER = "aws:rds/cluster:Cluster";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const SECRET = "aws:secretsmanager/secret:Secret";
const LISTENER = "aws:lb/listener:Listener";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const vpc = { cidrBlock: "10.0.0.0/16" };
const role = { name: "a-role", assumeRolePolicy: "{}" };

describe("the cloud behind the stand-in for AWS", () => {
  let aws: StandIn;
  beforeAll(async () => {
    aws = new StandIn("aws");
    await aws.start({ region: "eu-west-2", allowedAccountIds: '["111122223333"]' });
  });
  afterAll(() => aws.remove());
  afterEach(() => {
    aws.conditions({});
    aws.faults([]);
  });

  const makeFunction = (name: string, roleArn: string): Promise<unknown> =>
    aws.create(FUNCTION, name, { name, role: roleArn, runtime: "nodejs22.x", handler: "index.handler" });

  test("does not show a new thing at once, and its provider asks again until it is there", async () => {
    aws.conditions({ late: [{ match: "::late-role", looks: 5 }] });
    const late = await aws.create(ROLE, "late-role", { ...role, name: "late-role" });
    await makeFunction("after-late-role", text(late.outputs.arn));
    expect(aws.made()).toContain("after-late-role");
  });

  test("gives up after its patience, and leaves to the engine what it cannot find again", async () => {
    aws.conditions({ late: [{ match: "::lost-role", looks: 1000 }] });
    const { message, left } = await refusal(aws.create(ROLE, "lost-role", { ...role, name: "lost-role" }));
    expect(message).toMatch(/reading what was made: .*lost-role does not exist/);
    expect(left).toMatchObject({ id: "lost-role", outputs: { name: "lost-role" } });
    const arn = "arn:aws:iam::111122223333:role/lost-role";
    expect((await refusal(makeFunction("after-lost-role", arn))).message).toMatch(/lost-role does not exist/);
    expect(aws.made()).not.toContain("after-lost-role");
    // The thing is there all the same: whoever makes it again is told.
    const again = await refusal(aws.create(ROLE, "lost-role", { ...role, name: "lost-role" }));
    expect(again.message).toMatch(/EntityAlreadyExists/);
  });

  test("throttles, and its provider asks again, but not for ever", async () => {
    const throttling = { on: "create", match: "::throttled", error: "Throttling: Rate exceeded" } as const;
    aws.faults([{ ...throttling, times: 24 }]);
    const before = aws.met();
    await aws.create(VPC, "throttled-a-while", vpc);
    expect(aws.met() - before).toBe(24);
    aws.faults([throttling]);
    const { message, left } = await refusal(aws.create(VPC, "throttled-for-ever", vpc));
    expect(message).toBe("exceeded maximum number of attempts, 25: Throttling: Rate exceeded");
    expect([left, aws.met() - before]).toEqual([undefined, 24 + 25]);
    expect(aws.made()).not.toContain("throttled-for-ever");
  });

  test("fails at the operation that a test wants, and at no other", async () => {
    aws.faults([{ on: "create", match: "::nth", nth: 3, error: "InternalFailure: try again later" }]);
    await aws.create(VPC, "nth-1", vpc);
    await aws.create(VPC, "nth-2", vpc);
    expect((await refusal(aws.create(VPC, "nth-3", vpc))).message).toMatch(/InternalFailure/);
    await aws.create(VPC, "nth-4", vpc);
    expect(aws.made().filter((name) => name.startsWith("nth"))).toEqual(["nth-1", "nth-2", "nth-4"]);
  });

  test("takes its time, and a provider that is told to wait no longer leaves the thing behind and says so", async () => {
    aws.conditions({ slow: [{ match: "::slow", seconds: 600 }] });
    const inputs = { clusterIdentifier: "slow", engine: "aurora-mysql" };
    const { message, left } = await refusal(aws.create(CLUSTER, "slow", inputs, 300));
    expect(message).toMatch(/slow.*timeout while waiting for state to become 'available'.*timeout: 300s/);
    expect(left).toMatchObject({ id: "slow", reasons: [message], outputs: { clusterIdentifier: "slow" } });
    expect(aws.made()).toContain("slow");
    await aws.create(CLUSTER, "slow-but-in-time", { ...inputs, clusterIdentifier: "slow-but-in-time" }, 900);
    // Two hours are this type's own patience, ten minutes a load balancer's.
    await aws.create(CLUSTER, "slow-by-default", { ...inputs, clusterIdentifier: "slow-by-default" });
    aws.conditions({ slow: [{ match: "::slow", seconds: 601 }] });
    expect((await refusal(aws.create(BALANCER, "slow", { name: "slow" }))).message).toMatch(/timeout: 600s/);
  });

  test.each<[string, string, Properties]>([
    [SUBNET, "vpc-0123456789abcdef0 does not exist", { ...vpc, vpcId: "vpc-0123456789abcdef0" }],
    [
      INSTANCE,
      "there is no aws:rds/cluster:Cluster none",
      {
        ...{ clusterIdentifier: "none", engine: "aurora-mysql", instanceClass: "db.r6g.large" },
      },
    ],
    [
      LISTENER,
      "loadbalancer/app/none/0123456789abcdef does not exist",
      {
        loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-2:111122223333:loadbalancer/app/none/0123456789abcdef",
        defaultActions: [{ type: "forward" }],
      },
    ],
  ])("refuses a %s that refers to what does not exist: %s", async (type, words, inputs) => {
    expect((await refusal(aws.create(type, "dangling", inputs))).message).toContain(words);
    expect(aws.made()).not.toContain("dangling");
  });

  test("refuses a name that exists", async () => {
    await aws.create(BALANCER, "first", { name: "taken" });
    // Load balancers are told apart by their ARN, which ends in chance: their name is unique all the same.
    expect((await refusal(aws.create(BALANCER, "second", { name: "taken" }))).message).toMatch(/taken exists already/);
    await aws.create(ROLE, "first", { ...role, name: "taken" });
    expect((await refusal(aws.create(ROLE, "second", { ...role, name: "taken" }))).message).toMatch(
      /EntityAlreadyExists: .*taken exists already/,
    );
  });

  test("keeps what is protected, and what is in use", async () => {
    const cluster = await aws.create(CLUSTER, "kept", {
      ...{ clusterIdentifier: "kept", engine: "aurora-mysql", deletionProtection: true, skipFinalSnapshot: true },
    });
    expect((await refusal(aws.delete(cluster))).message).toMatch(/kept cannot be deleted.*deletionProtection is on/);
    expect(await aws.read(cluster)).toBeDefined();
    const loose = await aws.update(cluster, { ...cluster.inputs, deletionProtection: false });
    await aws.delete(loose);
    expect(await aws.read(loose)).toBeUndefined();
    const network = await aws.create(VPC, "used", vpc);
    const subnet = await aws.create(SUBNET, "user", { cidrBlock: "10.0.0.0/24", vpcId: network.id });
    expect((await refusal(aws.delete(network))).message).toMatch(/DependencyViolation: .*subnet-/);
    await aws.delete(subnet);
    await aws.delete(network);
    // Gone already is as good as deleted.
    await aws.delete(network);
  });

  test("asks for a last snapshot of a database, unless it is told that none is wanted", async () => {
    const inputs = { clusterIdentifier: "last", engine: "aurora-mysql" };
    const cluster = await aws.create(CLUSTER, "last", inputs);
    expect((await refusal(aws.delete(cluster))).message).toMatch(/FinalSnapshotIdentifier is required/);
    await aws.delete(await aws.update(cluster, { ...inputs, finalSnapshotIdentifier: "the-last" }));
  });

  test("keeps a deleted secret's name through its recovery window", async () => {
    await aws.delete(await aws.create(SECRET, "first", { name: "mourned" }));
    expect((await refusal(aws.create(SECRET, "second", { name: "mourned" }))).message).toMatch(
      /scheduled for deletion/,
    );
    await aws.delete(await aws.create(SECRET, "first", { name: "forgotten", recoveryWindowInDays: 0 }));
    await aws.create(SECRET, "second", { name: "forgotten" });
  });

  test("makes a thing that is made again another thing", async () => {
    const first = await aws.create(VPC, "again", vpc);
    await aws.delete(first);
    expect((await aws.create(VPC, "again", vpc)).id).not.toBe(first.id);
  });
});
