import { refersTo } from "../../logic/comparators";
import { rule } from "../rule";
import { hasOnlyNeededRights } from "../shared/rights";

export default rule({
  id: "role-has-only-needed-rights",
  title: "A policy allows neither every action of a service nor changes of everything",
  severity: "high",
  over: "grant",
  // What is attached is judged where it is written.
  when: ({ policy }) => policy.state !== "absent",
  holds: (grant) => refersTo(grant.policy, "a policy", hasOnlyNeededRights),
  fix: { aws: "Name actions and resources; bound the rest by a condition.", azure: "Assign a narrower role." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.16",
});
