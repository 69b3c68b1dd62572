import { atLeast } from "../../logic/comparators";
import { days } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "secret-can-be-had-back",
  title: "A deleted secret can be had back for a while",
  severity: "low",
  over: "secret",
  parameters: { days: days(7) },
  holds: (secret, { days }) => atLeast(secret.recoveryDays, days),
  fix: { aws: "Set recoveryWindowInDays to 7 or more.", azure: "Set softDeleteRetentionInDays." },
});
