import { present, test } from "../../logic/comparators";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "dashboard-exists",
  title: "What is watched can be seen at a glance",
  severity: "low",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "dashboard", "no dashboard is declared", ({ body }) =>
      // What it will show may be known later; that it is there is known now.
      body.state === "unknown"
        ? present(body)
        : test(body, "something to see", (text) => /"widgets":\s*\[\s*\{/.test(text)),
    ),
  fix: { aws: "Declare a cloudwatch.Dashboard.", azure: "Declare a portal dashboard." },
});
