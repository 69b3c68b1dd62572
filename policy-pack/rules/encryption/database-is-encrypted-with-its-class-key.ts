import { is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { encryptedWithClassKey } from "../shared/keys";

export default rule({
  id: "database-is-encrypted-with-its-class-key",
  title: "A database and its snapshots are encrypted with the key of its data class",
  severity: "critical",
  over: "database",
  holds: (database) => all(is(database.encrypted, true), encryptedWithClassKey(database.key(), database.dataClass)),
  fix: { aws: "Set storageEncrypted, and kmsKeyId to the class's key.", azure: "Set dataEncryption." },
  source: "AWS Foundational Security Best Practices, RDS.3 and RDS.27",
});
