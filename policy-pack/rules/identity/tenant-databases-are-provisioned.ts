import { valueOf } from "../../facts/datum";
import type { FunctionFact } from "../../facts/kinds";
import { read } from "../../logic/comparators";
import { exists, fails, holds, unsure } from "../../logic/outcome";
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

function provisions(job: FunctionFact) {
  if (!/tenant/.test(job.subject.name)) return fails("a function for something else");
  const subnets = job.subnets();
  if (subnets.state === "unknown") return unsure("the job's subnets cannot be followed", [read(subnets)]);
  return (valueOf(subnets) ?? []).length > 0 ? holds([read(subnets)]) : fails("the job runs outside the network");
}
