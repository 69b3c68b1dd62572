import { policyDocument, type Statement } from "../support/policy-document";
import type { BackupCopy } from "./arguments";

/**
 * Nobody deletes or shortens a backup, and nobody takes one to another vault than those that are declared. It holds for
 * administrators as well: to lift it, the policy has to be changed, and that is on the trail.
 */
export function vaultPolicy(vaultArn: string, copyTo: BackupCopy[]): string {
  const everybody = { effect: "Deny" as const, principals: "*" as const };
  const takeElsewhere: Statement = {
    sid: "DenyCopiesElsewhere",
    ...everybody,
    actions: "backup:CopyFromBackupVault",
    resources: "*",
    conditions:
      copyTo.length === 0 ? undefined : { ArnNotEquals: { "backup:CopyTargets": copyTo.map((copy) => copy.vaultArn) } },
  };
  return policyDocument(
    {
      sid: "DenyDeletion",
      ...everybody,
      actions: [
        "backup:DeleteRecoveryPoint",
        "backup:DisassociateRecoveryPoint",
        "backup:UpdateRecoveryPointLifecycle",
      ],
      // Recovery points bear the ARNs of the services that keep them; the policy reaches those of its vault only.
      resources: "*",
    },
    { sid: "DenyDeletionOfVault", ...everybody, actions: "backup:DeleteBackupVault", resources: vaultArn },
    takeElsewhere,
  );
}
