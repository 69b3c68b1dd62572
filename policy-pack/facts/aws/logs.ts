import type { Adapter } from "../context";
import { mapDatum, withDefault } from "../datum";
import { encryptedByKey, storeOf } from "../store-of";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

const ENCRYPTION = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html";

/** CloudWatch Logs: groups, and the filters that count lines. */
export const logs: Adapter = {
  cloud: "aws",
  reads: [GROUP, FILTER],
  facts: (context) => [
    ...context.each(GROUP).map((group) =>
      storeOf(group, "logGroup", {
        encryption: withDefault(
          encryptedByKey(group, "kmsKeyId"),
          "service",
          `CloudWatch Logs encrypts, ${ENCRYPTION}`,
        ),
        key: group.link("key", "kmsKeyId"),
        // 0 is for ever: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
        retentionDays: mapDatum(group.number("retentionInDays"), (days) => (days === 0 ? undefined : days)),
      }),
    ),
    ...context.each(FILTER).map((filter) => ({
      kind: "logFilter" as const,
      cloud: "aws" as const,
      subject: filter.resource,
      sources: [filter.resource],
      logGroup: filter.link("store", "logGroupName"),
      pattern: filter.string("pattern"),
      value: filter.string("metricTransformation.value"),
      metric: filter.string("metricTransformation.name"),
      namespace: filter.string("metricTransformation.namespace"),
    })),
  ],
};
