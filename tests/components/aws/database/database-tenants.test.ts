import { existsSync } from "node:fs";
import { Database, type DatabaseArgs } from "../../../../components/aws/database";
import { environment, graphOf, UNKNOWN, type Graph } from "../../../support/graph-of";
import { acmeAndGlobex, key, network, required, subnetIds, text } from "./example";

const secretType = "aws:secretsmanager/secret:Secret";
const functionType = "aws:lambda/function:Function";
const invocationType = "aws:lambda/invocation:Invocation";
const arnOf = (service: string, what: string) => `arn:aws:${service}:eu-west-2:111122223333:${what}`;

const graphWith = (changes: Partial<DatabaseArgs> = {}) =>
  graphOf(() => void new Database("database", { ...required, tenants: acmeAndGlobex, ...changes }));

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

function statements(policy: unknown): Statement[] {
  return (JSON.parse(text(policy)) as { Statement: Statement[] }).Statement;
}

function jobStatement(graph: Graph, sid: string): Statement {
  const all = statements(graph.only("aws:iam/rolePolicy:RolePolicy").inputs.policy);
  return all.find((statement) => statement.Sid === sid)!;
}

describe("tenants' secrets", () => {
  it("are one each, encrypted, recoverable, and without a value in the program", async () => {
    const graph = await graphWith();
    const secrets = graph.all(secretType).map(({ inputs }) => inputs);
    expect(secrets).toMatchObject([
      { name: "lamplight-production-database/tenants/acme", description: "Database credentials of Acme Ltd" },
      {
        name: "lamplight-production-database/tenants/globex",
        description: "Database credentials of Globex Corporation",
      },
    ]);
    for (const secret of secrets) expect(secret).toMatchObject({ kmsKeyId: key.arn, recoveryWindowInDays: 30 });
    expect(graph.resources.filter(({ type }) => /SecretVersion|random/.test(type))).toEqual([]);
  });

  it("are offered by slug", async () => {
    let database: Database | undefined;
    await graphOf(() => void (database = new Database("database", { ...required, tenants: acmeAndGlobex })));
    expect(Object.keys(database!.tenantSecrets)).toEqual(["acme", "globex"]);
    expect(database!.tenantSecrets.acme!.secretName).toBe("lamplight-production-database/tenants/acme");
  });

  it("keep their logical names when the list is written in another order", async () => {
    const urns = (graph: Graph) => graph.resources.map(({ urn }) => urn).sort();
    const inOrder = await graphWith();
    const reversed = await graphWith({ tenants: [...acmeAndGlobex].reverse() });
    expect(urns(reversed)).toEqual(urns(inOrder));
    expect(reversed.only(invocationType).inputs).toEqual(inOrder.only(invocationType).inputs);
  });
});

describe("the job", () => {
  it("is small, alone, logs where it may, and has its variables encrypted", async () => {
    expect((await graphWith()).only(functionType).inputs).toMatchObject({
      name: "lamplight-production-database-tenants",
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      reservedConcurrentExecutions: 1,
      kmsKeyArn: key.arn,
      loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/lamplight-production-database-tenants" },
    });
  });

  it("reserves no execution where the account's quota has none to spare", async () => {
    const job = (await graphWith({ reserveTenantJob: false })).only(functionType);
    expect(job.inputs).not.toHaveProperty("reservedConcurrentExecutions");
  });

  it("has an encrypted log group before it runs", async () => {
    const graph = await graphWith();
    const log = graph.named("database-tenants-log");
    expect(log.inputs).toMatchObject({ kmsKeyId: key.arn, retentionInDays: 365 });
    expect(graph.only(functionType).dependencies).toContain(log.urn);
  });

  it("lies in the app tier with a group of its own", async () => {
    const graph = await graphWith();
    const group = graph.named("database-tenants-group");
    const job = graph.only(functionType);
    expect(job.at("vpcConfig", "subnetIds")).toEqual(subnetIds("app"));
    expect(job.propertyDependencies.vpcConfig).toEqual([group.urn]);
    expect(group.inputs).toMatchObject({ vpcId: network.vpcId });
  });

  it("reaches the database's port and the network's endpoints, and nothing reaches it", async () => {
    const graph = await graphWith();
    const [jobs, databases] = [graph.named("database-tenants-group").urn, graph.named("database-group").urn];
    const of = (type: string) =>
      graph.all(type).filter(({ propertyDependencies }) => propertyDependencies.securityGroupId?.includes(jobs));
    const egress = of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule");
    expect(egress.map(({ inputs }) => [inputs.fromPort, inputs.toPort, inputs.cidrIpv4]).sort()).toEqual([
      [443, 443, network.ipv4Block],
      [5432, 5432, undefined],
    ]);
    expect(egress.flatMap((rule) => rule.propertyDependencies.referencedSecurityGroupId ?? [])).toEqual([databases]);
    expect(of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).toEqual([]);
    const ingress = graph.named("database-from-tenants");
    expect(ingress.propertyDependencies).toMatchObject({
      securityGroupId: [databases],
      referencedSecurityGroupId: [jobs],
    });
  });

  it("knows where everything is, and no password", async () => {
    const graph = await graphWith({ tenantPasswordDays: 60, connectionsPerTenant: 7 });
    const job = graph.only(functionType);
    expect(job.at("environment", "variables")).toEqual({
      WRITER: UNKNOWN,
      INSTANCES: UNKNOWN,
      PORT: "5432",
      ADMINISTRATOR_SECRET: UNKNOWN,
      SECRET_PREFIX: "lamplight-production-database/tenants/",
      CA_FILE: "/var/runtime/ca-cert.pem",
      ROTATE_AFTER_DAYS: "60",
      CONNECTIONS_PER_TENANT: "7",
    });
    const [cluster, ...instances] = [
      graph.named("database-cluster"),
      ...graph.all("aws:rds/clusterInstance:ClusterInstance"),
    ];
    expect(job.propertyDependencies.environment!.sort()).toEqual(
      [cluster.urn, ...instances.map(({ urn }) => urn)].sort(),
    );
  });

  it.each(["postgresql", "mysql"] as const)("carries the code for %s, in a file that is there", async (engine) => {
    const file = (await graphWith({ engine })).only(functionType).at("code", "assets", "index.js", "path");
    expect(file).toMatch(/^node_modules\/\.cache\/hardened-hosting\/tenant-job-[0-9a-f]{16}\.js$/);
    expect(existsSync(text(file))).toBe(true);
  });
});

