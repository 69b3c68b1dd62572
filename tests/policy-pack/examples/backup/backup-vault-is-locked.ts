import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
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
    "a lock for a day": [
      vault(),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: ref("vault"),
        minRetentionDays: 1,
      }),
    ],
    "a lock for no time": [
      vault(),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", { backupVaultName: ref("vault") }),
    ],
    "the lock of another vault": [
      vault(),
      vault({}, "other"),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: ref("other"),
        minRetentionDays: 28,
      }),
    ],
  },
  unknown: {
    "days that are not known": [
      vault(),
      resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
        backupVaultName: ref("vault"),
        minRetentionDays: unknownValue,
      }),
    ],
  },
};
