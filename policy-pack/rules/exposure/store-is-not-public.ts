import { is, test } from "../../logic/comparators";
import { all, outcome, type Outcome } from "../../logic/outcome";
import type { StoreFact } from "../../facts/kinds";
import type { Estate } from "../../facts/estate";
import { rule } from "../rule";
import { staysInAccount } from "../shared/accounts";
import { isNotPublic } from "../shared/policies";

export default rule({
  id: "store-is-not-public",
  title: "What is stored is neither for everybody nor for another account",
  severity: "critical",
  over: "store",
  when: ({ purpose, policy }) => purpose === "bucket" || policy.state !== "absent",
  holds: (store, _values, estate) =>
    all(...(store.purpose === "bucket" ? [is(store.blocksPublicAccess, true)] : []), policyIsNotPublic(store, estate)),
  fix: {
    aws: "Add an s3.BucketPublicAccessBlock with all four settings; name principals in policies, or bound them by conditions.",
    azure: "Set allowBlobPublicAccess to false and networkRuleSet.defaultAction to Deny.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 2.1.4",
});

function policyIsNotPublic({ policy }: StoreFact, estate: Estate): Outcome {
  if (policy.state !== "known") return test(policy, "a policy that names who", () => true, true);
  const { truth, because } = all(isNotPublic(policy.value), staysInAccount(policy.value, estate));
  return outcome(truth, test(policy, "", () => true).evidence, because);
}
