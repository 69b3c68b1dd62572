import { refersTo } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { staysInAccount } from "../shared/accounts";
import { isNotPublic, namesOutsiders } from "../shared/policies";

export default rule({
  id: "role-is-trusted-by-the-named-only",
  title: "A role can be assumed only by whom its trust policy names, and from no other account",
  severity: "critical",
  over: "role",
  clouds: ["aws"],
  holds: (role, _values, estate) =>
    refersTo(role.trust, "a trust policy", (trust) =>
      all(isNotPublic(trust), namesOutsiders(trust), staysInAccount(trust, estate)),
    ),
  fix: { aws: "Name the service or role in assumeRolePolicy; bound another account by aws:PrincipalOrgID." },
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
});
