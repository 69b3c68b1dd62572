import { is, test } from "../../logic/comparators";
import { all, outcome, type Outcome } from "../../logic/outcome";
import type { StoreFact } from "../../facts/kinds";
import { rule } from "../rule";
import { isNotPublic } from "../shared/policies";

export default rule({
  id: "store-is-not-public",
  title: "What is stored is not for everybody",
  severity: "critical",
  over: "store",
  when: ({ purpose, policy }) => purpose === "bucket" || policy.state !== "absent",
  holds: (store) =>
    all(...(store.purpose === "bucket" ? [is(store.blocksPublicAccess, true)] : []), policyIsNotPublic(store)),
  fix: {
    aws: "Add an s3.BucketPublicAccessBlock with all four settings; name principals in policies, or bound them by conditions.",
    azure: "Set allowBlobPublicAccess to false and networkRuleSet.defaultAction to Deny.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 2.1.4",
});

function policyIsNotPublic({ policy }: StoreFact): Outcome {
  if (policy.state !== "known") return test(policy, "a policy that names who", () => true, true);
  const { truth, because } = isNotPublic(policy.value);
  return outcome(truth, test(policy, "", () => true).evidence, because);
}
