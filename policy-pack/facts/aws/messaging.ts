import type { Adapter, Context } from "../context";
import { mapDatum, withDefault } from "../datum";
import type { StoreFact } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";
import { encryptedByKey, storeOf } from "../store-of";

const TOPIC = "aws:sns/topic:Topic";
const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const QUEUE = "aws:sqs/queue:Queue";
const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

const QUEUE_API = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html";

/** Topics and queues with their policies, and who subscribes. */
export const messaging: Adapter = {
  cloud: "aws",
  reads: [TOPIC, TOPIC_POLICY, SUBSCRIPTION, QUEUE, QUEUE_POLICY],
  facts: (context) => [
    ...context.each(TOPIC).map((topic) => messageStore(topic, "topic", TOPIC_POLICY, "arn", context)),
    ...context.each(QUEUE).map((queue) => messageStore(queue, "queue", QUEUE_POLICY, "queueUrl", context)),
    ...context.each(SUBSCRIPTION).map((subscription) => ({
      kind: "subscription" as const,
      cloud: "aws" as const,
      subject: subscription.resource,
      sources: [subscription.resource],
      topic: subscription.link("store", "topic"),
      protocol: subscription.string("protocol"),
      filter: subscription.string("filterPolicy"),
    })),
  ],
};

function messageStore(
  reader: Reader,
  purpose: "topic" | "queue",
  policyType: string,
  property: string,
  context: Context,
): StoreFact {
  const [policy] = context.partsOf(reader.resource, policyType, property);
  return storeOf(reader, purpose, {
    sources: [reader.resource, ...(policy ? [policy.resource] : [])],
    encryption: purpose === "queue" ? queueEncryption(reader) : encryptedByKey(reader, "kmsMasterKeyId"),
    key: reader.link("key", "kmsMasterKeyId"),
    policy: policyOf(policy ?? reader, "policy"),
  });
}

function queueEncryption(queue: Reader): StoreFact["encryption"] {
  const own = mapDatum(queue.boolean("sqsManagedSseEnabled"), (on) => (on ? ("service" as const) : undefined));
  const isOff = queue.boolean("sqsManagedSseEnabled").state !== "absent";
  const byKey = encryptedByKey(queue, "kmsMasterKeyId");
  if (byKey.state !== "absent" || isOff) return byKey.state === "absent" ? own : byKey;
  return withDefault(own, "service", `SqsManagedSseEnabled is true, ${QUEUE_API}`);
}
