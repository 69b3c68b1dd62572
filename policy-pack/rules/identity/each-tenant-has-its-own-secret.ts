import { valueOf } from "../../facts/datum";
import { test } from "../../logic/comparators";
import { all, every, exists, holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "each-tenant-has-its-own-secret",
  title: "Each customer has a vaulted secret of its own",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => {
    const tenants = estate.of("secret").flatMap(({ tenant }) => (tenant.state === "absent" ? [] : [tenant]));
    const named = tenants.map(valueOf);
    const served = estate.of("function").map((job) => job.tenants);
    return all(
      exists(
        tenants,
        (tenant) => test(tenant, "a customer's name", (name) => name.trim() !== ""),
        "no secret is a customer's",
      ),
      every(tenants, (tenant) =>
        test(tenant, "a customer with no other secret", (name) => named.filter((one) => one === name).length === 1),
      ),
      // A secret whose customer is not known may be the one that is looked for.
      every(served, (list) =>
        named.includes(undefined)
          ? holds()
          : test(list, "customers with a secret each", (names) => names.every((name) => named.includes(name)), true),
      ),
    );
  },
  fix: { aws: "Declare the customers as the Database's tenants." },
});
