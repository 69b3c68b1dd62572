import { refersTo } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { isNotPublic, namesOutsiders } from "../shared/policies";

export default rule({
  id: "role-is-trusted-by-the-named-only",
  title: "A role can be assumed only by whom its trust policy names",
  severity: "critical",
  over: "role",
  clouds: ["aws"],
  holds: (role) => refersTo(role.trust, "a trust policy", (trust) => all(isNotPublic(trust), namesOutsiders(trust))),
  fix: { aws: "Name the service or role in assumeRolePolicy." },
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
});
