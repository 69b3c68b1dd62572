import * as fc from "fast-check";
import { FileStore, type FileStoreArgs } from "../../../components/aws/file-store";
import { bucketNameIn } from "../../../components/aws/file-store/private-bucket";
import { LogStore } from "../../../components/aws/log-store";
import type { KeyHandle } from "../../../components/aws/handles";
import { environment, graphOf, type Graph } from "../../support/graph-of";

const key: KeyHandle = {
  arn: "arn:aws:kms:eu-west-2:111122223333:key/1",
  alias: "alias/lamplight-production-high",
  dataClass: "high",
};
const accessLogs = { bucketName: "lamplight-production-logs-111122223333" };
const required: FileStoreArgs = { environment, key, accessLogs };
const bucketName = "lamplight-production-files-111122223333";

function store(args: Partial<FileStoreArgs> = {}, name = "files"): Promise<Graph> {
  return graphOf(() => void new FileStore(name, { ...required, ...args }));
}

interface PolicyStatement {
  Sid: string;
  Effect: string;
  Principal: unknown;
  Action: unknown;
  Resource: unknown;
  Condition: Record<string, Record<string, string>>;
}

async function policyStatements(): Promise<Record<string, PolicyStatement>> {
  const policy = (await store()).only("aws:s3/bucketPolicy:BucketPolicy").inputs.policy as string;
  const { Statement } = JSON.parse(policy) as { Statement: PolicyStatement[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

describe("FileStore with its required arguments", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await store();
  });

  it("names the bucket by organisation, environment, name and account, and tags it", () => {
    const bucket = graph.only("aws:s3/bucket:Bucket");
    expect(bucket.inputs).toEqual({
      bucket: bucketName,
      objectLockEnabled: false,
      tags: {
        Name: bucketName,
        owner: environment.owner,
        environment: "production",
        "data-class": "high",
        "managed-by": "pulumi",
      },
    });
  });

  it("encrypts with the key by default, through a bucket key, and takes no key of a caller's", () => {
    expect(
      graph.only("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration").at("rules"),
    ).toEqual([
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
      },
    ]);
  });

  it("keeps versions, thirty days long, and no unfinished uploads", () => {
    expect(graph.only("aws:s3/bucketVersioning:BucketVersioning").at("versioningConfiguration")).toEqual({
      status: "Enabled",
    });
    expect(graph.only("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").at("rules")).toEqual([
      {
        id: "old-versions",
        status: "Enabled",
        filter: { prefix: "" },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        expiration: { expiredObjectDeleteMarker: true },
      },
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: { prefix: "" },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
  });

  it("is closed to the public in all four ways, before it has a policy", () => {
    const block = graph.only("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    expect(block.inputs).toEqual({
      bucket: bucketName,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(graph.only("aws:s3/bucketPolicy:BucketPolicy").dependencies).toContain(block.urn);
  });

  it("owns whatever is put into it", () => {
    expect(graph.only("aws:s3/bucketOwnershipControls:BucketOwnershipControls").at("rule")).toEqual({
      objectOwnership: "BucketOwnerEnforced",
    });
  });

  it("logs every request under its own name", () => {
    expect(graph.only("aws:s3/bucketLogging:BucketLogging").inputs).toEqual({
      bucket: bucketName,
      targetBucket: accessLogs.bucketName,
      targetPrefix: `${bucketName}/`,
    });
  });

  it("has no object lock, and no expiry of files that are in use", () => {
    expect(graph.all("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")).toEqual([]);
  });

  it("parents everything to itself, and refers to the bucket in each part of it", () => {
    const component = graph.only("hosting:aws:FileStore");
    const bucket = graph.only("aws:s3/bucket:Bucket");
    const parts = graph.resources.filter(({ type }) => type.startsWith("aws:s3/"));
    expect(parts).toHaveLength(8);
    for (const part of parts) {
      expect(part.parent).toBe(component.urn);
      if (part !== bucket) expect(part.propertyDependencies.bucket).toEqual([bucket.urn]);
    }
  });
});

describe("the bucket's policy", () => {
  const arn = `arn:aws:s3:::${bucketName}`;
  const method = "s3:x-amz-server-side-encryption";
  const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";

  it("only ever denies", async () => {
    for (const { Effect, Principal } of Object.values(await policyStatements())) {
      expect({ Effect, Principal }).toEqual({ Effect: "Deny", Principal: "*" });
    }
  });

  it("denies everything without TLS, and below TLS 1.2, each by itself", async () => {
    const { DenyPlainText, DenyOldTls } = await policyStatements();
    for (const statement of [DenyPlainText, DenyOldTls]) {
      expect(statement).toMatchObject({ Action: "s3:*", Resource: [arn, `${arn}/*`] });
    }
    expect(DenyPlainText?.Condition).toEqual({ Bool: { "aws:SecureTransport": "false" } });
    expect(DenyOldTls?.Condition).toEqual({ NumericLessThan: { "s3:TlsVersion": "1.2" } });
  });

  it("denies uploads with another method, without a named key, and with a key from elsewhere", async () => {
    const { DenyOtherEncryption, DenyUnnamedKey, DenyForeignKey } = await policyStatements();
    for (const statement of [DenyOtherEncryption, DenyUnnamedKey, DenyForeignKey]) {
      expect(statement).toMatchObject({ Action: "s3:PutObject", Resource: `${arn}/*` });
    }
    expect(DenyOtherEncryption?.Condition).toEqual({
      Null: { [method]: "false" },
      StringNotEquals: { [method]: "aws:kms" },
    });
    expect(DenyUnnamedKey?.Condition).toEqual({ StringEquals: { [method]: "aws:kms" }, Null: { [keyId]: "true" } });
    expect(DenyForeignKey?.Condition).toEqual({
      Null: { [keyId]: "false" },
      ArnNotLike: { [keyId]: "arn:aws:kms:eu-west-2:111122223333:key/*" },
    });
  });

  // The conditions as S3 evaluates them, for the requests that matter.
  const ours = "arn:aws:kms:eu-west-2:111122223333:key/1";
  it.each([
    ["says nothing: the bucket's key applies", {}, false],
    ["names our key", { [method]: "aws:kms", [keyId]: ours }, false],
    ["asks for S3's own encryption", { [method]: "AES256" }, true],
    ["asks for double encryption", { [method]: "aws:kms:dsse", [keyId]: ours }, true],
    ["asks for KMS without a key", { [method]: "aws:kms" }, true],
    ["names a stranger's key", { [method]: "aws:kms", [keyId]: "arn:aws:kms:eu-west-2:999999999999:key/1" }, true],
    ["names a key abroad", { [method]: "aws:kms", [keyId]: "arn:aws:kms:us-east-1:111122223333:key/1" }, true],
  ])("an upload that %s", async (_what, request: Record<string, string>, denied) => {
    const statements = Object.values(await policyStatements()).filter(({ Action }) => Action === "s3:PutObject");
    expect(statements.some(({ Condition }) => matches(Condition, request))).toBe(denied);
  });
});

function matches(condition: PolicyStatement["Condition"], request: Record<string, string>): boolean {
  return Object.entries(condition).every(([operator, tests]) =>
    Object.entries(tests).every(([name, wanted]) => {
      const value = request[name];
      if (operator === "Null") return (value === undefined) === (wanted === "true");
      if (operator === "StringEquals") return value === wanted;
      if (operator === "StringNotEquals") return value !== wanted;
      if (operator === "ArnNotLike") return !value?.startsWith(wanted.slice(0, -1));
      throw new Error(`no such operator in this test: ${operator}`);
    }),
  );
}

describe("FileStore with arguments", () => {
  it("locks versions so that some may lift it, or nobody where that is asked for", async () => {
    for (const [mode, written] of [
      [undefined, "GOVERNANCE"],
      ["governance", "GOVERNANCE"],
      ["compliance", "COMPLIANCE"],
    ] as const) {
      const graph = await store({ objectLock: { mode, days: 7 } });
      expect(graph.only("aws:s3/bucket:Bucket").inputs.objectLockEnabled).toBe(true);
      const lock = graph.only("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration");
      expect(lock.at("rule", "defaultRetention")).toEqual({ mode: written, days: 7 });
      expect(lock.dependencies).toContain(graph.only("aws:s3/bucketVersioning:BucketVersioning").urn);
    }
  });

  it("keeps versions and files for the days given", async () => {
    const graph = await store({ oldVersionDays: 14, expireDays: 400 });
    const lifetimes = graph.only("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    expect(lifetimes.at("rules", 0, "noncurrentVersionExpiration", "noncurrentDays")).toBe(14);
    expect(lifetimes.at("rules", 2)).toMatchObject({ id: "expiry", status: "Enabled", expiration: { days: 400 } });
  });

  it("is protected from Pulumi in production only", async () => {
    const development = { ...environment, name: "development" as const };
    expect((await store()).only("aws:s3/bucket:Bucket").protect).toBe(true);
    expect((await store({ environment: development })).only("aws:s3/bucket:Bucket").protect ?? false).toBe(false);
  });

  it("is a handle whose ARN is known at preview, and waits for the bucket", async () => {
    const graph = await graphOf(() => ({ arn: new FileStore("files", required).arn }));
    expect(graph.only("hosting:aws:FileStore").outputs).toMatchObject({
      bucketName,
      arn: `arn:aws:s3:::${bucketName}`,
    });
  });

  it("waits for a log store of the same program, its policy included", async () => {
    const graph = await graphOf(() => {
      new FileStore("files", { ...required, accessLogs: new LogStore("logs", { environment }) });
    });
    const dependencies = graph.only("aws:s3/bucketLogging:BucketLogging").dependencies;
    expect(dependencies).toContain(graph.named("logs-policy").urn);
  });
});

describe("FileStore refuses", () => {
  it.each<[string, Partial<FileStoreArgs>, string]>([
    ["versions kept a day", { oldVersionDays: 1 }, "oldVersionDays: received 1; accepted: a whole number from 7 to 90"],
    [
      "versions kept for ever",
      { oldVersionDays: 3650 },
      "oldVersionDays: received 3650; accepted: a whole number from 7 to 90",
    ],
    ["half days", { expireDays: 1.5 }, "expireDays: received 1.5; accepted: a whole number from 1 to 36500"],
    [
      "a lock of no days",
      { objectLock: { days: 0 } },
      "objectLock.days: received 0; accepted: a whole number from 1 to 36500",
    ],
  ])("%s", async (_what, args, message) => {
    await expect(store(args)).rejects.toThrow(message);
  });

  it.each(["Files", "my_files", "f".repeat(40)])("the name %s, which makes no bucket's name", async (name) => {
    await expect(store({}, name)).rejects.toThrow(
      `name: received "${name}", which makes the bucket "lamplight-production-${name}-111122223333"`,
    );
  });

  it("every name that S3 would refuse, and no other", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9._-]{1,40}$/), (name) => {
        const made = `lamplight-production-${name}-111122223333`;
        const acceptable = /^[a-z0-9-]{3,63}$/.test(made);
        if (acceptable) expect(bucketNameIn(environment, name)).toBe(made);
        else expect(() => bucketNameIn(environment, name)).toThrow(made);
      }),
    );
  });
});
