import { refersTo } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { staysInAccount } from "../shared/accounts";
import { boundedEverywhere } from "../shared/policies";

export default rule({
  id: "key-policy-is-bounded",
  title: "A key's policy lets nobody in without naming who, or under which condition",
  severity: "critical",
  over: "key",
  clouds: ["aws"],
  holds: (key, _values, estate) =>
    refersTo(key.policy, "a policy", (policy) => all(boundedEverywhere(policy), staysInAccount(policy, estate))),
  fix: { aws: "Name the principals, or bound them by aws:SourceAccount, kms:CallerAccount or kms:ViaService." },
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
});
