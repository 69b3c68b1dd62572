import { atLeast } from "../../logic/comparators";
import { days } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "key-deletion-waits",
  title: "A key's deletion can be called off for weeks",
  severity: "medium",
  over: "key",
  parameters: { days: days(14) },
  holds: (key, { days }) => atLeast(key.deletionWindowDays, days),
  fix: { aws: "Set deletionWindowInDays.", azure: "Set softDeleteRetentionInDays and purge protection." },
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
});
