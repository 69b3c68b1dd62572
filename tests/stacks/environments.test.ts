import { diffAgainst } from "../../cli/diff/diff";
import type { GraphDocument, GraphResource, Json } from "../../cli/preview/graph";
import { findProject } from "../../cli/preview/project";
import { configOf } from "../../cli/preview/stack-config";
import { graphFromExport } from "../../policy-pack/graph/from-export";
import { judge } from "../../policy-pack/verdicts/judge";
import { stackGraph } from "../support/stack-graph";

const ASOF = "2026-06-01";
const stacks = {
  production: { stack: "lamplight", account: "111122223333" },
  staging: { stack: "lamplight-staging", account: "222233334444" },
  development: { stack: "lamplight-dev", account: "333344445555" },
};
type Name = keyof typeof stacks;
const names = Object.keys(stacks) as Name[];

const graphs = {} as Record<Name, GraphDocument>;
beforeAll(async () => {
  for (const name of names) graphs[name] = await stackGraph(stacks[name].stack, [`asOf=${ASOF}`]);
});

const judged = (document: GraphDocument, asOf = ASOF) => judge(graphFromExport(document), { asOf });

function failures(document: GraphDocument, asOf?: string): string[] {
  const failed = judged(document, asOf).verdicts.filter(({ verdict }) => verdict === "fail");
  return failed.map(({ rule, resource }) => `${rule} ${resource.split("::").at(-1)}`);
}

const ofType = ({ deployment }: GraphDocument, type: string): GraphResource[] =>
  deployment.resources.filter((resource) => resource.type === type);

/** Every text in what the clouds are told, user data decoded. */
function texts(document: GraphDocument, types = /^(aws|pulumi:providers):/): string[] {
  const within = (value: Json): string[] => {
    if (typeof value === "string") return [decoded(value)];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(within) : [];
  };
  return document.deployment.resources.filter(({ type }) => types.test(type)).flatMap(({ inputs }) => within(inputs));
}

function decoded(text: string): string {
  return /^[A-Za-z0-9+/]{200,}=*$/.test(text) ? Buffer.from(text, "base64").toString() : text;
}

const containing = (found: string[], part: string): number => found.filter((text) => text.includes(part)).length;

describe.each(names)("%s", (name) => {
  test("keeps every claimed promise and violates nothing", () => {
    expect(failures(graphs[name])).toEqual([]);
    const claimed = judged(graphs[name]).promises.filter(({ verdict }) => verdict !== "notClaimed");
    expect(claimed).toHaveLength(18);
    expect(claimed.filter(({ verdict }) => verdict === "broken")).toEqual([]);
  });

  test("knows neither another environment's account nor its names", () => {
    const others = names.filter((other) => other !== name);
    const found = texts(graphs[name]);
    expect(containing(found, stacks[name].account)).toBeGreaterThan(20);
    expect(containing(found, `lamplight-${name}`)).toBeGreaterThan(20);
    for (const other of others) {
      expect(containing(found, stacks[other].account)).toBe(0);
      expect(containing(found, `lamplight-${other}`)).toBe(0);
    }
  });
});

test("the environments share no account, network, domain, zone, key or tenant", () => {
  const project = findProject(__dirname);
  const configs = names.map((name) => configOf(project, stacks[name].stack).config);
  for (const key of ["accountId", "environment", "tenants", "domain", "operators"]) {
    expect(new Set(configs.map((config) => config[`hosting:${key}`])).size).toBe(names.length);
  }
  const values = (part: RegExp) =>
    names.map((name) => new Set(texts(graphs[name], /./).flatMap((text) => text.match(part) ?? [])));
  const perEnvironment = {
    networks: values(/\b10\.2\d\.0\.0\/16\b/g),
    keys: values(/AAAAC3NzaC1lZDI1NTE5[A-Za-z0-9+/]+/g),
    domains: values(/\bapp\.[a-z.]*lamplight\.example\b/g),
    zones: values(/\bZ0LAMPLIGHT[A-Z0-9]+/g),
  };
  for (const [what, sets] of Object.entries(perEnvironment)) {
    const all = sets.flatMap((set) => [...set]);
    expect({ what, empty: sets.some((set) => set.size === 0) }).toEqual({ what, empty: false });
    expect({ what, all: [...new Set(all)].sort() }).toEqual({ what, all: all.sort() });
  }
});

