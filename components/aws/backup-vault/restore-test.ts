import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "./plan";

export interface RestoreTestArgs {
  kinds: Kind[];
  /** Letters, digits and underscores only. */
  planName: string;
  vaultArn: pulumi.Input<string>;
  roleArn: pulumi.Input<string>;
  tags: Record<string, string>;
}

/**
 * Every Sunday the newest backup of everything is restored beside what runs, and removed again. A backup that was never
 * restored is a hope: NIST SP 800-34 3.4.1, CIS Controls 11.5.
 */
export function restoreTest(name: string, args: RestoreTestArgs, opts: pulumi.CustomResourceOptions) {
  const rehearsal = new aws.backup.RestoreTestingPlan(
    name,
    {
      name: args.planName,
      scheduleExpression: "cron(0 12 ? * SUN *)",
      scheduleExpressionTimezone: "Etc/UTC",
      startWindowHours: 2,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [args.vaultArn],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
      },
      tags: args.tags,
    },
    opts,
  );
  for (const kind of args.kinds) {
    new aws.backup.RestoreTestingSelection(
      `${name}-${kind.id}`,
      {
        name: kind.id,
        restoreTestingPlanName: rehearsal.name,
        protectedResourceType: kind.resourceType,
        protectedResourceArns: kind.arns,
        iamRoleArn: args.roleArn,
        restoreMetadataOverrides: kind.restoreWith,
        // Hours that somebody has to look at what was restored before it is removed.
        validationWindowHours: 4,
      },
      opts,
    );
  }
}
