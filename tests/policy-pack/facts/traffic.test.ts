import { oldestTlsOf } from "../../../policy-pack/facts/aws/tls-policies";
import { known } from "../../../policy-pack/facts/datum";
import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { factIn, factsIn, say } from "./facts-of";

const bucket = resource("aws:s3/bucket:Bucket", "logs", { bucket: "example-logs" });

describe.each(["lb", "alb"])("load balancers of aws:%s", (module) => {
  const balancer = (inputs: Record<string, unknown> = {}) =>
    resource(`aws:${module}/loadBalancer:LoadBalancer`, "balancer", inputs);
  const listener = (inputs: Record<string, unknown>) =>
    resource(`aws:${module}/listener:Listener`, "listener", { loadBalancerArn: ref("balancer"), ...inputs });
  const rule = (name: string, action: Record<string, unknown>) =>
    resource(`aws:${module}/listenerRule:ListenerRule`, name, { listenerArn: ref("listener"), actions: [action] });
  const redirect = { type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } };
  const forward = { type: "forward", targetGroupArn: unknownValue };

  test("face the internet, and are unprotected, unless they say otherwise", () => {
    const fact = factIn("loadBalancer", balancer());
    expect([fact.facing, fact.dropsInvalidHeaders, fact.deletionProtection, fact.accessLog].map(say)).toEqual([
      "internet",
      false,
      false,
      "[absent]",
    ]);
  });

  test("have what they say", () => {
    const fact = factIn(
      "loadBalancer",
      resource("aws:ec2/subnet:Subnet", "one", {}),
      resource("aws:ec2/subnet:Subnet", "two", {}),
      resource("aws:ec2/securityGroup:SecurityGroup", "group", {}),
      bucket,
      balancer({
        internal: true,
        subnets: [ref("one")],
        subnetMappings: [{ subnetId: ref("two") }],
        securityGroups: [ref("group")],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: true,
        accessLogs: { bucket: "example-logs", enabled: true },
      }),
    );
    expect(
      [fact.facing, fact.subnets, fact.filters, fact.dropsInvalidHeaders, fact.deletionProtection, fact.accessLog].map(
        say,
      ),
    ).toEqual(["internal", ["one", "two"], ["group"], true, true, "logs"]);
  });

  test.each([
    ["off", { bucket: "example-logs", enabled: false }, "[absent]"],
    ["not switched on", { bucket: "example-logs" }, "[absent]"],
    ["perhaps on", { bucket: "example-logs", enabled: unknownValue }, "[unknown]"],
  ])("have no access log that is certain when it is %s", (_, accessLogs, log) => {
    expect(say(factIn("loadBalancer", bucket, balancer({ accessLogs })).accessLog)).toBe(log);
  });

  describe("their listeners", () => {
    const fact = (inputs: Record<string, unknown>, ...others: ExampleResource[]) =>
      factIn("listener", balancer(), listener(inputs), ...others);

    test("know where they belong and what they are", () => {
      const certificate = resource("aws:acm/certificate:Certificate", "certificate", {});
      const https = fact(
        {
          port: 443,
          protocol: "HTTPS",
          sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
          certificateArn: ref("certificate"),
          routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=63072000",
          mutualAuthentication: { mode: "verify" },
          defaultActions: [forward],
        },
        certificate,
      );
      const { loadBalancer, port, protocol, oldestTls, hsts, clientAuthentication, redirectsToHttps } = https;
      expect([loadBalancer, port, protocol, oldestTls, hsts, clientAuthentication, redirectsToHttps].map(say)).toEqual([
        "balancer",
        443,
        "https",
        "1.2",
        "max-age=63072000",
        "verify",
        false,
      ]);
      expect(say(https.certificate)).toBe("certificate");
    });

    test.each([
      ["HTTPS without a policy gets that of 2016", { protocol: "HTTPS" }, "1.0"],
      ["TLS without a policy too", { protocol: "TLS" }, "1.0"],
      ["HTTP has none", { protocol: "HTTP" }, "[absent]"],
      ["nothing said is HTTP", {}, "[absent]"],
      ["an unknown protocol has perhaps one", { protocol: unknownValue }, "[unknown]"],
      ["an unknown policy is unknown", { protocol: "HTTPS", sslPolicy: unknownValue }, "[unknown]"],
    ])("the oldest TLS: %s", (_, inputs, oldest) => {
      expect(say(fact({ ...inputs, defaultActions: [forward] }).oldestTls)).toBe(oldest);
    });

    test.each([
      ["only redirect", [redirect], [], true],
      ["redirect to HTTP", [{ type: "redirect", redirect: { protocol: "HTTP", statusCode: "HTTP_301" } }], [], false],
      ["redirect to the protocol of the request", [{ type: "redirect", redirect: { port: "443" } }], [], false],
      ["forward", [forward], [], false],
      ["forward by a rule", [redirect], [forward], false],
      ["redirect by a rule too", [redirect], [redirect], true],
      ["answer themselves", [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }], [], true],
      ["forward by a rule beside something unknown", unknownValue, [forward], false],
      ["do something unknown", unknownValue, [redirect], "[unknown]"],
    ])("redirect to HTTPS or not when they %s", (_, defaultActions, actions, redirects) => {
      const rules = actions.map((action, i) => rule(`rule-${i}`, action));
      expect(say(fact({ defaultActions }, ...rules).redirectsToHttps)).toBe(redirects);
    });
  });

  test("their target groups ask for / unless told otherwise", () => {
    const group = (inputs: Record<string, unknown>) =>
      resource(`aws:${module}/targetGroup:TargetGroup`, "group", inputs);
    const asked = factIn("targetGroup", group({ protocol: "HTTPS", healthCheck: { path: "/health" } }));
    expect([say(asked.protocol), say(asked.healthCheckPath)]).toEqual(["https", "/health"]);
    expect(say(factIn("targetGroup", group({})).healthCheckPath)).toBe("/");
  });
});

