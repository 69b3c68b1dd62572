import { test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "access-is-current",
  title: "Every grant of access has a reason, another person who gave it, and has not expired",
  severity: "high",
  over: "operator",
  holds: (operator, _values, estate) =>
    all(
      test(operator.expires, `a day that is not before ${estate.asOf}`, (day) => day >= estate.asOf),
      test(operator.reason, "a reason", (reason) => reason.trim() !== ""),
      test(
        operator.grantedBy,
        "another person",
        (name) => name.trim() !== "" && !(operator.name.state === "known" && operator.name.value === name),
      ),
    ),
  fix: {
    aws: "Take the entry out of hosting:operators, or have it granted anew.",
    azure: "Take the entry out of hosting:operators, or have it granted anew.",
  },
  source: "ISO/IEC 27001:2022, A.5.18; PCI DSS v4.0.1, 7.2.4",
});
