import { is } from "../../logic/comparators";
import { every, exists } from "../../logic/outcome";
import { rule } from "../rule";

const KINDS = [
  ["threats", "nothing detects threats"],
  ["vulnerabilities", "nothing looks for vulnerabilities"],
  ["access", "nothing looks for access from outside"],
  ["configuration", "nothing records configurations"],
] as const;

export default rule({
  id: "threats-are-detected",
  title: "Threats, vulnerabilities, outside access and changes of configuration are detected",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    every(KINDS, ([kind, missing]) =>
      exists(
        estate.of("detector").filter(({ detects }) => detects === kind),
        (detector) => is(detector.enabled, true),
        missing,
      ),
    ),
  fix: { aws: "Declare GuardDuty, Inspector, Access Analyzer and Config.", azure: "Enable Defender plans." },
  source: "AWS Foundational Security Best Practices, GuardDuty.1, Inspector.1, IAM.28 and Config.1",
});
