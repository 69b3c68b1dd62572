import * as aws from "@pulumi/aws";
import { assumedBy } from "../support/policy-document";
import { tagsIn, type Parts } from "./parts";

/** A role and what it may do, which has to be there before the role is used. */
export interface ReadyRole {
  role: aws.iam.Role;
  permissions: aws.iam.RolePolicyAttachment;
}

/**
 * The role by which RDS writes measurements of the operating system every minute. AWS's own policy: it is narrowed to
 * the one log group that RDS shares between all databases of an account.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html
 */
export function monitoringRole(parts: Parts): ReadyRole {
  const { environment, identifier } = parts.settings;
  const roleName = `${identifier}-os`;
  const role = new aws.iam.Role(
    `${parts.name}-monitoring`,
    {
      name: roleName,
      description: `Enhanced monitoring of ${identifier}`,
      assumeRolePolicy: assumedBy("monitoring.rds.amazonaws.com", environment.accountId),
      tags: tagsIn(parts, roleName),
    },
    parts.child,
  );
  const permissions = new aws.iam.RolePolicyAttachment(
    `${parts.name}-monitoring-permissions`,
    { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole" },
    parts.child,
  );
  return { role, permissions };
}
