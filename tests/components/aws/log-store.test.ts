import { LogStore, type LogStoreArgs } from "../../../components/aws/log-store";
import { environment, graphOf, type Graph } from "../../support/graph-of";
import { listOf, statementsOf, unboundedStatements, type WrittenStatement } from "./keyring/unbounded";

const { accountId } = environment;
const NAME = `lamplight-production-logs-${accountId}`;
const BUCKET = `arn:aws:s3:::${NAME}`;

async function storeGraph(args: Partial<LogStoreArgs> = {}): Promise<Graph> {
  return graphOf(() => new LogStore("logs", { environment, ...args }));
}

function policyOf(graph: Graph): WrittenStatement[] {
  return statementsOf(graph.named("logs-policy").inputs.policy);
}

describe("LogStore", () => {
  let graph: Graph;
  const statement = (sid: string): WrittenStatement | undefined => policyOf(graph).find(({ Sid }) => Sid === sid);

  beforeAll(async () => {
    graph = await storeGraph();
  });

  it("has a name that is known before the bucket exists", async () => {
    let store: LogStore | undefined;
    await graphOf(() => {
      store = new LogStore("logs", { environment });
    });
    expect(store?.bucketName).toBe(NAME);
    expect(graph.named("logs-bucket").inputs).toMatchObject({ bucket: NAME, objectLockEnabled: false });
    expect(graph.named("logs-bucket").at("tags", "data-class")).toBe("moderate");
  });

  it("blocks public access in all four ways and switches access lists off", () => {
    expect(graph.named("logs-public-access-block").inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(graph.named("logs-ownership").at("rule", "objectOwnership")).toBe("BucketOwnerEnforced");
    expect(graph.all("aws:s3/bucketAcl:BucketAcl")).toEqual([]);
  });

  it("encrypts with keys that S3 manages, the only ones that both writers can use", () => {
    const rule = graph.named("logs-encryption").at("rules", 0, "applyServerSideEncryptionByDefault");
    expect(rule).toEqual({ sseAlgorithm: "AES256" });
  });

  it("keeps versions, and expires logs after a year", () => {
    expect(graph.named("logs-versioning").at("versioningConfiguration", "status")).toBe("Enabled");
    expect(graph.named("logs-lifecycle").inputs.rules).toEqual([
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 365 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
      {
        id: "remove-expired-markers",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { expiredObjectDeleteMarker: true },
      },
    ]);
    expect(graph.named("logs-lifecycle").dependencies).toContain(graph.named("logs-versioning").urn);
  });

  it("attaches every setting to the one bucket, under the component", () => {
    const bucket = graph.named("logs-bucket");
    const settings = graph.resources.filter(({ inputs }) => "bucket" in inputs && inputs.bucket !== NAME);
    expect(settings).toHaveLength(6);
    for (const setting of settings) {
      expect(setting.propertyDependencies.bucket).toEqual([bucket.urn]);
      expect(setting.parent).toBe(graph.only("hosting:aws:LogStore").urn);
    }
  });

  it("denies requests without TLS or with a version before 1.2, on the bucket and its objects", () => {
    const all = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [BUCKET, `${BUCKET}/*`] };
    expect(statement("DenyPlainText")).toMatchObject({
      ...all,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    expect(statement("DenyOldTls")).toMatchObject({
      ...all,
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    });
  });

  it("denies everybody the deletion of logs", () => {
    expect(statement("DenyDeletion")).toEqual({
      Sid: "DenyDeletion",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      Resource: `${BUCKET}/*`,
    });
  });

  it("admits load balancers of the account and region, at the paths that they use", () => {
    expect(statement("LoadBalancersWrite")).toEqual({
      Sid: "LoadBalancersWrite",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: [`${BUCKET}/AWSLogs/${accountId}/*`, `${BUCKET}/*/AWSLogs/${accountId}/*`],
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:elasticloadbalancing:eu-west-2:${accountId}:loadbalancer/*` },
      },
    });
  });

  it("admits buckets of the account and environment", () => {
    expect(statement("BucketsWrite")).toEqual({
      Sid: "BucketsWrite",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${BUCKET}/*`,
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": "arn:aws:s3:::lamplight-production-*" },
      },
    });
  });

  it("admits nobody else: two writers, both bound to the account, and no reader", () => {
    const allowed = policyOf(graph).filter(({ Effect }) => Effect === "Allow");
    expect(allowed.map(({ Sid }) => Sid)).toEqual(["LoadBalancersWrite", "BucketsWrite"]);
    expect(new Set(allowed.flatMap(({ Action }) => listOf(Action)))).toEqual(new Set(["s3:PutObject"]));
    expect(unboundedStatements(graph.named("logs-policy").inputs.policy, accountId)).toEqual([]);
  });

  it("locks by governance unless compliance is asked for", async () => {
    const locked = await storeGraph({ objectLock: { days: 30 } });
    const retention = locked.named("logs-object-lock").at("rule", "defaultRetention");
    expect(retention).toEqual({ mode: "GOVERNANCE", days: 30 });
  });

  it("locks objects where asked, and then admits no bucket, whose logs S3 could not deliver", async () => {
    const locked = await storeGraph({ retentionDays: 90, objectLock: { mode: "compliance", days: 90 } });
    expect(locked.named("logs-bucket").inputs.objectLockEnabled).toBe(true);
    expect(locked.named("logs-object-lock").at("rule", "defaultRetention")).toEqual({ mode: "COMPLIANCE", days: 90 });
    expect(locked.named("logs-object-lock").dependencies).toContain(locked.named("logs-versioning").urn);
    expect(locked.named("logs-lifecycle").at("rules", 0, "expiration", "days")).toBe(90);
    expect(policyOf(locked).map(({ Sid }) => Sid)).toEqual([
      "DenyPlainText",
      "DenyOldTls",
      "DenyDeletion",
      "LoadBalancersWrite",
    ]);
    expect(graph.all("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")).toEqual([]);
  });

  it.each<[Partial<LogStoreArgs>, string]>([
    [{ retentionDays: 0 }, "retentionDays: received 0; accepted is a whole number of days, at least 1"],
    [{ retentionDays: 1.5 }, "retentionDays: received 1.5; accepted is a whole number of days"],
    [
      { objectLock: { mode: "governance", days: 0 } },
      "objectLock.days: received 0; accepted is a whole number of days",
    ],
    [
      { objectLock: { mode: "governance", days: 366 } },
      "objectLock.days: received 366; accepted are at most the 365 of retentionDays",
    ],
    [
      { environment: { ...environment, organisation: "an-organisation-with-a-long-name-indeed" } },
      `environment.organisation: makes the bucket name "an-organisation-with-a-long-name-indeed-production-logs-${accountId}" of 68`,
    ],
  ])("refuses %j", async (args, message) => {
    await expect(storeGraph(args)).rejects.toThrow(message);
  });
});
