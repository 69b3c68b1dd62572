import { test } from "../../logic/comparators";
import { rule } from "../rule";

/** Of AWS's own policies those that allow a whole service, or nearly everything. */
const BROAD = /\/(AdministratorAccess.*|PowerUserAccess|.*FullAccess.*|[A-Za-z]*Administrator)$/;

export default rule({
  id: "no-administrator-policy-is-attached",
  title: "Nobody gets a policy that allows nearly everything",
  severity: "high",
  over: "grant",
  clouds: ["aws"],
  when: ({ attached }) => attached.state !== "absent",
  holds: (grant) => test(grant.attached, "a narrower policy", (arn) => !BROAD.test(arn)),
  fix: { aws: "Attach a policy that names what is needed." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.16",
});
