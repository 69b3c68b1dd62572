import type { Rule } from "../rule";
import accountEncryptsVolumes from "./account-encrypts-volumes";
import backupVaultIsEncrypted from "./backup-vault-is-encrypted";
import bucketRequiresTls from "./bucket-requires-tls";
import certificateIsValidatedByDns from "./certificate-is-validated-by-dns";
import databaseIsEncryptedWithItsClassKey from "./database-is-encrypted-with-its-class-key";
import databaseRequiresTls from "./database-requires-tls";
import hostDisksAreEncrypted from "./host-disks-are-encrypted";
import keyDeletionWaits from "./key-deletion-waits";
import keyIsEnabled from "./key-is-enabled";
import keyPolicyIsBounded from "./key-policy-is-bounded";
import keyRotates from "./key-rotates";
import listenerEncryptsOrRedirects from "./listener-encrypts-or-redirects";
import listenerHasACertificate from "./listener-has-a-certificate";
import listenerSendsHsts from "./listener-sends-hsts";
import listenerUsesModernTls from "./listener-uses-modern-tls";
import loadBalancerEncryptsToItsTargets from "./load-balancer-encrypts-to-its-targets";
import performanceDataIsEncrypted from "./performance-data-is-encrypted";
import secretIsEncryptedWithItsClassKey from "./secret-is-encrypted-with-its-class-key";
import storeIsEncryptedWithItsClassKey from "./store-is-encrypted-with-its-class-key";

/** Data is encrypted where it lies and where it travels. */
const encryption: readonly Rule[] = [
  accountEncryptsVolumes,
  backupVaultIsEncrypted,
  bucketRequiresTls,
  certificateIsValidatedByDns,
  databaseIsEncryptedWithItsClassKey,
  databaseRequiresTls,
  hostDisksAreEncrypted,
  keyDeletionWaits,
  keyIsEnabled,
  keyPolicyIsBounded,
  keyRotates,
  listenerEncryptsOrRedirects,
  listenerHasACertificate,
  listenerSendsHsts,
  listenerUsesModernTls,
  loadBalancerEncryptsToItsTargets,
  performanceDataIsEncrypted,
  secretIsEncryptedWithItsClassKey,
  storeIsEncryptedWithItsClassKey,
];
export default encryption;