describe("what the job may do", () => {
  it("is to keep exactly its tenants' secrets", async () => {
    const [statement, ...others] = statements((await graphWith()).only("aws:iam/policy:Policy").inputs.policy);
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      Resource: [
        arnOf("secretsmanager", "secret:lamplight-production-database/tenants/acme-??????"),
        arnOf("secretsmanager", "secret:lamplight-production-database/tenants/globex-??????"),
      ],
    });
  });

  it("is to read this cluster's administrator, and to write its log", async () => {
    const graph = await graphWith();
    expect(jobStatement(graph, "ReadAdministrator")).toMatchObject({
      Action: "secretsmanager:GetSecretValue",
      Resource: arnOf("secretsmanager", "secret:rds!cluster-*"),
      Condition: {
        StringEquals: {
          "aws:ResourceTag/aws:rds:primaryDBClusterArn": arnOf("rds", "cluster:lamplight-production-database"),
        },
      },
    });
    expect(jobStatement(graph, "WriteLog").Resource).toBe(
      arnOf("logs", "log-group:/aws/lambda/lamplight-production-database-tenants:*"),
    );
  });

  it("is not to touch network interfaces itself", async () => {
    const graph = await graphWith();
    expect(jobStatement(graph, "NotByTheCodeItself")).toMatchObject({
      Effect: "Deny",
      Condition: {
        ArnEquals: { "lambda:SourceFunctionArn": arnOf("lambda", "function:lamplight-production-database-tenants") },
      },
    });
  });

  it("is bounded by a condition wherever it names no resource, and by a service wherever it uses the key", async () => {
    const all = statements((await graphWith()).only("aws:iam/rolePolicy:RolePolicy").inputs.policy);
    const wide = all.filter(({ Resource }) => [Resource].flat().includes("*"));
    expect(wide.map(({ Sid }) => Sid).sort()).toEqual(["LookAtNetwork", "NotByTheCodeItself"]);
    for (const { Condition } of wide) expect(Condition).toBeDefined();
    const keyUse = all.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("kms:")));
    expect(keyUse.map(({ Condition }) => Condition!.StringEquals!["kms:ViaService"]).sort()).toEqual([
      "lambda.eu-west-2.amazonaws.com",
      "secretsmanager.eu-west-2.amazonaws.com",
    ]);
    for (const { Action } of all) expect([Action].flat().join()).not.toContain("*");
  });

  it("is there before it is made", async () => {
    const graph = await graphWith();
    const needed = [graph.only("aws:iam/rolePolicy:RolePolicy"), graph.named("database-tenants-secrets-1-attached")];
    expect(graph.only(functionType).dependencies).toEqual(expect.arrayContaining(needed.map(({ urn }) => urn)));
  });

  it("fits into as many policies as its tenants need, none of them too long", async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      slug: `${"t".repeat(22)}${String(index).padStart(3, "0")}`,
      displayName: `Tenant ${index}`,
    }));
    const graph = await graphOf(() => void new Database("d".repeat(35), { ...required, tenants: many }));
    const policies = graph.all("aws:iam/policy:Policy").map(({ inputs }) => text(inputs.policy));
    expect(policies).toHaveLength(3);
    for (const policy of policies) expect(policy.length).toBeLessThanOrEqual(6144);
    expect(policies.flatMap((policy) => statements(policy)[0]!.Resource)).toHaveLength(100);
  });
});

