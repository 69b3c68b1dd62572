import { PolicyInfo, PolicySeverity, PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Policies, PolicyPackArgs } from "@pulumi/policy";
import { frameworks } from "../../../policy-pack/controls/frameworks";
import { rules } from "../../../policy-pack/rules";
import { analyzerInfo } from "../../../policy-pack/server/info";
import { version } from "../../../policy-pack/package.json";

const info = analyzerInfo();
const policies = info.getPoliciesList();

describe("every policy", () => {
  test("is a rule, by the same name and once", () => {
    expect(policies.map((policy) => policy.getName())).toEqual(rules.map(({ id }) => id));
    expect(new Set(policies.map((policy) => policy.getName())).size).toBe(rules.length);
  });

  test.each(policies.map((policy) => [policy.getName(), policy] as const))(
    "%s says what people and catalogues ask",
    (_, policy) => {
      const rule = rules.find(({ id }) => id === policy.getName())!;
      expect(policy.getDisplayname()).toBe(rule.title);
      expect(policy.getDescription()).toBe(`${rule.title}.`);
      expect(policy.getSeverity()).toBe(
        PolicySeverity[`POLICY_SEVERITY_${rule.severity.toUpperCase()}` as keyof typeof PolicySeverity],
      );
      expect(policy.getUrl()).toMatch(new RegExp(`^https://.*#${rule.id}$`));
      for (const text of Object.values(rule.fix)) expect(policy.getRemediationSteps()).toContain(text);
      expect(policy.getRemediationSteps()).not.toBe("");
      const properties = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
      expect(Object.keys(properties).sort()).toEqual(Object.keys(rule.parameters).sort());
      for (const property of Object.values(properties)) {
        expect(property).toMatchObject({
          type: expect.any(String) as string,
          description: expect.stringMatching(/Default: /) as string,
        });
      }
      const mapped = frameworks.find(({ clauses }) => clauses[rule.id] !== undefined);
      expect(policy.getFramework()?.getName()).toBe(mapped?.name);
      if (mapped) expect(policy.getFramework()!.getSpecification()).toContain(mapped.clauses[rule.id]![0]);
    },
  );

  test("names the promises that demand it as tags", () => {
    const tagsOf = (name: string) => policies.find((policy) => policy.getName() === name)?.getTagsList();
    expect(tagsOf("database-keeps-backups")).toEqual(["lamp-snapshots-28"]);
    expect(tagsOf("resource-is-tagged")).toEqual([]);
  });

  test("is asked for remedies only where it has any", () => {
    const overOne = policies.filter((policy) => policy.getPolicyType() === PolicyType.POLICY_TYPE_RESOURCE);
    expect(overOne.map((policy) => policy.getName())).toEqual(
      rules.filter(({ remedies }) => remedies).map(({ id }) => id),
    );
    expect(overOne.length).toBeGreaterThan(0);
  });
});

/** What Pulumi's own SDK for packs would send. */
const { makeAnalyzerInfo } = jest.requireActual<{
  makeAnalyzerInfo: (name: string, version: string, level: string, args: PolicyPackArgs) => AnalyzerInfo;
}>("@pulumi/policy/protoutil");

test("the pack is described as Pulumi's SDK for packs would describe it", () => {
  const validate = () => undefined;
  const same = rules.map((rule, index) => {
    const policy = policies[index] ?? new PolicyInfo();
    const schema = policy.getConfigschema()?.getProperties()?.toJavaScript();
    return {
      name: rule.id,
      displayName: rule.title,
      description: `${rule.title}.`,
      enforcementLevel: "mandatory",
      severity: rule.severity,
      framework: policy.getFramework()?.toObject(),
      tags: policy.getTagsList(),
      remediationSteps: policy.getRemediationSteps(),
      url: policy.getUrl(),
      ...(schema === undefined ? {} : { configSchema: { properties: schema } }),
      ...(rule.remedies ? { remediateResource: validate } : { validateStack: validate }),
    };
  });
  const theirs = makeAnalyzerInfo("hardened-hosting", version, "advisory", {
    displayName: "Hardened Hosting",
    description: "Rejects hosting that is not compliant with what its organisation promises.",
    policies: same as unknown as Policies,
  });
  expect(info.toObject()).toEqual(theirs.toObject());
});
