import type {
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import { frameworks } from "../../policy-pack/controls/frameworks";
import { graphFromExport, type ExportedResource } from "../../policy-pack/graph/from-export";
import { policiesOf } from "../../policy-pack/policies";
import { rules } from "../../policy-pack/rules";
import { judge } from "../../policy-pack/verdicts/judge";
import { exportedExample, ref, resource, unknownValue, type ExampleResource } from "../support/examples";
import { stackGraph } from "../support/stack-graph";

const AS_OF = "2026-06-01";

/** The SDK's own decoding and its throwing proxy, as its server puts them before policies. */
const { deserializeProperties } = jest.requireActual<{
  deserializeProperties: (struct: { toJavaScript: () => object }, proxySecrets: boolean) => Record<string, unknown>;
}>("@pulumi/policy/deserialize");
const { unknownCheckingProxy, UnknownValueError } = jest.requireActual<{
  unknownCheckingProxy: (props: object) => Record<string, unknown>;
  UnknownValueError: new () => Error;
}>("@pulumi/policy/proxy");
const handedOver = (wire: object) => unknownCheckingProxy(deserializeProperties({ toJavaScript: () => wire }, false));

type Policy = StackValidationPolicy & Partial<Pick<ResourceValidationPolicy, "validateResource" | "remediateResource">>;
const policies = policiesOf(rules, () => AS_OF) as readonly Policy[];

function stackArgs(resources: readonly ExportedResource[], config: object = {}): StackValidationArgs {
  const made = new Map(resources.map((one) => [one.urn, policyResource(one)]));
  for (const { urn, parent, provider, propertyDependencies } of resources) {
    const one = made.get(urn)!;
    one.parent = made.get(parent ?? "");
    const providerUrn = provider?.split("::").slice(0, 4).join("::");
    if (providerUrn !== undefined) one.provider = made.get(providerUrn);
    for (const [key, urns] of Object.entries(propertyDependencies ?? {})) {
      one.propertyDependencies[key] = (urns ?? []).flatMap((dependency) => made.get(dependency) ?? []);
    }
  }
  return {
    resources: [...made.values()],
    stackTags: new Map(),
    getConfig: <T extends object>() => config as T,
    notApplicable: (): never => {
      throw new Error("not applicable");
    },
  };
}

function policyResource({ urn, type, outputs, inputs, protect }: ExportedResource): PolicyResource {
  return {
    urn,
    type,
    name: urn.split("::").at(-1)!,
    props: handedOver(outputs ?? inputs ?? {}),
    opts: {
      protect: protect ?? false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: {},
      additionalSecretOutputs: [],
    },
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  } as unknown as PolicyResource;
}

interface Violation {
  readonly rule: string;
  readonly urn: string | undefined;
  readonly message: string;
}
const sorted = (violations: readonly Violation[]) => violations.map((one) => JSON.stringify(one)).sort();

/** What the engine would be told: each resource first, when it is registered, and then the whole stack. */
function run(all: readonly Policy[], resources: readonly ExportedResource[], config?: object): readonly Violation[] {
  const found: Violation[] = [];
  for (const { urn, type, inputs } of resources) {
    for (const { validateResource } of all) {
      const validate = validateResource as ((args: ResourceValidationArgs) => void) | undefined;
      validate?.({ urn, type, props: handedOver(inputs ?? {}) } as unknown as ResourceValidationArgs);
    }
  }
  for (const policy of all) {
    void policy.validateStack(stackArgs(resources, config), (message, urn) => {
      found.push({ rule: policy.name, urn, message });
    });
  }
  return found;
}

/** The same by judging the graph itself. */
function judged(resources: readonly ExportedResource[]): readonly Violation[] {
  const graph = graphFromExport({ version: 3, deployment: { resources: [...resources] } });
  return judge(graph, { asOf: AS_OF })
    .verdicts.filter(({ verdict }) => verdict === "fail")
    .map(({ rule, resource: urn, message, promises }) => ({
      rule,
      urn,
      message: promises.length > 0 ? `[${promises.join(", ")}] ${message}` : message,
    }));
}

describe("every policy", () => {
  test("is a rule, by the same name and once", () => {
    expect(policies.map(({ name }) => name)).toEqual(rules.map(({ id }) => id));
    expect(new Set(policies.map(({ name }) => name)).size).toBe(rules.length);
  });

  test.each(policies.map((policy) => [policy.name, policy] as const))(
    "%s says what people and catalogues ask",
    (_, policy) => {
      const rule = rules.find(({ id }) => id === policy.name)!;
      expect(policy).toMatchObject({ displayName: rule.title, severity: rule.severity, enforcementLevel: "mandatory" });
      expect(policy.description).toBe(`${rule.title}.`);
      expect(policy.url).toMatch(new RegExp(`^https://.*#${rule.id}$`));
      for (const text of Object.values(rule.fix)) expect(policy.remediationSteps).toContain(text);
      expect(policy.remediationSteps).not.toBe("");
      expect(Object.keys(policy.configSchema?.properties ?? {})).toEqual(Object.keys(rule.parameters));
      for (const property of Object.values(policy.configSchema?.properties ?? {})) {
        expect(property).toMatchObject({
          type: expect.any(String) as string,
          description: expect.stringMatching(/Default: /) as string,
        });
      }
      const mapped = frameworks.find(({ clauses }) => clauses[rule.id] !== undefined);
      expect(policy.framework?.name).toBe(mapped?.name);
      if (mapped) expect(policy.framework?.specification).toContain(mapped.clauses[rule.id]![0]);
    },
  );

  test("names the promises that demand it as tags", () => {
    const tagsOf = (name: string) => policies.find((policy) => policy.name === name)?.tags;
    expect(tagsOf("database-keeps-backups")).toEqual(["lamp-snapshots-28"]);
    expect(tagsOf("resource-is-tagged")).toEqual([]);
  });

  test("only one looks at single resources, because the SDK decodes everything again for each that does", () => {
    expect(policies.filter(({ validateResource }) => validateResource).map(({ name }) => name)).toEqual([
      "resource-type-is-known",
    ]);
  });
});

describe("the engine's run", () => {
  const bad: readonly ExampleResource[] = [
    resource("hosting:index:Claims", "claims", { "lamp-snapshots-28": { days: 28 }, "lamp-db-encrypted": {} }),
    resource("aws:kms/key:Key", "key", { enableKeyRotation: false, policy: unknownValue }),
    resource("aws:rds/cluster:Cluster", "db", { kmsKeyId: ref("key"), backupRetentionPeriod: 7, port: unknownValue }),
    resource("aws:ec2/securityGroup:SecurityGroup", "open", {
      vpcId: unknownValue,
      ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0", unknownValue] }],
    }),
    resource("aws:new/thing:Thing", "thing", { region: unknownValue }),
  ];
  const resources = exportedExample(bad);

  test("the proxy is the real one: it throws at an unknown", () => {
    expect(() => policyResource(resources.find(({ urn }) => urn.endsWith("::db"))!).props.port as unknown).toThrow(
      UnknownValueError,
    );
  });

  test("gives the verdicts of judging the graph, unknowns and all", () => {
    const expected = judged(resources);
    expect(expected.length).toBeGreaterThan(5);
    expect(sorted(run(policies, resources))).toEqual(sorted(expected));
  });

  test("starts a violation with the promises that it breaks", () => {
    expect(run(policies, resources).find(({ rule }) => rule === "database-keeps-backups")?.message).toMatch(
      /^\[lamp-snapshots-28\] backupRetentionPeriod is 7; wanted: at least 28$/,
    );
  });

  test("knows the next run from this one", () => {
    const fixed = exportedExample([resource("aws:kms/key:Key", "key", { enableKeyRotation: true })]);
    const rotates = (violations: readonly Violation[]) =>
      violations.filter(({ rule }) => rule === "key-rotates").length;
    const again = policiesOf(rules, () => AS_OF) as readonly Policy[];
    expect(rotates(run(again, resources))).toBe(1);
    expect(rotates(run(again, fixed))).toBe(0);
    expect(rotates(run(again, resources))).toBe(1);
  });

  test("knows the next run also where the one before did not ask every policy", () => {
    const again = policiesOf(rules, () => AS_OF) as readonly Policy[];
    const fixed = exportedExample([resource("aws:kms/key:Key", "key", { enableKeyRotation: true })]);
    const declaring = again.find(({ validateResource }) => validateResource)!;
    run([declaring], resources);
    expect(sorted(run(again, fixed))).toEqual(sorted(judged(fixed)));
  });

  test("takes a policy's configuration where it is stricter", () => {
    const enough = exportedExample([resource("aws:rds/cluster:Cluster", "db", { backupRetentionPeriod: 28 })]);
    const only = (policiesOf(rules, () => AS_OF) as readonly Policy[]).filter(
      ({ name }) => name === "database-keeps-backups",
    );
    expect(run(only, enough)).toEqual([]);
    expect(run(only, enough, { days: 35 })).toMatchObject([
      { message: expect.stringContaining("at least 35") as string },
    ]);
  });

  test("judges what the program says, also where the provider answers otherwise", () => {
    const [one] = exportedExample([resource("aws:kms/key:Key", "key", { enableKeyRotation: true })]);
    const answered = [{ ...one!, outputs: { enableKeyRotation: false } }];
    expect(sorted(run(policies, answered))).toEqual(sorted(judged(answered)));
  });

  test("gives the same verdicts on the whole of Lamplight, and on Lamplight weakened", async () => {
    const { deployment } = await stackGraph("lamplight", [`asOf=${AS_OF}`]);
    const whole = deployment.resources as unknown as readonly ExportedResource[];
    expect(sorted(run(policies, whole))).toEqual(sorted(judged(whole)));
    const weakened = whole
      .filter(
        ({ type }) =>
          type !== "aws:s3/bucketVersioning:BucketVersioning" && type !== "aws:sns/topicSubscription:TopicSubscription",
      )
      .map((one) =>
        one.type === "aws:rds/cluster:Cluster" ? { ...one, inputs: { ...one.inputs, backupRetentionPeriod: 1 } } : one,
      );
    const expected = judged(weakened);
    expect(expected.length).toBeGreaterThan(10);
    expect(sorted(run(policies, weakened))).toEqual(sorted(expected));
  });
});
