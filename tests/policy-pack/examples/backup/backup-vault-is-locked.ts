import { ref, resource, type Examples } from "../../../support/examples";
import { vault } from "../parts";

export const examples: Examples = {
  good: {
    governance: [
      vault(),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: ref("vault"),
        minRetentionDays: 28,
      }),
    ],
    compliance: [
      vault(),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: ref("vault"),
        minRetentionDays: 28,
        changeableForDays: 14,
      }),
    ],
  },
  bad: {
    "no lock": [vault()],
    "the lock of another vault": [
      vault(),
      vault({}, "other"),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: ref("other"),
        minRetentionDays: 28,
      }),
    ],
  },
  unknown: { never: "a lock is there or it is not; how long it can be changed does not matter" },
};
