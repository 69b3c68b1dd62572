import { refersTo } from "../../logic/comparators";
import { rule } from "../rule";
import { hasOnlyNeededRights } from "../shared/policies";

export default rule({
  id: "role-has-only-needed-rights",
  title: "A policy allows neither every action of a service nor changes of everything",
  severity: "high",
  over: "grant",
  when: ({ attached, policy }) => !(attached.state === "known" && policy.state === "absent"),
  holds: (grant) => refersTo(grant.policy, "a policy", hasOnlyNeededRights),
  fix: { aws: "Name actions and resources; bound the rest by a condition.", azure: "Assign a narrower role." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.16",
});
