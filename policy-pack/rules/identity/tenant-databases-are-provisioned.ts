import { valueOf } from "../../facts/datum";
import type { FunctionFact } from "../../facts/kinds";
import { read, test } from "../../logic/comparators";
import { all, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "tenant-databases-are-provisioned",
  title: "A job inside the network makes each customer's database and user",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    exists(estate.of("function"), provisions, "no function in the network provisions the customers' databases"),
  fix: { aws: "Declare the customers as the Database's tenants." },
});

function provisions(job: FunctionFact): Outcome {
  if (!/tenant/.test(job.subject.name)) return fails("a function for something else");
  const subnets = job.subnets();
  if (subnets.state === "unknown") return unsure("the job's subnets cannot be followed", [read(subnets)]);
  const inside = (valueOf(subnets) ?? []).length > 0;
  return all(
    inside ? holds([read(subnets)]) : fails("the job runs outside the network"),
    test(job.tenants, "a call of the job for each customer", (tenants) => tenants.length > 0),
  );
}