describe("what differs", () => {
  const count = (type: string) => names.map((name) => ofType(graphs[name], type).length);
  test("NAT gateways, zones and tenants", () => {
    expect(count("aws:ec2/natGateway:NatGateway")).toEqual([3, 1, 1]);
    expect(count("aws:ec2/subnet:Subnet")).toEqual([12, 12, 8]);
    expect(count("aws:secretsmanager/secret:Secret")).toEqual([2, 2, 1]);
  });

  test("the sizes of machines and databases, not their number", () => {
    const property = (type: string, name: string) =>
      names.map((each) => [...new Set(ofType(graphs[each], type).map(({ inputs }) => inputs[name]))]);
    expect(property("aws:rds/clusterInstance:ClusterInstance", "instanceClass")).toEqual([
      ["db.r7g.large"],
      ["db.t4g.large"],
      ["db.t4g.medium"],
    ]);
    expect(count("aws:rds/clusterInstance:ClusterInstance")).toEqual([2, 2, 2]);
    const web = names.map((name) =>
      ofType(graphs[name], "aws:autoscaling/group:Group").find(({ urn }) => urn.endsWith("::web-hosts-group")),
    );
    expect(web.map((group) => [group?.inputs.minSize, group?.inputs.maxSize])).toEqual([
      [2, 6],
      [2, 4],
      [2, 3],
    ]);
  });

  test("development's bastion opens no port", () => {
    const fromRanges = ({ inputs }: GraphResource) => "prefixListId" in inputs;
    const open = (name: Name) =>
      ofType(graphs[name], "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").filter(fromRanges).length;
    expect(names.map(open)).toEqual([1, 1, 0]);
  });

  test("Pulumi refuses to delete production's data; elsewhere only a database, as AWS does too", () => {
    const kept = (name: Name) => graphs[name].deployment.resources.filter(({ protect }) => protect);
    const types = new Set(kept("production").map(({ type }) => type));
    for (const type of ["kms/key:Key", "rds/cluster:Cluster", "s3/bucket:Bucket", "backup/vault:Vault"]) {
      expect(types).toContain(`aws:${type}`);
    }
    for (const name of ["staging", "development"] as const) {
      expect(kept(name).map(({ type }) => type)).toEqual(["aws:rds/cluster:Cluster"]);
    }
  });
});

test("a third zone changes no subnet and replaces nothing", async () => {
  const two = await stackGraph("lamplight", [`asOf=${ASOF}`, 'zones=["eu-west-2a","eu-west-2b"]']);
  const { changes } = diffAgainst(graphs.production, two);
  const subnets = changes.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
  expect(subnets.map(({ operation }) => operation).sort()).toEqual([
    ...Array<string>(4).fill("create"),
    ...Array<string>(8).fill("same"),
  ]);
  expect(changes.filter(({ operation }) => operation === "replace" || operation === "delete")).toEqual([]);
});

describe("operators", () => {
  const GRACE_KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIF2c5pddFbq/NKj033QOqj+05zMAoNJLNNoc6L18+G1f";
  const entry = {
    name: "ada_l",
    publicKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFND3C03vyheqs/hbVeaxi9DWKO9mYnVkT2X6V7Kz52j ada"],
    role: "platform engineer",
    reason: "keeps the platform running",
    grantedBy: "margaret_h",
    expires: "2031-06-30",
  };
  const grace = { ...entry, name: "grace_h", publicKeys: [`ssh-ed25519 ${GRACE_KEY} grace`], role: "administrator" };
  const withOperators = (...operators: object[]) =>
    stackGraph("lamplight", [`asOf=${ASOF}`, `operators=${JSON.stringify(operators)}`]);
  const everywhere = /./;

  test("who is listed is on the bastion and on the web servers", () => {
    const found = texts(graphs.production);
    expect(containing(found, "grace_h")).toBe(2);
    expect(containing(found, GRACE_KEY)).toBe(2);
  });

  test("who is taken out is nowhere in the graph, the register included", async () => {
    const without = texts(await withOperators(entry), everywhere);
    expect(containing(without, "ada_l")).toBeGreaterThan(2);
    expect(without.filter((text) => text.includes("grace"))).toEqual([]);
    expect(containing(without, GRACE_KEY)).toBe(0);
  });

  test("whose access has expired is on no machine, and is reported", async () => {
    const document = await withOperators(entry, { ...grace, expires: "2026-05-31" });
    expect(texts(document).filter((text) => text.includes("grace_h") || text.includes(GRACE_KEY))).toEqual([]);
    expect(containing(texts(document, /^hosting:index:AccessRegister$/), "grace_h")).toBe(1);
    const failed = judged(document).verdicts.filter(({ verdict }) => verdict === "fail");
    expect(failed.map(({ rule, enforcement }) => [rule, enforcement])).toEqual([["access-is-current", "mandatory"]]);
    expect(failed[0]?.message).toContain("2026-05-31");
  });

  test("the day in hosting:asOf decides, the last day included", async () => {
    const on = async (asOf: string) => {
      const list = JSON.stringify([
        { ...entry, expires: "2031-12-31" },
        { ...grace, expires: "2026-05-31" },
      ]);
      return containing(texts(await stackGraph("lamplight", [`asOf=${asOf}`, `operators=${list}`])), GRACE_KEY);
    };
    expect([await on("2026-05-31"), await on("2026-06-01")]).toEqual([2, 0]);
  });
});
