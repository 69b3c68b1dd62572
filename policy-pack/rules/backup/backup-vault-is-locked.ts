import { present } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "backup-vault-is-locked",
  title: "Nobody can delete a backup before its time",
  severity: "high",
  over: "store",
  when: ({ purpose }) => purpose === "vault",
  holds: (vault) => present(vault.lock, "a vault lock"),
  fix: { aws: "Add a backup.VaultLockConfiguration.", azure: "Set immutabilitySettings." },
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
});
