import { rule } from "../rule";
import { encryptedWithClassKey } from "../shared/keys";

export default rule({
  id: "secret-is-encrypted-with-its-class-key",
  title: "A vaulted secret is encrypted with the key of its data class",
  severity: "high",
  over: "secret",
  clouds: ["aws"],
  holds: (secret) => encryptedWithClassKey(secret.key(), secret.dataClass),
  fix: { aws: "Set kmsKeyId to the key of the secret's data class." },
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
});
