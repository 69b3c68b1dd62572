import { refersTo } from "../../logic/comparators";
import { rule } from "../rule";
import { boundedEverywhere } from "../shared/policies";

export default rule({
  id: "key-policy-is-bounded",
  title: "A key's policy lets nobody in without naming who, or under which condition",
  severity: "critical",
  over: "key",
  clouds: ["aws"],
  holds: (key) => refersTo(key.policy, "a policy", boundedEverywhere),
  fix: { aws: "Name the principals, or bound them by aws:SourceAccount, kms:CallerAccount or kms:ViaService." },
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
});
