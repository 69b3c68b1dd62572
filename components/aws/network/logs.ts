import * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import type { Context } from "./context";
import { logGroup, logGroupArn } from "../support/log-group";
import { assumedBy, policyDocument } from "../support/policy-document";

/**
 * Beside the usual fields: the addresses behind NAT (`pkt-`), TCP flags (who began), direction, and the path a packet took out.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
const flowFields =
  "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status " +
  "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr flow-direction traffic-path";

const ROLE_NAME_LENGTH = 64;

/** All connections, admitted or refused, within a minute (CIS AWS Foundations 3.7). */
export function logFlows(context: Context, vpcId: Input<string>, retentionDays?: number): void {
  const { name, environment, key, options, called, tags } = context;
  const logGroupName = called("flows");
  const group = logGroup(`${name}-flows`, { environment, logGroupName, key, retentionDays }, options);
  const { role, permissions } = flowRole(context, logGroupName);
  new aws.ec2.FlowLog(
    `${name}-flow-log`,
    {
      vpcId,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logFormat: flowFields
        .split(" ")
        .map((field) => "${" + field + "}")
        .join(" "),
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      tags: tags(logGroupName),
    },
    // Delivery that starts before the role may write fails, and what was not written then is lost.
    { ...options, dependsOn: [permissions] },
  );
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, narrowed to the one log group. */
function flowRole({ name, environment, options, called, tags }: Context, logGroupName: string) {
  const roleName = called("flow-logs");
  if (roleName.length > ROLE_NAME_LENGTH) {
    throw new Error(
      `name: makes the role name "${roleName}" of ${roleName.length} characters; accepted are at most ${ROLE_NAME_LENGTH}`,
    );
  }
  const role = new aws.iam.Role(
    `${name}-flow-logs`,
    {
      name: roleName,
      description: "Lets VPC flow logs write to their log group",
      assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com", environment.accountId),
      tags: tags(roleName),
    },
    options,
  );
  const group = logGroupArn(environment, logGroupName);
  const policy = policyDocument(
    {
      sid: "WriteFlowLogs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [group, `${group}:*`],
    },
    {
      // It lists names of log groups, and knows no narrower resource than all of them.
      sid: "FindLogGroup",
      actions: "logs:DescribeLogGroups",
      resources: "*",
      conditions: { StringEquals: { "aws:RequestedRegion": environment.region } },
    },
  );
  const permissions = new aws.iam.RolePolicy(
    `${name}-flow-logs-policy`,
    { name: roleName, role: role.id, policy },
    options,
  );
  return { role, permissions };
}

/** Every name that a machine looks up: how data leaves by DNS, or malware finds its master, is seen here alone. */
export function logQueries(
  context: Context,
  vpcId: Input<string>,
  delivery: aws.cloudwatch.LogResourcePolicy,
  retentionDays?: number,
): void {
  const { name, environment, key, options, called, tags } = context;
  const logGroupName = queryLogGroupName(context);
  const group = logGroup(`${name}-queries`, { environment, logGroupName, key, retentionDays }, options);
  const config = new aws.route53.ResolverQueryLogConfig(
    `${name}-query-log`,
    { name: called("queries"), destinationArn: group.arn, tags: tags(logGroupName) },
    { ...options, dependsOn: [delivery] },
  );
  new aws.route53.ResolverQueryLogConfigAssociation(
    `${name}-query-log-association`,
    { resolverQueryLogConfigId: config.id, resourceId: vpcId },
    options,
  );
}

export function queryLogGroupName({ called }: Context): string {
  return called("queries");
}

/** Lets AWS's log delivery write to the given log groups, on behalf of this account alone. */
export function admitLogDelivery(context: Context, logGroupNames: string[]): aws.cloudwatch.LogResourcePolicy {
  const { name, environment, options, called } = context;
  const { accountId, region } = environment;
  return new aws.cloudwatch.LogResourcePolicy(
    `${name}-log-delivery`,
    {
      policyName: called("log-delivery"),
      policyDocument: policyDocument({
        sid: "DeliverLogs",
        principals: { Service: "delivery.logs.amazonaws.com" },
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: logGroupNames.map((logGroupName) => `${logGroupArn(environment, logGroupName)}:*`),
        conditions: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${accountId}:*` },
        },
      }),
    },
    options,
  );
}
