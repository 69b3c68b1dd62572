import { test } from "../../logic/comparators";
import { all, outcome } from "../../logic/outcome";
import { rule } from "../rule";
import { staysInAccount } from "../shared/accounts";
import { isNotPublic } from "../shared/policies";

export default rule({
  id: "secret-is-not-public",
  title: "A secret's own policy lets in neither everybody nor another account",
  severity: "critical",
  over: "secret",
  clouds: ["aws"],
  holds: ({ policy }, _values, estate) => {
    const read = test(policy, "a policy that names who", () => true, true);
    if (policy.state !== "known") return read;
    const { truth, because } = all(isNotPublic(policy.value), staysInAccount(policy.value, estate));
    return outcome(truth, read.evidence, because);
  },
  fix: { aws: "Take the secretsmanager.SecretPolicy away, or name roles of the account in it." },
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
});