describe("the job's runs", () => {
  it("are one whenever the list or the code changes, once the database and the secrets are there", async () => {
    const graph = await graphWith();
    const run = graph.only(invocationType);
    expect(run.inputs).toMatchObject({
      functionName: "lamplight-production-database-tenants",
      input: '{"tenants":["acme","globex"]}',
      lifecycleScope: "CREATE_ONLY",
    });
    expect(run.at("triggers", "code")).toMatch(/^[0-9a-f]{16}$/);
    expect(run.dependencies).toEqual(
      expect.arrayContaining([graph.only(functionType).urn, ...graph.all(secretType).map(({ urn }) => urn)]),
    );
    const needed = [...graph.all("aws:rds/clusterInstance:ClusterInstance"), graph.named("database-from-tenants")];
    expect(graph.only(functionType).dependencies).toEqual(expect.arrayContaining(needed.map(({ urn }) => urn)));
  });

  it("can be replaced, as a change of the list does, where all else is protected", async () => {
    const protectedOnes = await graphOf(
      () => void new Database("database", { ...required, tenants: acmeAndGlobex }, { protect: true }),
    );
    expect(protectedOnes.only(invocationType).protect ?? false).toBe(false);
    expect(protectedOnes.all(secretType).map(({ protect }) => protect)).toEqual([true, true]);
  });

  it("are one every night, which only this rule may start", async () => {
    const graph = await graphWith();
    const rule = graph.only("aws:cloudwatch/eventRule:EventRule");
    expect(rule.inputs.scheduleExpression).toBe("cron(15 5 * * ? *)");
    expect(graph.only("aws:cloudwatch/eventTarget:EventTarget").inputs).toMatchObject({
      rule: rule.inputs.name,
      input: '{"task":"maintain"}',
    });
    expect(graph.only("aws:lambda/permission:Permission").inputs).toMatchObject({
      principal: "events.amazonaws.com",
      function: "lamplight-production-database-tenants",
      sourceArn: arnOf("events", `rule/${text(rule.inputs.name)}`),
    });
  });

  it("tell somebody when they fail", async () => {
    const topicArn = arnOf("sns", "lamplight-production-alerts");
    const alarm = (await graphWith({ alerts: { topicArn } })).only("aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(alarm.inputs).toMatchObject({
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: "lamplight-production-database-tenants" },
      threshold: 1,
      alarmActions: [topicArn],
    });
  });
});

describe("the list", () => {
  it("may be empty, so that the last tenant can be removed: the job stays", async () => {
    const graph = await graphWith({ tenants: [] });
    expect(graph.only(invocationType).inputs.input).toBe('{"tenants":[]}');
    expect(graph.all(secretType)).toEqual([]);
    expect(graph.all("aws:iam/policy:Policy")).toEqual([]);
  });

  it("may be left out: then there is no job and no way to the database for one", async () => {
    const graph = await graphWith({ tenants: undefined });
    expect(graph.resources.filter(({ urn }) => urn.includes("tenants"))).toEqual([]);
  });

  it.each<[string, Partial<DatabaseArgs>, string]>([
    [
      "a hostile slug",
      { tenants: [{ slug: 'a"; DROP DATABASE b', displayName: "A" }] },
      'tenants: received "a\\"; DROP DATABASE b"; accepted: ',
    ],
    [
      "a slug twice",
      { tenants: [...acmeAndGlobex, { slug: "acme", displayName: "B" }] },
      'tenants: received "acme" twice; accepted: each slug once',
    ],
    [
      "no name",
      { tenants: [{ slug: "acme", displayName: " " }] },
      'tenants: received the display name " "; accepted: ',
    ],
    [
      "a name of two lines",
      { tenants: [{ slug: "acme", displayName: "A\nB" }] },
      'tenants: received the display name "A\\nB"',
    ],
    [
      "more than the job's role can name",
      { tenants: Array.from({ length: 361 }, (_, i) => ({ slug: `t${i}`, displayName: "T" })) },
      "tenants: received 361; accepted: up to 360 in one database",
    ],
    ["passwords that never change", { tenantPasswordDays: 0 }, "tenantPasswordDays: received 0; accepted: "],
    ["no connections", { connectionsPerTenant: 0 }, "connectionsPerTenant: received 0; accepted: "],
    [
      "no app tier",
      { network: { ...network, subnets: network.subnets.filter(({ tier }) => tier === "data") } },
      "network: received no app subnet; accepted: ",
    ],
  ])("refuses %s", async (_, changes, message) => {
    await expect(graphWith(changes)).rejects.toThrow(message);
  });

  it("belongs to the environment: another has names of its own", async () => {
    const staging = { ...environment, name: "staging" as const };
    const graph = await graphWith({ environment: staging });
    expect(graph.all(secretType).map(({ inputs }) => inputs.name)).toContain("lamplight-staging-database/tenants/acme");
    expect(text(graph.only("aws:iam/policy:Policy").inputs.policy)).not.toContain("production");
  });
});
