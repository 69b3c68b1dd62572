import type { Graph, Resource } from "../../../support/graph-of";
import { key } from "./fixtures";
import { webGraph } from "./web-graph";

const ACL = "aws:wafv2/webAcl:WebAcl";

interface Rule {
  name: string;
  priority: number;
  action?: Record<string, unknown>;
  overrideAction?: Record<string, unknown>;
  statement: {
    rateBasedStatement?: Record<string, unknown>;
    managedRuleGroupStatement?: { vendorName: string; name: string; ruleActionOverrides?: unknown[] };
  };
  visibilityConfig: Record<string, unknown>;
}
const rulesIn = (acl: Resource) => acl.inputs.rules as unknown as Rule[];

let graph: Graph;
beforeAll(async () => {
  graph = await webGraph();
});

describe("the web firewall", () => {
  it("stands before the load balancer", () => {
    expect(graph.only(ACL).inputs).toMatchObject({ scope: "REGIONAL", name: "lamplight-production-web" });
    const association = graph.only("aws:wafv2/webAclAssociation:WebAclAssociation");
    expect(association.propertyDependencies).toMatchObject({
      resourceArn: [graph.only("aws:lb/loadBalancer:LoadBalancer").urn],
      webAclArn: [graph.only(ACL).urn],
    });
  });

  it("refuses known attacks: none of its managed groups only counts", () => {
    const managed = rulesIn(graph.only(ACL)).filter(({ statement }) => statement.managedRuleGroupStatement);
    expect(managed.map(({ statement }) => statement.managedRuleGroupStatement?.name)).toEqual([
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesSQLiRuleSet",
    ]);
    for (const { overrideAction, statement } of managed) {
      expect(overrideAction).toEqual({ none: {} });
      expect(statement.managedRuleGroupStatement?.vendorName).toBe("AWS");
      expect(statement.managedRuleGroupStatement?.ruleActionOverrides ?? []).toEqual([]);
    }
  });

  it("refuses an address that asks too often, before anything else", async () => {
    const rateRule = (of: Graph) => rulesIn(of.only(ACL)).find(({ priority }) => priority === 0);
    expect(rateRule(graph)).toMatchObject({
      action: { block: {} },
      statement: { rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit: 2000 } },
    });
    expect(rateRule(await webGraph({ rateLimit: 500 }))?.statement.rateBasedStatement?.limit).toBe(500);
  });

  it("tries each rule in a place of its own", () => {
    expect(rulesIn(graph.only(ACL)).map(({ priority }) => priority)).toEqual([0, 1, 2, 3, 4]);
  });

  it("lets large bodies pass only where that is written out", async () => {
    const uploads = await webGraph({ largeBodies: true });
    const overrides = rulesIn(uploads.only(ACL)).flatMap(
      ({ statement }) => statement.managedRuleGroupStatement?.ruleActionOverrides ?? [],
    );
    expect(overrides).toEqual([{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }]);
  });

  it("counts everything and samples nothing", () => {
    const acl = graph.only(ACL);
    const all = [acl.inputs.visibilityConfig, ...rulesIn(acl).map(({ visibilityConfig }) => visibilityConfig)];
    for (const visibility of all) {
      expect(visibility).toMatchObject({ cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false });
    }
    expect(new Set(all.map((each) => (each as Record<string, unknown>).metricName)).size).toBe(6);
  });
});

describe("the web firewall's log", () => {
  const logging = () => graph.only("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration");

  it("goes to an encrypted log group, of a name that WAF may write to", () => {
    const group = graph.named("web-firewall-logs");
    expect(group.inputs).toMatchObject({
      name: "aws-waf-logs-lamplight-production-web",
      kmsKeyId: key.arn,
      retentionInDays: 365,
    });
    expect(logging().propertyDependencies).toMatchObject({
      resourceArn: [graph.only(ACL).urn],
      logDestinationConfigs: [group.urn],
    });
  });

  it("holds nothing that proves who somebody is", () => {
    expect(logging().inputs.redactedFields).toEqual([
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
      { queryString: {} },
    ]);
  });

  it("keeps what was refused or counted, and drops the rest", () => {
    expect(logging().inputs.loggingFilter).toEqual({
      defaultBehavior: "DROP",
      filters: [
        {
          behavior: "KEEP",
          requirement: "MEETS_ANY",
          conditions: [{ actionCondition: { action: "BLOCK" } }, { actionCondition: { action: "COUNT" } }],
        },
      ],
    });
  });
});
