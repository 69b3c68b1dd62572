import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import { tagsOf } from "../../model/tags";
import type { KeyHandle } from "../handles";

/** Days that logs are kept unless said otherwise: a year, as PCI DSS v4.0.1 10.5.1 asks of audit logs. */
export const LOG_RETENTION_DAYS = 365;

export interface LogGroupArgs {
  environment: Environment;
  /** The log group's cloud name. */
  logGroupName: string;
  key: KeyHandle;
  /** One of the values that CloudWatch accepts (…, 90, 180, 365, 400 …). @default 365 */
  retentionDays?: number;
}

/** An encrypted log group with a retention; every component makes its log groups here. */
export function logGroup(name: string, args: LogGroupArgs, opts: pulumi.CustomResourceOptions) {
  return new aws.cloudwatch.LogGroup(
    name,
    {
      name: args.logGroupName,
      kmsKeyId: args.key.arn,
      retentionInDays: args.retentionDays ?? LOG_RETENTION_DAYS,
      tags: tagsOf(args.environment, args.logGroupName, args.key.dataClass),
    },
    opts,
  );
}

/** The ARN of a log group in the environment, known before the group exists. */
export function logGroupArn(environment: Environment, logGroupName: string): string {
  return `arn:aws:logs:${environment.region}:${environment.accountId}:log-group:${logGroupName}`;
}
