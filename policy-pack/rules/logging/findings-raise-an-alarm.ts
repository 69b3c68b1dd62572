import { all, every, exists } from "../../logic/outcome";
import { is, test } from "../../logic/comparators";
import { rule } from "../rule";
import { reachesSomebody } from "../shared/alarms";
import { takesFindings } from "../shared/findings";

const SOURCES = [
  ["aws.guardduty", "nobody hears of threats"],
  ["aws.inspector2", "nobody hears of vulnerabilities"],
  ["aws.access-analyzer", "nobody hears of access from outside"],
] as const;

export default rule({
  id: "findings-raise-an-alarm",
  title: "Somebody hears of threats, vulnerabilities and outside access that are found",
  severity: "high",
  over: "estate",
  clouds: ["aws"],
  enforced: "claimed",
  holds: (estate) =>
    every(SOURCES, ([source, missing]) =>
      exists(
        estate.of("eventRoute"),
        ({ pattern, enabled, notifies }) =>
          all(
            test(pattern, `grave findings of ${source}`, (text) => takesFindings(text, source)),
            is(enabled, true),
            reachesSomebody(notifies(), estate),
          ),
        missing,
      ),
    ),
  fix: { aws: "Route the findings of GuardDuty, Inspector and Access Analyzer to a topic by cloudwatch.EventRule." },
  source: "NIST SP 800-53 Rev. 5, SI-4(5)",
});
