import { rule } from "../rule";
import { encryptedWithOwnKey } from "../shared/keys";

export default rule({
  id: "backup-vault-is-encrypted",
  title: "A backup vault is encrypted with a key of this stack",
  severity: "high",
  over: "store",
  when: ({ purpose }) => purpose === "vault",
  holds: (vault) => encryptedWithOwnKey(vault.key()),
  fix: { aws: "Set kmsKeyArn.", azure: "Set encryption to a customer-managed key." },
  source: "AWS Foundational Security Best Practices, Backup.1",
});
