import { valueOf } from "../../facts/datum";
import { test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

// "never" is greater than any date, as text.
const ISO_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const plain = (name: string) => name.trim().toLowerCase();

export default rule({
  id: "access-is-current",
  title: "Every grant of access has a reason, another person who gave it, and has not expired",
  severity: "high",
  over: "operator",
  holds: (operator, _values, estate) =>
    all(
      test(
        operator.expires,
        `a day that is not before ${estate.asOf}`,
        (day) => ISO_DAY.test(day) && day >= estate.asOf,
      ),
      test(operator.reason, "a reason", (reason) => reason.trim() !== ""),
      test(
        operator.grantedBy,
        "another person",
        (name) => name.trim() !== "" && plain(name) !== plain(valueOf(operator.name) ?? ""),
      ),
    ),
  fix: {
    aws: "Take the entry out of hosting:operators, or have it granted anew.",
    azure: "Take the entry out of hosting:operators, or have it granted anew.",
  },
  source: "ISO/IEC 27001:2022, A.5.18; PCI DSS v4.0.1, 7.2.4",
});
