import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { CONTINUOUS_DAYS, type Checked } from "./arguments";

/** One kind of protected resources; each has a plan and a rehearsal of its own, because AWS restores each differently. */
export interface Kind {
  /** `databases`, `files`: part of names. */
  id: string;
  /** AWS Backup's name of the kind. */
  resourceType: "Aurora" | "S3";
  arns: pulumi.Input<string>[];
  /**
   * Whether AWS Backup also records every change, so that any second can be restored. Not for Aurora: there the cluster
   * does it by itself, and AWS Backup would take over the cluster's own retention and drift from what is declared.
   */
  continuous: boolean;
  /** What AWS cannot infer about a restore. */
  restoreWith?: Record<string, pulumi.Input<string>>;
}

export interface PlanArgs extends Checked {
  kind: Kind;
  planName: string;
  vaultName: pulumi.Input<string>;
  roleArn: pulumi.Input<string>;
  tags: Record<string, string>;
}

/** Every night, kept as long as promised; the selection names what is protected, so that nothing depends on tags. */
export function plan(name: string, args: PlanArgs, opts: pulumi.CustomResourceOptions) {
  const made = new aws.backup.Plan(
    name,
    {
      name: args.planName,
      rules: [nightly(args), ...(args.kind.continuous ? [continuous(args)] : [])],
      tags: args.tags,
    },
    opts,
  );
  new aws.backup.Selection(
    `${name}-selection`,
    { name: args.kind.id, planId: made.id, iamRoleArn: args.roleArn, resources: args.kind.arns },
    { ...opts, dependsOn: optedIn(name, args, opts) },
  );
  return made;
}

/** Opts the account in to the plan's kind; see `BackupVaultArgs.optIn`. */
function optedIn(name: string, { optIn, kind }: PlanArgs, opts: pulumi.CustomResourceOptions): pulumi.Resource[] {
  if (!optIn) return [];
  return [
    new aws.backup.RegionSettings(
      `${name}-opt-in`,
      { resourceTypeOptInPreference: { [kind.resourceType]: true } },
      // AWS answers with every kind that it knows: compared with this one, each update would find a difference.
      { ...opts, ignoreChanges: ["resourceTypeOptInPreference"] },
    ),
  ];
}

/** Minutes: start within an hour, be done within eight, before people work again. */
const windows = { startWindow: 60, completionWindow: 480 };

function nightly({ vaultName, nightly, retentionDays, copyTo, tags }: PlanArgs): aws.types.input.backup.PlanRule {
  return {
    ruleName: "nightly",
    targetVaultName: vaultName,
    schedule: nightly,
    scheduleExpressionTimezone: "Etc/UTC",
    ...windows,
    enableContinuousBackup: false,
    lifecycle: { deleteAfter: retentionDays },
    recoveryPointTags: tags,
    copyActions: copyTo.map((copy) => ({
      destinationVaultArn: copy.vaultArn,
      lifecycle: { deleteAfter: copy.retentionDays ?? retentionDays },
    })),
  };
}

function continuous({ vaultName, continuous, retentionDays, tags }: PlanArgs): aws.types.input.backup.PlanRule {
  return {
    ruleName: "continuous",
    targetVaultName: vaultName,
    schedule: continuous,
    scheduleExpressionTimezone: "Etc/UTC",
    ...windows,
    enableContinuousBackup: true,
    lifecycle: { deleteAfter: Math.min(retentionDays, CONTINUOUS_DAYS) },
    recoveryPointTags: tags,
  };
}
