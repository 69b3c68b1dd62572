import type { Cloud } from "../../facts/kinds";
import { covers, onlyOf, test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { allowed } from "../parameter";
import { rule } from "../rule";

/** Known attacks, by whoever keeps the list of them. */
const GROUPS: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesSQLiRuleSet",
    "AWSManagedRulesAmazonIpReputationList",
  ],
  azure: ["Microsoft_DefaultRuleSet"],
};

export default rule({
  id: "web-firewall-has-managed-rules",
  title: "A web firewall refuses known attacks by rules that are kept up to date, and nothing goes round them",
  severity: "high",
  over: "webFirewall",
  parameters: {
    exceptions: allowed(
      ["AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY"],
      "Rules whose own action may be replaced: uploads are larger than 8 kB.",
    ),
  },
  holds: ({ cloud, managedGroups, overriddenRules, bypasses }, { exceptions }) =>
    all(
      covers(managedGroups, GROUPS[cloud]),
      onlyOf(overriddenRules, exceptions),
      test(bypasses, "no rule that lets requests through before", (names) => names.length === 0, true),
    ),
  fix: {
    aws: "Add a managedRuleGroupStatement for each group, with overrideAction none and without scopeDownStatement.",
    azure: "Set managedRules.managedRuleSets, and policySettings.mode to Prevention.",
  },
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
});
