import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { bucket, encryptedBy, key, part, policy } from "../examples/parts";
import { factIn, factsIn, say } from "./facts-of";

type Inputs = Readonly<Record<string, unknown>>;

/** The one bucket called `files` among the resources. */
function files(...resources: readonly ExampleResource[]) {
  const found = factsIn("store", ...resources).find(({ subject }) => subject.name === "files");
  if (!found) throw new Error("no bucket called files");
  return found;
}
const older = (inputs: Inputs) => resource("aws:s3/bucketV2:BucketV2", "files", { bucket: "example-files", ...inputs });

describe("a bucket of which nothing is said", () => {
  const bare = files(bucket());

  test("has what S3 gives to every bucket, with the source of it", () => {
    expect(say(bare.encryption)).toBe("service");
    expect(bare.encryption).toHaveProperty("note", expect.stringContaining("default-encryption-faq"));
    expect(say(bare.ownerEnforced)).toBe(true);
    expect(bare.ownerEnforced).toHaveProperty("note", expect.stringContaining("about-object-ownership"));
  });
  test("has nothing else", () => {
    const { key, policy, versioned, lock, lockDays, retentionDays, oldVersionDays, accessLog, replicas } = bare;
    for (const datum of [key, policy, versioned, lock, lockDays, retentionDays, oldVersionDays, accessLog, replicas]) {
      expect(say(datum)).toBe("[absent]");
    }
    expect(say(bare.blocksPublicAccess)).toBe("[absent]");
    expect(say(bare.receivesServiceLogs)).toBe(false);
    expect(bare.sources.map(({ name }) => name)).toEqual(["files"]);
  });
});

