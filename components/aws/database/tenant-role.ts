import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { tagsOf } from "../../model/tags";
import { assumedBy } from "../support/policy-document";
import { jobPermissions, secretPermissions, type JobIdentity } from "./tenant-permissions";

/** The job's role, and what has to be there before the role is of use. */
export function jobRole(name: string, job: JobIdentity, slugs: readonly string[], child: pulumi.CustomResourceOptions) {
  const role = new aws.iam.Role(
    `${name}-role`,
    {
      name: job.functionName,
      description: `Makes the tenants' databases in ${job.identifier}`,
      assumeRolePolicy: assumedBy("lambda.amazonaws.com"),
      tags: tagsOf(job.environment, job.functionName, job.key.dataClass),
    },
    child,
  );
  const own = new aws.iam.RolePolicy(
    `${name}-permissions`,
    { name: "job", role: role.name, policy: jobPermissions(job) },
    child,
  );
  const secrets = secretPermissions(job, slugs).map((policy, index) =>
    attachedPolicy(`${name}-secrets-${index + 1}`, `${job.functionName}-secrets-${index + 1}`, policy),
  );
  return { role, permissions: [own, ...secrets] };

  function attachedPolicy(logicalName: string, policyName: string, policy: string) {
    const { arn } = new aws.iam.Policy(
      logicalName,
      {
        name: policyName,
        description: `Credentials of the tenants of ${job.identifier}`,
        policy,
        tags: tagsOf(job.environment, policyName, job.key.dataClass),
      },
      child,
    );
    return new aws.iam.RolePolicyAttachment(`${logicalName}-attached`, { role: role.name, policyArn: arn }, child);
  }
}