describe("TLS policies", () => {
  const oldest = (policy: string) => say(oldestTlsOf(known(policy, { resource: "urn", path: "sslPolicy" })));

  test.each([
    ["ELBSecurityPolicy-TLS13-1-3-2021-06", "1.3"],
    ["ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "1.2"],
    ["ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09", "1.2"],
    ["ELBSecurityPolicy-FS-1-2-Res-2020-10", "1.2"],
    ["ELBSecurityPolicy-TLS-1-2-Ext-2018-06", "1.2"],
    ["ELBSecurityPolicy-TLS13-1-1-2021-06", "1.1"],
    ["ELBSecurityPolicy-FS-2018-06", "1.0"],
    ["ELBSecurityPolicy-2016-08", "1.0"],
  ])("%s accepts %s and newer", (policy, version) => expect(oldest(policy)).toBe(version));

  test.each(["ELBSecurityPolicy-TLS13-1-3-2030-01", "MyOwnPolicy", "toString"])("%s is not known", (policy) => {
    expect(oldest(policy)).toMatch(new RegExp(`^\\[unknown\\] is ${policy}`));
  });
});

describe("classic load balancers", () => {
  const balancer = (listeners: unknown, more: Record<string, unknown> = {}) =>
    resource("aws:elb/loadBalancer:LoadBalancer", "balancer", { listeners, ...more });
  const https = { lbPort: 443, lbProtocol: "https", instancePort: 80, instanceProtocol: "http" };

  test("are load balancers with listeners inside", () => {
    const listeners = [
      { ...https, lbPort: 80, lbProtocol: "HTTP" },
      https,
      { ...https, lbPort: 8443, lbProtocol: "SSL" },
    ];
    const facts = factsIn("listener", balancer(listeners));
    expect(facts.map((one) => [one.loadBalancer, one.port, one.protocol, one.oldestTls].map(say))).toEqual([
      ["balancer", 80, "http", "[absent]"],
      ["balancer", 443, "https", "1.0"],
      ["balancer", 8443, "tls", "1.0"],
    ]);
  });

  test("with a policy of their own accept what is not known", () => {
    const policy = resource("aws:elb/listenerPolicy:ListenerPolicy", "policy", { loadBalancerName: ref("balancer") });
    expect(say(factIn("listener", balancer([https]), policy).oldestTls)).toMatch(/^\[unknown\]/);
  });

  test("log where they say, unless that is switched off", () => {
    const log = (enabled?: boolean) =>
      say(factIn("loadBalancer", bucket, balancer([], { accessLogs: { bucket: "example-logs", enabled } })).accessLog);
    expect([log(), log(true), log(false)]).toEqual(["logs", "logs", "[absent]"]);
  });
});

describe("web firewalls", () => {
  const managed = (name: string, more: Record<string, unknown> = {}, statement: Record<string, unknown> = {}) => ({
    name,
    priority: 10,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...statement } },
    ...more,
  });
  const rate = (limit: unknown, statement: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
    name: "rate",
    priority: 5,
    action: { block: {} },
    statement: { rateBasedStatement: { limit, aggregateKeyType: "IP", ...statement } },
    ...more,
  });
  const acl = (inputs: Record<string, unknown>) => resource("aws:wafv2/webAcl:WebAcl", "acl", inputs);
  const fact = (rules: unknown, ...others: ExampleResource[]) => factIn("webFirewall", acl({ rules }), ...others);

  test.each([
    ["that refuses", managed("Common"), ["Common"]],
    ["that only counts", managed("Common", { overrideAction: { count: {} } }), []],
    ["for some requests", managed("Common", {}, { scopeDownStatement: { geoMatchStatement: {} } }), []],
  ])("have a managed group %s in force or not", (_, rule, groups) => {
    expect(say(fact([rule]).managedGroups)).toEqual(groups);
  });

  test("have groups and rules from outside", () => {
    const association = (overrideAction?: string) =>
      resource("aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation", "group", {
        webAclArn: ref("acl"),
        managedRuleGroup: { name: "Bots", vendorName: "AWS" },
        overrideAction,
      });
    const rule = resource("aws:wafv2/webAclRule:WebAclRule", "rule", { webAclArn: ref("acl"), ...managed("Common") });
    expect(say(fact([], association(), rule).managedGroups)).toEqual(["Common", "Bots"]);
    expect(say(fact([], association("count"), rule).managedGroups)).toEqual(["Common"]);
  });

  test.each([
    ["in five minutes", [rate(2000)], 2000],
    ["in one minute", [rate(100, { evaluationWindowSec: 60 })], 500],
    ["the smallest of several", [rate(2000), rate(500)], 500],
    ["only counted", [rate(2000, {}, { action: { count: {} } })], "[absent]"],
    ["for some requests", [rate(2000, { scopeDownStatement: { geoMatchStatement: {} } })], "[absent]"],
    ["of all clients together", [rate(2000, { aggregateKeyType: "CONSTANT" })], "[absent]"],
    ["unknown", [rate(unknownValue)], "[unknown]"],
    ["none", [managed("Common")], "[absent]"],
  ])("limit the rate: %s", (_, rules, limit) => {
    expect(say(fact(rules).rateLimit)).toBe(limit);
  });

  test("name rules whose action is replaced, and rules that let requests past the others", () => {
    const overridden = managed("Common", {}, { ruleActionOverrides: [{ name: "Size", actionToUse: { count: {} } }] });
    const letting = (name: string, priority: number) => ({ name, priority, action: { allow: {} }, statement: {} });
    const firewall = fact([overridden, letting("office", 0), letting("rest", 99)]);
    expect(say(firewall.overriddenRules)).toEqual(["Common/Size"]);
    expect(say(firewall.bypasses)).toEqual(["office"]);
  });

  test("with rules as text, or unknown, are not known", () => {
    expect(say(factIn("webFirewall", acl({ ruleJson: "[]" })).managedGroups)).toMatch(
      /^\[unknown\] holds the rules as text/,
    );
    expect(say(fact(unknownValue).managedGroups)).toBe("[unknown]");
    expect(say(fact(unknownValue).rateLimit)).toBe("[unknown]");
  });

  test("protect what they are put in front of", () => {
    const balancer = resource("aws:lb/loadBalancer:LoadBalancer", "balancer", {});
    const association = resource("aws:wafv2/webAclAssociation:WebAclAssociation", "association", {
      webAclArn: ref("acl"),
      resourceArn: ref("balancer"),
    });
    expect(say(fact([], balancer, association).protects)).toEqual(["balancer"]);
    expect(say(fact([], balancer).protects)).toBe("[absent]");
  });
});
