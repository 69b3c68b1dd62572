import { readFileSync } from "node:fs";
import {
  isSecret,
  isUnknown,
  signatureKey,
  type GraphDocument,
  type GraphResource,
  type Json,
} from "../../cli/preview/graph";
import { installedSdk, typeProblems } from "../support/sdk-types";
import { stackGraph } from "../support/stack-graph";

const sdks = { aws: installedSdk("aws") };
const engines = ["postgresql", "mysql"];
const stacks = ["lamplight", "lamplight-staging", "lamplight-dev"];

let document: GraphDocument;
beforeAll(async () => {
  document = await stackGraph("lamplight");
});

describe("what the programs say is what the cloud takes", () => {
  test.each(stacks.flatMap((stack) => engines.map((engine) => [stack, engine])))("%s on %s", async (stack, engine) => {
    const graph = await stackGraph(stack, [`databaseEngine=${engine}`]);
    expect(graph.deployment.resources.length).toBeGreaterThan(250);
    expect(typeProblems(graph, sdks)).toEqual([]);
  });

  test("with Session Manager and without NAT", async () => {
    expect(typeProblems(await stackGraph("lamplight", ["bastionMode=session-manager", "nat=none"]), sdks)).toEqual([]);
  });
});

/** The graph with the one resource of a name changed. */
function changed(name: string, type: string, change: (inputs: Record<string, Json>) => void): GraphDocument {
  const copy = structuredClone(document);
  const found = copy.deployment.resources.filter((one) => one.type === type && one.urn.endsWith(`::${name}`));
  expect(found).toHaveLength(1);
  change(found[0]!.inputs);
  return copy;
}

type Nested = Record<string, Json>;

describe("the check notices", () => {
  const listener = "aws:lb/listener:Listener";
  const group = "aws:autoscaling/group:Group";
  const balancer = "aws:lb/loadBalancer:LoadBalancer";
  const cases: [string, string, string, (inputs: Record<string, Json>) => void, string][] = [
    [
      "a misspelt property",
      "web-balancer",
      balancer,
      (inputs) => (inputs.dropInvalidHeaders = true),
      `${balancer} web-balancer.dropInvalidHeaders: no such property`,
    ],
    [
      "a misspelt nested property",
      "web-hosts-group",
      group,
      (inputs) => (((inputs.instanceRefresh as Nested).preferences as Nested).autoRollbak = true),
      `${group} web-hosts-group.instanceRefresh.preferences.autoRollbak: no such property`,
    ],
    [
      "text where a list is wanted",
      "web-hosts-group",
      group,
      (inputs) => (inputs.vpcZoneIdentifiers = "subnet-1"),
      `${group} web-hosts-group.vpcZoneIdentifiers: string; list`,
    ],
    [
      "text where a number is wanted",
      "web-hosts-group",
      group,
      (inputs) => (inputs.minSize = "2"),
      `${group} web-hosts-group.minSize: string; number`,
    ],
    [
      "text where a truth value is wanted",
      "web-balancer",
      balancer,
      (inputs) => (inputs.enableDeletionProtection = "true"),
      `${balancer} web-balancer.enableDeletionProtection: string; boolean`,
    ],
    [
      "a list where one object is wanted",
      "web-balancer",
      balancer,
      (inputs) => (inputs.accessLogs = [inputs.accessLogs as Nested]),
      `${balancer} web-balancer.accessLogs: list; object`,
    ],
    [
      "a missing required property",
      "web-hosts-group",
      group,
      (inputs) => delete inputs.maxSize,
      `${group} web-hosts-group.maxSize: missing, and required`,
    ],
    [
      "a missing required property inside another",
      "web-balancer",
      balancer,
      (inputs) => delete (inputs.accessLogs as Nested).bucket,
      `${balancer} web-balancer.accessLogs.bucket: missing, and required`,
    ],
    [
      "a property of the provider that it does not have",
      "aws",
      "pulumi:providers:aws",
      (inputs) => (inputs.allowedAccounts = '["111122223333"]'),
      "pulumi:providers:aws aws.allowedAccounts: no such property",
    ],
    [
      "a provider's text that is no list",
      "aws",
      "pulumi:providers:aws",
      (inputs) => (inputs.allowedAccountIds = "111122223333"),
      "pulumi:providers:aws aws.allowedAccountIds: number; list",
    ],
  ];
  test.each(cases)("%s", (_name, name, type, change, problem) => {
    expect(typeProblems(changed(name, type, change), sdks)).toEqual([problem]);
  });

  test("a type that the SDK does not have", () => {
    const copy = structuredClone(document);
    copy.deployment.resources.find(({ type }) => type === listener)!.type = "aws:lb/lissener:Lissener";
    expect(typeProblems(copy, sdks)).toEqual([expect.stringMatching(/^aws:lb\/lissener:Lissener .*has no such type$/)]);
  });

  test("an SDK that is not at hand", () => {
    expect(typeProblems(document, {}).length).toBe(
      document.deployment.resources.filter(({ custom, type }) => custom && type !== "pulumi:pulumi:Stack").length,
    );
  });

  test("a wrong value in any known property of the whole graph, however deep", () => {
    const { tried, unnoticed } = tryEverywhere(document, (parent, key) => (parent[key] = WRONG));
    expect(unnoticed).toEqual([]);
    expect(tried).toBeGreaterThan(3000);
  });

  test("any property of the whole graph under a wrong name, but for free keys", () => {
    const { tried, unnoticed } = tryEverywhere(document, (parent, key) => {
      if (Array.isArray(parent)) return;
      parent[`${key}Misspelt`] = parent[key]!;
      delete parent[key];
    });
    // Only mappings take whatever keys one gives them.
    expect(unnoticed.filter((path) => !isInMapping(path))).toEqual([]);
    expect(tried).toBeGreaterThan(2000);
  });
});

