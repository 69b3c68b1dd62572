import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { tagsOf } from "../../model/tags";
import type { AlertsHandle } from "../handles";
import { alarm } from "../observability/alarm";
import type { JobEvent } from "./tenant-job/run";
import type { JobIdentity } from "./tenant-permissions";

/** The job, as whatever starts it needs to know it. */
export interface Runs {
  /** The first part of logical names. */
  name: string;
  job: JobIdentity;
  lambda: aws.lambda.Function;
  child: pulumi.CustomResourceOptions;
}

/**
 * Runs the job in the update itself, whenever the list or the code has changed. A failed run leaves no resource behind,
 * so the next update tries again; with the scope `CRUD` a failed change would count as made, and replacing the function
 * would look like removing every tenant.
 */
export function runNow({ name, lambda, child }: Runs, tenants: string[], code: string, secrets: pulumi.Resource[]) {
  const event: JobEvent = { tenants };
  new aws.lambda.Invocation(
    `${name}-run`,
    {
      functionName: lambda.name,
      input: JSON.stringify(event),
      lifecycleScope: "CREATE_ONLY",
      triggers: { code },
    },
    // To run again is to be replaced, which must not be refused: there is nothing to lose in a run.
    { ...child, protect: false, dependsOn: secrets },
  );
}

/** Runs the job every night, for the tenants that have access. */
export function runNightly({ name, job, lambda, child }: Runs) {
  const { environment, functionName, key } = job;
  const event: JobEvent = { task: "maintain" };
  const rule = new aws.cloudwatch.EventRule(
    `${name}-nightly`,
    {
      name: functionName,
      description: "Replaces tenants' old passwords and proves that they are isolated",
      scheduleExpression: "cron(15 5 * * ? *)",
      tags: tagsOf(environment, functionName, key.dataClass),
    },
    child,
  );
  const permission = new aws.lambda.Permission(
    `${name}-nightly-permission`,
    {
      statementId: "Nightly",
      action: "lambda:InvokeFunction",
      function: lambda.name,
      principal: "events.amazonaws.com",
      sourceArn: `arn:aws:events:${environment.region}:${environment.accountId}:rule/${functionName}`,
    },
    child,
  );
  new aws.cloudwatch.EventTarget(
    `${name}-nightly-target`,
    { rule: rule.name, targetId: "job", arn: lambda.arn, input: JSON.stringify(event) },
    { ...child, dependsOn: [permission] },
  );
}

/** Tells people when a run failed, by night or in an update. */
export function alarmOnFailure({ name, job, child }: Runs, alerts: AlertsHandle) {
  alarm(
    { environment: job.environment, component: name, alerts, dataClass: job.key.dataClass },
    {
      id: "failed",
      description: "The tenants' job failed; its log says where. A tenant may lack access, or a password be old.",
      namespace: "AWS/Lambda",
      metric: "Errors",
      dimensions: { FunctionName: job.functionName },
      statistic: "Sum",
      when: ">=",
      threshold: 1,
      period: 300,
    },
    child,
  );
}