describe("a bucket's setting is the same whether it is", () => {
  const rule = { id: "all", status: "Enabled" };

  test.each([
    ["a resource beside it", [bucket(), part("BucketVersioning", { versioningConfiguration: { status: "Enabled" } })]],
    [
      "an older resource beside an older bucket",
      [older({}), part("BucketVersioningV2", { versioningConfiguration: { status: "Enabled" } })],
    ],
    ["the bucket's own", [bucket("files", { versioning: { enabled: true } })]],
    ["an older bucket's own", [older({ versionings: [{ enabled: true }] })]],
  ])("%s: versioning", (_, resources) => {
    expect(say(files(...resources).versioned)).toBe(true);
  });

  test.each([
    [
      "a resource beside it",
      [
        bucket(),
        part("BucketLifecycleConfiguration", {
          rules: [
            {
              ...rule,
              expiration: { days: 30 },
              noncurrentVersionExpiration: { noncurrentDays: 20 },
              abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
          ],
        }),
      ],
    ],
    [
      "the bucket's own",
      [
        bucket("files", {
          lifecycleRules: [
            {
              enabled: true,
              expiration: { days: 30 },
              noncurrentVersionExpiration: { days: 20 },
              abortIncompleteMultipartUploadDays: 7,
            },
          ],
        }),
      ],
    ],
    [
      "an older bucket's own",
      [
        older({
          lifecycleRules: [
            {
              enabled: true,
              expirations: [{ days: 30 }],
              noncurrentVersionExpirations: [{ days: 20 }],
              abortIncompleteMultipartUploadDays: 7,
            },
          ],
        }),
      ],
    ],
  ])("%s: lifecycle", (_, resources) => {
    const store = files(...resources);
    expect([store.retentionDays, store.oldVersionDays, store.unfinishedUploadDays].map(say)).toEqual([30, 20, 7]);
  });

  const byKey = { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref("own") };
  test.each([
    ["a resource beside it", [bucket(), encryptedBy("own")]],
    [
      "the bucket's own",
      [
        bucket("files", {
          serverSideEncryptionConfiguration: { rule: { applyServerSideEncryptionByDefault: byKey } },
        }),
      ],
    ],
    [
      "an older bucket's own",
      [older({ serverSideEncryptionConfigurations: [{ rules: [{ applyServerSideEncryptionByDefaults: [byKey] }] }] })],
    ],
  ])("%s: encryption", (_, resources) => {
    const store = files(key("own", "high"), ...resources);
    expect([say(store.encryption), say(store.key)]).toEqual(["kms", "own"]);
  });

  const retention = { mode: "COMPLIANCE", years: 2 };
  test.each([
    [
      "a resource beside it",
      [bucket(), part("BucketObjectLockConfiguration", { rule: { defaultRetention: retention } })],
    ],
    ["the bucket's own", [bucket("files", { objectLockConfiguration: { rule: { defaultRetention: retention } } })]],
    ["an older bucket's own", [older({ objectLockConfiguration: { rules: [{ defaultRetentions: [retention] }] } })]],
  ])("%s: lock", (_, resources) => {
    const store = files(...resources);
    expect([say(store.lock), say(store.lockDays)]).toEqual(["COMPLIANCE", 730]);
  });

  test.each([
    ["a resource beside it", [bucket(), part("BucketLogging", { targetBucket: ref("logs"), targetPrefix: "x/" })]],
    ["the bucket's own", [bucket("files", { logging: { targetBucket: ref("logs") } })]],
    ["an older bucket's own", [older({ loggings: [{ targetBucket: ref("logs") }] })]],
    ["known by name", [bucket(), part("BucketLogging", { targetBucket: "example-logs", targetPrefix: "x/" })]],
  ])("%s: access log", (_, resources) => {
    const all = [bucket("logs"), ...resources];
    expect(say(files(...all).accessLog)).toBe("logs");
    const logs = factsIn("store", ...all).find(({ subject }) => subject.name === "logs");
    expect(say(logs!.receivesServiceLogs)).toBe(true);
  });

  const copies = { id: "all", status: "Enabled" };
  test.each([
    [
      "a resource beside it",
      [
        bucket(),
        part("BucketReplicationConfig", { rules: [{ ...copies, destination: { bucket: "arn:aws:s3:::b" } }] }),
      ],
    ],
    [
      "the bucket's own",
      [
        bucket("files", {
          replicationConfiguration: { rules: [{ ...copies, destination: { bucket: "arn:aws:s3:::b" } }] },
        }),
      ],
    ],
    [
      "an older bucket's own",
      [older({ replicationConfigurations: [{ rules: [{ destinations: [{ bucket: "arn:aws:s3:::b" }] }] }] })],
    ],
  ])("%s: replicas", (_, resources) => {
    expect(say(files(...resources).replicas)).toEqual(["arn:aws:s3:::b"]);
  });
});

describe("a lifecycle rule counts only where it holds for everything", () => {
  const expiring = (more: Inputs) => [
    bucket(),
    part("BucketLifecycleConfiguration", {
      rules: [{ id: "x", status: "Enabled", expiration: { days: 30 }, ...more }],
    }),
  ];
  test.each([
    ["without filter", {}, 30],
    ["with an empty prefix", { filter: { prefix: "" } }, 30],
    ["off", { status: "Disabled" }, "[absent]"],
    ["for a prefix", { filter: { prefix: "tmp/" } }, "[absent]"],
    ["for a tag", { filter: { tag: { key: "a", value: "b" } } }, "[absent]"],
    ["for large objects", { filter: { objectSizeGreaterThan: 1024 } }, "[absent]"],
    ["for both", { filter: { and: { prefix: "tmp/" } } }, "[absent]"],
    ["days not known", { expiration: { days: unknownValue } }, "[unknown]"],
  ])("%s", (_, more, days) => {
    expect(say(files(...expiring(more)).retentionDays)).toBe(days);
  });
  test("the shortest of several decides", () => {
    const rules = [90, 30].map((days) => ({ id: `${days}`, status: "Enabled", expiration: { days } }));
    expect(say(files(bucket(), part("BucketLifecycleConfiguration", { rules })).retentionDays)).toBe(30);
  });
});

describe("public access is blocked", () => {
  const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
  test.each<[string, Inputs, unknown]>([
    ["by all four", all, true],
    ["not when one is left out", { ...all, ignorePublicAcls: undefined }, false],
    [
      "not when one is off and another unknown",
      { ...all, blockPublicAcls: unknownValue, restrictPublicBuckets: false },
      false,
    ],
    ["nobody knows yet", { ...all, blockPublicAcls: unknownValue }, "[unknown]"],
  ])("%s", (_, inputs, wanted) => {
    expect(say(files(bucket(), part("BucketPublicAccessBlock", inputs)).blocksPublicAccess)).toBe(wanted);
  });
});

test("a part that names another bucket says nothing of this one", () => {
  const store = files(
    bucket(),
    bucket("other"),
    part("BucketVersioning", { versioningConfiguration: { status: "Enabled" } }, "other"),
  );
  expect(say(store.versioned)).toBe("[absent]");
});

test("a bucket whose policy lets a log service write receives logs", () => {
  const write = { Effect: "Allow", Action: "s3:PutObject", Resource: "*" };
  const invited = (service: string) =>
    files(bucket("files", { policy: policy({ ...write, Principal: { Service: service } }) })).receivesServiceLogs;
  expect(say(invited("logdelivery.elasticloadbalancing.amazonaws.com"))).toBe(true);
  expect(say(invited("cloudtrail.amazonaws.com"))).toBe(false);
});

describe("topics and queues", () => {
  test("a topic is not encrypted by itself", () => {
    const topic = factIn("store", resource("aws:sns/topic:Topic", "topic"));
    expect([say(topic.encryption), say(topic.key)]).toEqual(["[absent]", "[absent]"]);
  });
  test.each<[string, Inputs, unknown]>([
    ["by itself", {}, "service"],
    ["by itself, switched off", { sqsManagedSseEnabled: false }, "[absent]"],
    ["by a key", { kmsMasterKeyId: ref("own") }, "kms"],
    ["by the cloud's own key", { kmsMasterKeyId: "alias/aws/sqs" }, "service"],
  ])("a queue is encrypted %s", (_, inputs, wanted) => {
    const [queue] = factsIn("store", key("own", "high"), resource("aws:sqs/queue:Queue", "queue", inputs));
    expect(say(queue!.encryption)).toBe(wanted);
  });
  test("a queue's own policy resource is found by the queue's address", () => {
    const written = policy({ Effect: "Allow", Principal: "*", Action: "sqs:*", Resource: "*" });
    const queue = factIn(
      "store",
      resource("aws:sqs/queue:Queue", "queue"),
      resource("aws:sqs/queuePolicy:QueuePolicy", "policy", { queueUrl: ref("queue"), policy: written }),
    );
    expect(say(queue.policy)).toBe("Allow sqs:* to * on *");
    expect(queue.sources.map(({ name }) => name)).toEqual(["queue", "policy"]);
  });
  test("a subscription is to the topic that its ARN will name", () => {
    const to = (topic: string) =>
      factIn(
        "subscription",
        resource("aws:sns/topic:Topic", "topic", { name: "alerts" }),
        resource("aws:sns/topicSubscription:TopicSubscription", "mail", { topic, protocol: "email" }),
      );
    expect(say(to("arn:aws:sns:eu-west-2:111122223333:alerts").topic)).toBe("topic");
    expect(say(to("arn:aws:sns:eu-west-2:111122223333:others").topic)).toMatch(/^\[unknown\] refers to .*others/);
  });
});
