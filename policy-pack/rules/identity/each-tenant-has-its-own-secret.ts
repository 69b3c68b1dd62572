import { valueOf } from "../../facts/datum";
import { all, exists, fails, holds } from "../../logic/outcome";
import { read } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "each-tenant-has-its-own-secret",
  title: "Each customer has a vaulted secret of its own",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => {
    const secrets = estate.of("secret").filter(({ tenant }) => tenant.state !== "absent");
    const tenants = secrets.map(({ tenant }) => valueOf(tenant));
    return all(
      exists(secrets, ({ tenant }) => holds([read(tenant)]), "no secret is a customer's"),
      new Set(tenants).size === tenants.length ? holds() : fails("two secrets are the same customer's"),
    );
  },
  fix: { aws: "Declare the customers as the Database's tenants." },
});