/** Nothing that any type takes: neither text nor a number, and with a key that no object has and a value that no mapping. */
const WRONG: Json = { "no such thing": [[{}]] };

/** Changes every known value of a graph in turn, each type of resource once for every path, and tells what went unseen. */
function tryEverywhere(
  { version, deployment }: GraphDocument,
  change: (parent: Record<string, Json>, key: string) => void,
): { tried: number; unnoticed: string[] } {
  const unnoticed: string[] = [];
  let tried = 0;
  const problemsOf = (resource: GraphResource) =>
    typeProblems({ version, deployment: { ...deployment, resources: [resource] } }, sdks);
  for (const resource of deployment.resources.filter(({ type }) => type.startsWith("aws:"))) {
    for (const path of pathsIn(resource.inputs)) {
      const copy = structuredClone(resource);
      const parent = path.slice(0, -1).reduce<Json>((at, step) => (at as Nested)[step]!, copy.inputs) as Nested;
      const before = JSON.stringify(copy.inputs);
      change(parent, path.at(-1)!);
      if (JSON.stringify(copy.inputs) === before) continue;
      tried += 1;
      if (problemsOf(copy).length === 0) unnoticed.push(`${resource.type} ${path.join(".")}`);
    }
  }
  return { tried, unnoticed };
}

const declarations = readFileSync(require.resolve("@pulumi/aws/types/input.d.ts"), "utf8");

/** Whether the SDK's text declares what a path's last step is in as a mapping. */
function isInMapping(path: string): boolean {
  const [type = "", steps = ""] = path.split(" ");
  const module = type.split(":")[1] ?? "";
  const text = readFileSync(require.resolve(`@pulumi/aws/${module}.d.ts`), "utf8") + declarations;
  const holder = steps.split(".").at(-2) ?? "";
  return new RegExp(`\\b${holder}\\??: pulumi\\.Input<\\{\\s*\\[key: string\\]`).test(text);
}

function pathsIn(value: Json, path: string[] = []): string[][] {
  const own = path.length > 0 ? [path] : [];
  if (typeof value !== "object" || value === null || isUnknown(value) || isSecret(value)) return own;
  // The inside of an archive is Pulumi's, not the SDK's.
  if (signatureKey in value) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}
