import { atLeast, present } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { days } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "backup-vault-is-locked",
  title: "Nobody can delete a backup before its time",
  severity: "high",
  over: "store",
  when: ({ purpose }) => purpose === "vault",
  parameters: { days: days(7) },
  holds: (vault, { days }) => all(present(vault.lock, "a vault lock"), atLeast(vault.lockDays, days)),
  fix: { aws: "Add a backup.VaultLockConfiguration with minRetentionDays.", azure: "Set immutabilitySettings." },
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
});
