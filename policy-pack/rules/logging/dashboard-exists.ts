import { present } from "../../logic/comparators";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "dashboard-exists",
  title: "What is watched can be seen at a glance",
  severity: "low",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => stackHas(estate, "dashboard", "no dashboard is declared", (one) => present(one.body)),
  fix: { aws: "Declare a cloudwatch.Dashboard.", azure: "Declare a portal dashboard." },
});
