import { valueOf } from "../../facts/datum";
import { is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { encryptedWithClassKey } from "../shared/keys";

/** Whatever else it receives, what holds data of these classes needs their key. */
const PRECIOUS = ["critical", "high"];

/** Vaults have a rule of their own; a store for logs of services that cannot use KMS holds no data of a class. */
export default rule({
  id: "store-is-encrypted-with-its-class-key",
  title: "A store is encrypted with the key of its data class",
  severity: "high",
  over: "store",
  when: ({ purpose, receivesServiceLogs, dataClass }) =>
    purpose !== "vault" &&
    purpose !== "parameter" &&
    !(valueOf(receivesServiceLogs) === true && !PRECIOUS.includes(valueOf(dataClass) ?? "")),
  holds: (store) => all(is(store.encryption, "kms"), encryptedWithClassKey(store.key(), store.dataClass)),
  fix: { aws: "Encrypt with the KMS key of the data class.", azure: "Encrypt with a customer-managed key." },
  source: "AWS Well-Architected, SEC08-BP02",
});
