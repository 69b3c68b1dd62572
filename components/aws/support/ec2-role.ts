import * as aws from "@pulumi/aws";
import { logGroupArn } from "./log-group";
import { cloudName, fitted, LONGEST_ROLE_NAME, tagged, type Ec2Parts } from "./ec2-parts";
import { assumedBy, policyDocument, type Statement } from "./policy-document";

/** A role with the one policy that says what it is for. */
export interface RoleSpec {
  /** The last part of its name; none for the machines' own. */
  part?: string;
  /** What it is for. */
  description: string;
  /** The service that works as the role. */
  service: string;
  /** Whether the service says for which account it works; EC2 does not. */
  ofAccount: boolean;
  statements: Statement[];
}

export function roleName(parts: Ec2Parts, part?: string): string {
  return fitted(cloudName(parts, ...(part === undefined ? [] : [part])), LONGEST_ROLE_NAME);
}

/** The role's ARN, known before the role exists. */
export function roleArn(parts: Ec2Parts, part?: string): string {
  return `arn:aws:iam::${parts.environment.accountId}:role/${roleName(parts, part)}`;
}

export function role(parts: Ec2Parts, spec: RoleSpec): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const name = roleName(parts, spec.part);
  const logical = [parts.name, ...(spec.part === undefined ? [] : [spec.part])].join("-");
  const made = new aws.iam.Role(
    `${logical}-role`,
    {
      name,
      description: spec.description,
      assumeRolePolicy: assumedBy(spec.service, spec.ofAccount ? parts.environment.accountId : undefined),
      tags: tagged(parts, name),
    },
    parts.child,
  );
  const policy = new aws.iam.RolePolicy(
    `${logical}-policy`,
    { name, role: made.name, policy: policyDocument(...spec.statements) },
    parts.child,
  );
  return { role: made, policy };
}

/** The machines' own role, and the profile by which EC2 hands it to them. */
export function machineRole(parts: Ec2Parts, description: string, statements: Statement[]): aws.iam.InstanceProfile {
  const made = role(parts, { description, service: "ec2.amazonaws.com", ofAccount: false, statements });
  const name = roleName(parts);
  return new aws.iam.InstanceProfile(
    `${parts.name}-profile`,
    { name, role: made.role.name, tags: tagged(parts, name) },
    { ...parts.child, dependsOn: made.policy },
  );
}

/** Write to the streams of one log group, which is there already: machines make none. */
export function mayWriteLogs({ environment }: Ec2Parts, logGroupName: string): Statement {
  return {
    sid: "WriteOwnLogs",
    actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    resources: `${logGroupArn(environment, logGroupName)}:*`,
  };
}
