import { valueOf } from "../../facts/datum";
import type { GrantFact } from "../../facts/kinds";
import { all, every, exists, fails, holds, unsure } from "../../logic/outcome";
import { read } from "../../logic/comparators";
import { rule } from "../rule";
import { stackHas } from "../shared/present";
import { deniesWithoutSecondFactor } from "../shared/policies";

export default rule({
  id: "people-need-a-second-factor",
  title: "People can do nothing before they show a second factor",
  severity: "critical",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    all(
      stackHas(estate, "people", "no group of people is declared"),
      every(estate.of("people"), (group) =>
        exists(group.grants(), demandsFactor, `nothing holds ${group.subject.name} back without a second factor`),
      ),
    ),
  fix: { aws: "Use Guardrails' operators' group, or deny all where aws:MultiFactorAuthPresent is not true." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.10",
});

function demandsFactor(grant: GrantFact) {
  const policy = valueOf(grant.policy);
  if (!policy) return unsure("a policy is not known", [read(grant.policy)]);
  return deniesWithoutSecondFactor(policy)
    ? holds([read(grant.policy)])
    : fails("a policy of the group denies nothing for want of a second factor");
}
