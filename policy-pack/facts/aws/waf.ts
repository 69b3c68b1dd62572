import { allOf, asLinks, together } from "../combine";
import type { Adapter, Context } from "../context";
import { absent, known, mapDatum, notKnown, valueOf, withDefault, type Datum } from "../datum";
import type { WebFirewallFact } from "../kinds";
import type { Reader } from "../reader";

const ACL = "aws:wafv2/webAcl:WebAcl";
const RULE = "aws:wafv2/webAclRule:WebAclRule";
const GROUP = "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const MANAGED = "statement.managedRuleGroupStatement";
const RATE = "statement.rateBasedStatement";

/** Web ACLs, with rules inside and outside of them and what they are put in front of. */
export const waf: Adapter = {
  cloud: "aws",
  reads: [ACL, RULE, GROUP, ASSOCIATION],
  facts: (context) => context.each(ACL).map((acl) => firewallFact(acl, context)),
};

function firewallFact(acl: Reader, context: Context): WebFirewallFact {
  const associations = context.partsOf(acl.resource, ASSOCIATION, "webAclArn");
  const standalone = context.partsOf(acl.resource, RULE, "webAclArn");
  const groups = context.partsOf(acl.resource, GROUP, "webAclArn");
  const rules = rulesOf(acl, standalone);
  return {
    kind: "webFirewall",
    cloud: "aws",
    subject: acl.resource,
    sources: [acl, ...standalone, ...groups, ...associations].map((reader) => reader.resource),
    managedGroups: flatDatum(rules, (all) =>
      allOf(acl.source("rules"), [...all.flatMap(managedGroup), ...groups.flatMap(associatedGroup)]),
    ),
    rateLimit: flatDatum(rules, (all) => smallest(acl, all.flatMap(rateLimit))),
    overriddenRules: flatDatum(rules, (all) => allOf(acl.source("rules"), all.flatMap(overridden))),
    bypasses: flatDatum(rules, (all) => bypasses(acl, all)),
    protects: together(
      acl.source("associations"),
      associations.map((one) => asLinks(one.link("loadBalancer", "resourceArn"))),
    ),
  };
}

function flatDatum<T, U>(datum: Datum<T>, change: (value: T) => Datum<U>): Datum<U> {
  return datum.state === "known" ? change(datum.value) : datum;
}

function rulesOf(acl: Reader, standalone: readonly Reader[]): Datum<readonly Reader[]> {
  if (acl.value("ruleJson").state !== "absent") {
    return notKnown(acl.source("ruleJson"), "holds the rules as text, which is not read");
  }
  const inline = acl.items("rules");
  return inline.state === "unknown" ? inline : known([...acl.each("rules"), ...standalone], acl.source("rules"));
}

const isSet = (rule: Reader, path: string) => rule.value(path).state !== "absent";

function managedGroup(rule: Reader): readonly Datum<string>[] {
  const inForce =
    isSet(rule, MANAGED) && !isSet(rule, "overrideAction.count") && !isSet(rule, `${MANAGED}.scopeDownStatement`);
  return inForce ? [rule.string(`${MANAGED}.name`)] : [];
}

function associatedGroup(association: Reader): readonly Datum<string>[] {
  const override = withDefault(association.string("overrideAction"), "none", "the provider's default is none");
  if (override.state === "unknown") return [override];
  return valueOf(override) === "none" ? [association.string("managedRuleGroup.name")] : [];
}

function overridden(rule: Reader): readonly Datum<string>[] {
  const group = valueOf(rule.string(`${MANAGED}.name`)) ?? "[unknown]";
  return rule
    .each(`${MANAGED}.ruleActionOverrides`)
    .map((override) => mapDatum(override.string("name"), (name) => `${group}/${name}`));
}

// Requests in five minutes. A limit on some requests only, or on all clients together, is none on a client.
function rateLimit(rule: Reader): readonly Datum<number>[] {
  if (!isSet(rule, RATE) || !isSet(rule, "action.block") || isSet(rule, `${RATE}.scopeDownStatement`)) return [];
  const counts = withDefault(rule.string(`${RATE}.aggregateKeyType`), "IP", "the provider's default is IP");
  if (counts.state === "unknown") return [counts];
  if (!["IP", "FORWARDED_IP"].includes(valueOf(counts) ?? "")) return [];
  const window = withDefault(rule.number(`${RATE}.evaluationWindowSec`), 300, "the provider's default is 300");
  if (window.state === "unknown") return [window];
  return [mapDatum(rule.number(`${RATE}.limit`), (limit) => (limit * 300) / (valueOf(window) ?? 300))];
}

function smallest(acl: Reader, limits: readonly Datum<number>[]): Datum<number> {
  const sorted = limits.flatMap((limit) => (limit.state === "known" ? [limit] : [])).sort((a, b) => a.value - b.value);
  return sorted[0] ?? limits[0] ?? absent(acl.source("rules"));
}

function bypasses(acl: Reader, rules: readonly Reader[]): Datum<readonly string[]> {
  const guards = rules.filter((rule) => isSet(rule, MANAGED) || isSet(rule, RATE));
  const last = allOf(
    acl.source("rules"),
    guards.map((rule) => rule.number("priority")),
  );
  const letting = rules.filter((rule) => isSet(rule, "action.allow"));
  return flatDatum(last, (priorities) =>
    allOf(
      acl.source("rules"),
      letting.flatMap((rule) => {
        const priority = rule.number("priority");
        if (priority.state === "unknown") return [priority];
        const before = (valueOf(priority) ?? 0) < Math.max(-1, ...priorities);
        return before ? [rule.string("name")] : [];
      }),
    ),
  );
}
