import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameIn, type Environment } from "../../model/environment";
import { policyDocument } from "../support/policy-document";

export interface OperatorsArgs {
  environment: Environment;
  policyArns: string[];
}

/**
 * The group of people who operate the account. Whoever has not given a second factor can do nothing but get one; what
 * they may do otherwise is said by the managed policies given. Users are not made here: people come and go by the
 * operators' register.
 */
export function operators(name: string, args: OperatorsArgs, opts: pulumi.CustomResourceOptions) {
  const group = new aws.iam.Group(`${name}-operators`, { name: nameIn(args.environment, name, "operators") }, opts);
  new aws.iam.GroupPolicy(
    `${name}-operators-second-factor`,
    { name: "second-factor", group: group.name, policy: secondFactor(args.environment) },
    opts,
  );
  for (const policyArn of args.policyArns) {
    new aws.iam.GroupPolicyAttachment(
      `${name}-operators-${policyArn.split("/").at(-1)}`,
      { group: group.name, policyArn },
      opts,
    );
  }
  return group.name;
}

/**
 * AWS's own pattern, but that a password can only be changed with the second factor:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
function secondFactor({ accountId }: Environment): string {
  const user = `arn:aws:iam::${accountId}:user/\${aws:username}`;
  const device = `arn:aws:iam::${accountId}:mfa/*`;
  const enrol = [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ResyncMFADevice",
  ];
  return policyDocument(
    { sid: "LookAfterOwnSecondFactor", actions: enrol, resources: [user, device] },
    {
      sid: "ChangeOwnPassword",
      actions: ["iam:ChangePassword", "iam:DeactivateMFADevice"],
      resources: user,
      conditions: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    },
    {
      sid: "DenyAllWithoutSecondFactor",
      effect: "Deny",
      notActions: [...enrol, "iam:ListVirtualMFADevices", "sts:GetSessionToken"],
      resources: "*",
      // IfExists: a request by access key carries no such statement at all, and is denied as well.
      conditions: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
  );
}
