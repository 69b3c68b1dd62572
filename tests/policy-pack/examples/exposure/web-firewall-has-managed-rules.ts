import { resource, unknownValue, type Examples } from "../../../support/examples";

const names = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesSQLiRuleSet",
];
const managed = (
  name: unknown,
  priority: number,
  more: Record<string, unknown> = {},
  rule: Record<string, unknown> = {},
) => ({
  name: `rule-${priority}`,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...more } },
  ...rule,
});
const all = (change: (name: string, priority: number) => unknown = (name, priority) => managed(name, priority)) =>
  names.map((name, i) => change(name, i + 1));
const acl = (rules: unknown) => [resource("aws:wafv2/webAcl:WebAcl", "acl", { scope: "REGIONAL", rules })];
const only = (which: string, change: (name: string, priority: number) => unknown) =>
  acl(all((name, priority) => (name.includes(which) ? change(name, priority) : managed(name, priority))));
const counting = (name: string) => ({ ruleActionOverrides: [{ name, actionToUse: { count: {} } }] });
const allow = (priority: number) => ({
  name: "friends",
  priority,
  action: { allow: {} },
  statement: { geoMatchStatement: { countryCodes: ["GB"] } },
});

export const examples: Examples = {
  good: {
    "all four groups": acl(all()),
    "large uploads counted only": only("Common", (name, i) => managed(name, i, counting("SizeRestrictions_BODY"))),
    "friends let through after all others": acl([...all(), allow(9)]),
  },
  bad: {
    "no rules": acl([]),
    "a group left out": acl(all().slice(1)),
    "a group that only counts": only("SQLi", (name, i) => managed(name, i, {}, { overrideAction: { count: {} } })),
    "a group for some requests only": only("SQLi", (name, i) =>
      managed(name, i, { scopeDownStatement: { geoMatchStatement: { countryCodes: ["FR"] } } }),
    ),
    "a rule of a group that only counts": only("Common", (name, i) =>
      managed(name, i, counting("CrossSiteScripting_BODY")),
    ),
    "friends let through before others": acl([allow(0), ...all()]),
  },
  unknown: {
    "rules that are set later": acl(unknownValue),
    "a group's name that is set later": only("SQLi", (_name, i) => managed(unknownValue, i)),
  },
};
