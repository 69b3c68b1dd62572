import type { FunctionFact } from "../../facts/kinds";
import { isNot, test } from "../../logic/comparators";
import { all, outcome, type Outcome } from "../../logic/outcome";
import type { Estate } from "../../facts/estate";
import { rule } from "../rule";
import { staysInAccount } from "../shared/accounts";
import { boundedEverywhere } from "../shared/policies";

export default rule({
  id: "function-is-not-public",
  title: "A function is called by the named only: by no address without authentication, by no other account",
  severity: "critical",
  over: "function",
  clouds: ["aws"],
  holds: (job, _values, estate) => all(isNot(job.addressAuthentication, "NONE"), callersAreNamed(job, estate)),
  fix: { aws: "Set the FunctionUrl's authorizationType to AWS_IAM; give each lambda.Permission a sourceArn." },
  source: "AWS Foundational Security Best Practices, Lambda.1",
});

function callersAreNamed({ invokers }: FunctionFact, estate: Estate): Outcome {
  const read = test(invokers, "callers that are named", () => true, true);
  if (invokers.state !== "known") return read;
  const { truth, because } = all(boundedEverywhere(invokers.value), staysInAccount(invokers.value, estate));
  return outcome(truth, read.evidence, because);
}
