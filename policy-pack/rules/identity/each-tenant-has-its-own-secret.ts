import { valueOf } from "../../facts/datum";
import { test } from "../../logic/comparators";
import { all, every, exists } from "../../logic/outcome";
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
    return all(
      exists(
        tenants,
        (tenant) => test(tenant, "a customer's name", (name) => name.trim() !== ""),
        "no secret is a customer's",
      ),
      every(tenants, (tenant) =>
        test(tenant, "a customer with no other secret", (name) => named.filter((one) => one === name).length === 1),
      ),
    );
  },
  fix: { aws: "Declare the customers as the Database's tenants." },
});
