import {
  Guardrails,
  guardrailParts,
  type GuardrailPart,
  type GuardrailsArgs,
} from "../../../components/aws/guardrails";
import type { KeyHandle } from "../../../components/aws/handles";
import { environment, graphOf, UNKNOWN, type Graph, type Resource } from "../../support/graph-of";

const key: KeyHandle = {
  arn: "arn:aws:kms:eu-west-2:111122223333:key/1",
  alias: "alias/lamplight-production-moderate",
  dataClass: "moderate",
};
const accessLogs = { bucketName: "lamplight-production-logs-111122223333" };
const alerts = { topicArn: "arn:aws:sns:eu-west-2:111122223333:lamplight-production-alerts" };
const trailArn = "arn:aws:cloudtrail:eu-west-2:111122223333:trail/lamplight-production-guard-trail";
const trailBucket = "lamplight-production-guard-trail-111122223333";
const configBucket = "lamplight-production-guard-config-111122223333";

function guard(args: Partial<GuardrailsArgs> = {}): Promise<Graph> {
  return graphOf(() => void new Guardrails("guard", { environment, key, alerts, accessLogs, ...args }));
}

interface PolicyStatement {
  Sid: string;
  Effect: string;
  Principal?: unknown;
  Action?: string | string[];
  NotAction?: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

function statementOf({ inputs }: Resource, sid: string): PolicyStatement | undefined {
  const { Statement } = JSON.parse(inputs.policy as string) as { Statement: PolicyStatement[] };
  return Statement.find(({ Sid }) => Sid === sid);
}

describe("the trail", () => {
  let graph: Graph;
  let trail: Resource;
  beforeAll(async () => {
    graph = await guard();
    trail = graph.only("aws:cloudtrail/trail:Trail");
  });

  it("records every call in every region and of the global services, encrypted and validated", () => {
    expect(trail.inputs).toMatchObject({
      name: "lamplight-production-guard-trail",
      s3BucketName: trailBucket,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      kmsKeyId: key.arn,
      eventSelectors: [{ includeManagementEvents: true, readWriteType: "All" }],
      tags: { "data-class": "moderate", owner: environment.owner },
    });
    expect(trail.propertyDependencies.s3BucketName).toEqual([graph.named("guard-trail-bucket").urn]);
  });

  it("is written to an encrypted log group for a year, by a role that can do nothing else", () => {
    const group = graph.only("aws:cloudwatch/logGroup:LogGroup");
    expect(group.inputs).toMatchObject({
      name: "/aws/cloudtrail/lamplight-production-guard-trail",
      kmsKeyId: key.arn,
      retentionInDays: 365,
    });
    expect(trail.propertyDependencies.cloudWatchLogsGroupArn).toEqual([group.urn]);
    const permissions = graph.named("guard-trail-permissions");
    expect(JSON.parse(permissions.inputs.policy as string)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteTrail",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource:
            "arn:aws:logs:eu-west-2:111122223333:log-group:/aws/cloudtrail/lamplight-production-guard-trail" +
            ":log-stream:111122223333_CloudTrail_eu-west-2*",
        },
      ],
    });
    const role = graph.named("guard-trail-role");
    expect(JSON.parse(role.inputs.assumeRolePolicy as string)).toMatchObject({
      Statement: [
        {
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
    expect(trail.dependencies).toEqual(
      expect.arrayContaining([permissions.urn, graph.named("guard-trail-bucket-policy").urn]),
    );
  });

  it("is kept in a locked, versioned, logged bucket, from which it expires after a year", () => {
    expect(graph.named("guard-trail-bucket").inputs).toMatchObject({ bucket: trailBucket, objectLockEnabled: true });
    expect(graph.named("guard-trail-bucket").protect).toBe(true);
    expect(graph.named("guard-trail-bucket-lock").at("rule", "defaultRetention")).toEqual({
      mode: "GOVERNANCE",
      days: 365,
    });
    expect(graph.named("guard-trail-bucket-versions").at("versioningConfiguration", "status")).toBe("Enabled");
    expect(graph.named("guard-trail-bucket-lifetimes").at("rules", 2, "expiration", "days")).toBe(365);
    expect(graph.named("guard-trail-bucket-access-log").inputs.targetBucket).toBe(accessLogs.bucketName);
  });

  it("is the only one that CloudTrail may write there for", () => {
    const policy = graph.named("guard-trail-bucket-policy");
    const principal = { Service: "cloudtrail.amazonaws.com" };
    expect(statementOf(policy, "TrailLooks")).toEqual({
      Sid: "TrailLooks",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: `arn:aws:s3:::${trailBucket}`,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    });
    expect(statementOf(policy, "TrailWrites")).toEqual({
      Sid: "TrailWrites",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${trailBucket}/AWSLogs/111122223333/*`,
      Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
    });
  });

  it("may write its digests, which CloudTrail encrypts with S3's own keys", () => {
    const policy = graph.named("guard-trail-bucket-policy");
    expect(statementOf(policy, "DenyOtherEncryption")?.Resource).toBe(
      `arn:aws:s3:::${trailBucket}/AWSLogs/111122223333/CloudTrail/*`,
    );
    expect(statementOf(policy, "DenyPlainText")?.Resource).toContain(`arn:aws:s3:::${trailBucket}/*`);
  });

  it("can be kept longer, and locked beyond recall", async () => {
    const kept = await guard({ retentionDays: 500, trailLock: { mode: "compliance", days: 90 } });
    expect(kept.named("guard-trail-bucket-lock").at("rule", "defaultRetention")).toEqual({
      mode: "COMPLIANCE",
      days: 90,
    });
    expect(kept.named("guard-trail-bucket-lifetimes").at("rules", 2, "expiration", "days")).toBe(500);
    // CloudWatch knows some numbers of days only.
    expect(kept.only("aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays).toBe(545);
  });
});

describe("the recorded configuration", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await guard();
  });

  it("is of everything, global resources too, all the time", () => {
    expect(graph.only("aws:cfg/recorder:Recorder").inputs).toMatchObject({
      name: "lamplight-production-guard-recorder",
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
    });
  });

  it("is delivered daily, encrypted, to a bucket without an object lock, which Config cannot use", () => {
    expect(graph.only("aws:cfg/deliveryChannel:DeliveryChannel").inputs).toEqual({
      name: "lamplight-production-guard-recorder",
      s3BucketName: configBucket,
      s3KmsKeyArn: key.arn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    });
    expect(graph.named("guard-config-bucket").inputs.objectLockEnabled).toBe(false);
  });

  it("is switched on, after recorder, policy and channel are there", () => {
    const status = graph.only("aws:cfg/recorderStatus:RecorderStatus");
    const channel = graph.only("aws:cfg/deliveryChannel:DeliveryChannel");
    const recorder = graph.only("aws:cfg/recorder:Recorder");
    expect(status.inputs).toEqual({ name: "lamplight-production-guard-recorder", isEnabled: true });
    expect(status.dependencies).toContain(channel.urn);
    expect(channel.dependencies).toEqual(
      expect.arrayContaining([recorder.urn, graph.named("guard-config-bucket-policy").urn]),
    );
  });

  it("may be written by Config for this account only", () => {
    const policy = graph.named("guard-config-bucket-policy");
    const ours = { "aws:SourceAccount": "111122223333" };
    expect(statementOf(policy, "ConfigLooks")).toMatchObject({
      Principal: { Service: "config.amazonaws.com" },
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: `arn:aws:s3:::${configBucket}`,
      Condition: { StringEquals: ours },
    });
    expect(statementOf(policy, "ConfigWrites")).toMatchObject({
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${configBucket}/AWSLogs/111122223333/Config/*`,
      Condition: { StringEquals: { ...ours, "s3:x-amz-acl": "bucket-owner-full-control" } },
    });
  });

  it("is read by the service-linked role, made here or already there", async () => {
    const made = graph.only("aws:iam/serviceLinkedRole:ServiceLinkedRole");
    expect(made.inputs).toMatchObject({
      awsServiceName: "config.amazonaws.com",
      tags: { Name: "lamplight-production-guard-recorder", "data-class": "moderate" },
    });
    expect(graph.only("aws:cfg/recorder:Recorder").propertyDependencies.roleArn).toEqual([made.urn]);
    const existing = await guard({ configRole: "existing" });
    expect(existing.all("aws:iam/serviceLinkedRole:ServiceLinkedRole")).toEqual([]);
    expect(existing.only("aws:cfg/recorder:Recorder").inputs.roleArn).toBe(
      "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    );
  });
});

describe("the detectors", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await guard();
  });
  const features = (of: Graph): Record<string, unknown> =>
    Object.fromEntries(
      of
        .all("aws:guardduty/detectorFeature:DetectorFeature")
        .map(({ inputs }) => [inputs.name as string, inputs.status]),
    );

  it("look for threats, in buckets, volumes, databases and functions too", () => {
    expect(graph.only("aws:guardduty/detector:Detector").inputs).toMatchObject({
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    expect(features(graph)).toEqual({
      S3_DATA_EVENTS: "ENABLED",
      EBS_MALWARE_PROTECTION: "ENABLED",
      RDS_LOGIN_EVENTS: "ENABLED",
      LAMBDA_NETWORK_LOGS: "ENABLED",
    });
  });

  it("look into machines where that is asked for", async () => {
    const asked = await guard({ runtimeMonitoring: true });
    expect(features(asked)).toMatchObject({ RUNTIME_MONITORING: "ENABLED" });
    expect(asked.named("guard-threats-runtime").at("additionalConfigurations")).toEqual([
      { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
    ]);
  });

  it("look for known weaknesses and for access from outside", () => {
    expect(graph.only("aws:inspector2/enabler:Enabler").inputs).toEqual({
      accountIds: ["111122223333"],
      resourceTypes: ["EC2", "ECR", "LAMBDA"],
    });
    expect(graph.only("aws:accessanalyzer/analyzer:Analyzer").inputs).toMatchObject({
      analyzerName: "lamplight-production-guard-access",
      type: "ACCOUNT",
    });
  });

  it("check the account against standards of the region only where that is asked for", async () => {
    expect(graph.all("aws:securityhub/account:Account")).toEqual([]);
    const asked = await guard({ securityHub: true });
    const hub = asked.only("aws:securityhub/account:Account");
    const standards = asked.all("aws:securityhub/standardsSubscription:StandardsSubscription");
    expect(standards.map(({ inputs }) => inputs.standardsArn).sort()).toEqual([
      "arn:aws:securityhub:eu-west-2::standards/aws-foundational-security-best-practices/v/1.0.0",
      "arn:aws:securityhub:eu-west-2::standards/cis-aws-foundations-benchmark/v/3.0.0",
    ]);
    for (const { dependencies } of standards) expect(dependencies).toContain(hub.urn);
  });

  it.each([
    ["threats-found", "aws.guardduty", { severity: [{ numeric: [">=", 4] }] }],
    ["vulnerabilities-found", "aws.inspector2", { severity: ["HIGH", "CRITICAL"], status: ["ACTIVE"] }],
    ["access-found", "aws.access-analyzer", { status: ["ACTIVE"] }],
  ])("tell people: %s", (id, source, detail) => {
    const rule = graph.named(`guard-${id}`);
    expect(rule.inputs).toMatchObject({ name: `lamplight-production-guard-${id}`, state: "ENABLED" });
    expect(JSON.parse(rule.inputs.eventPattern as string)).toMatchObject({ source: [source], detail });
    expect(graph.named(`guard-${id}-alert`).inputs).toMatchObject({ arn: alerts.topicArn });
    expect(graph.named(`guard-${id}-alert`).propertyDependencies.rule).toEqual([rule.urn]);
  });
});

describe("the account's settings", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await guard();
  });

  it("encrypt new volumes with our key", () => {
    expect(graph.only("aws:ebs/encryptionByDefault:EncryptionByDefault").inputs).toEqual({ enabled: true });
    expect(graph.only("aws:ebs/defaultKmsKey:DefaultKmsKey").inputs).toEqual({ keyArn: key.arn });
  });

  it("keep every bucket from the public", () => {
    expect(graph.only("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock").inputs).toEqual({
      accountId: "111122223333",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it("demand long passwords that were not used before, and do not make people change them", () => {
    const { inputs } = graph.only("aws:iam/accountPasswordPolicy:AccountPasswordPolicy");
    expect(inputs).toMatchObject({
      minimumPasswordLength: 14,
      passwordReusePrevention: 24,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
    });
    expect(inputs.maxPasswordAge).toBeUndefined();
  });
});

describe("operators", () => {
  let graph: Graph;
  let policy: Resource;
  beforeAll(async () => {
    graph = await guard();
    policy = graph.only("aws:iam/groupPolicy:GroupPolicy");
  });
  const enrolment = [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ResyncMFADevice",
  ];

  it("belong to a group of a known name", () => {
    const group = graph.only("aws:iam/group:Group");
    expect(group.inputs).toEqual({ name: "lamplight-production-guard-operators" });
    expect(policy.propertyDependencies.group).toEqual([group.urn]);
    expect(graph.only("hosting:aws:Guardrails").outputs.operatorsGroupName).toBe(
      "lamplight-production-guard-operators",
    );
  });

  it("are denied everything without a second factor but getting one", () => {
    expect(statementOf(policy, "DenyAllWithoutSecondFactor")).toEqual({
      Sid: "DenyAllWithoutSecondFactor",
      Effect: "Deny",
      NotAction: [...enrolment, "iam:ListVirtualMFADevices", "sts:GetSessionToken"],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    });
  });

  it("cannot, without it, take one away, change a password or make themselves a key", () => {
    const allowed = statementOf(policy, "DenyAllWithoutSecondFactor")?.NotAction ?? [];
    for (const action of [
      "iam:DeactivateMFADevice",
      "iam:DeleteVirtualMFADevice",
      "iam:ChangePassword",
      "iam:CreateAccessKey",
    ]) {
      expect(allowed).not.toContain(action);
    }
    expect(allowed.filter((action) => action.includes("*"))).toEqual([]);
  });

  it("look after their own second factor only", () => {
    expect(statementOf(policy, "LookAfterOwnSecondFactor")).toEqual({
      Sid: "LookAfterOwnSecondFactor",
      Effect: "Allow",
      Action: enrolment,
      Resource: ["arn:aws:iam::111122223333:user/${aws:username}", "arn:aws:iam::111122223333:mfa/*"],
    });
  });

  it("may moreover what they are given", async () => {
    expect(graph.all("aws:iam/groupPolicyAttachment:GroupPolicyAttachment")).toEqual([]);
    const arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
    const given = await guard({ operatorPolicyArns: [arn] });
    expect(given.named("guard-operators-ViewOnlyAccess").inputs).toMatchObject({ policyArn: arn });
  });
});

describe("a part that an organisation has centrally", () => {
  // What is gone from the stack when a part is, by type and name.
  const parts: Record<GuardrailPart, string[]> = {
    trail: ["aws:cloudtrail/trail:Trail", "aws:cloudwatch/logGroup:LogGroup"],
    configuration: [
      "aws:cfg/recorder:Recorder",
      "aws:cfg/deliveryChannel:DeliveryChannel",
      "aws:cfg/recorderStatus:RecorderStatus",
    ],
    threats: ["aws:guardduty/detector:Detector", "aws:guardduty/detectorFeature:DetectorFeature"],
    vulnerabilities: ["aws:inspector2/enabler:Enabler"],
    access: ["aws:accessanalyzer/analyzer:Analyzer"],
    posture: ["aws:securityhub/account:Account", "aws:securityhub/standardsSubscription:StandardsSubscription"],
    volumeEncryption: ["aws:ebs/encryptionByDefault:EncryptionByDefault", "aws:ebs/defaultKmsKey:DefaultKmsKey"],
    publicBuckets: ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
    passwords: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    operators: ["aws:iam/group:Group", "aws:iam/groupPolicy:GroupPolicy"],
  };
  const keeper = { owner: "group-security", reason: "kept for all accounts" };
  const all = Object.values(parts).flat();

  it.each(guardrailParts)("is not made here, and nothing else is missing: %s", async (part) => {
    const graph = await guard({ securityHub: true, central: { [part]: keeper } });
    const missing = all.filter((type) => graph.all(type).length === 0);
    expect(missing).toEqual(parts[part]);
  });

  it("takes its findings along", async () => {
    const graph = await guard({ central: { threats: keeper } });
    expect(
      graph
        .all("aws:cloudwatch/eventRule:EventRule")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["guard-access-found", "guard-vulnerabilities-found"]);
  });

  it("is named in the state, with who keeps it and why", async () => {
    const graph = await guard({ central: { trail: keeper } });
    expect(graph.only("hosting:aws:Guardrails").outputs.central).toEqual({ trail: keeper });
  });

  it("leaves no trail's names behind", async () => {
    const here = (await guard()).only("hosting:aws:Guardrails").outputs;
    expect(here).toMatchObject({
      trailArn,
      trailBucketName: trailBucket,
      trailLogGroupName: "/aws/cloudtrail/lamplight-production-guard-trail",
    });
    const there = (await guard({ central: { trail: keeper } })).only("hosting:aws:Guardrails").outputs;
    expect([there.trailArn, there.trailBucketName, there.trailLogGroupName]).toEqual([undefined, undefined, undefined]);
  });

  it("can be every part: then nothing is left", async () => {
    const graph = await guard({ central: Object.fromEntries(guardrailParts.map((part) => [part, keeper])) });
    expect(graph.resources.filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  });
});

describe("Guardrails refuses", () => {
  it.each<[string, Partial<GuardrailsArgs>, string]>([
    [
      "an unknown part",
      { central: { trails: { owner: "a", reason: "b" } } as object },
      "central.trails: received an unknown part; accepted: trail, configuration, ",
    ],
    [
      "no owner",
      { central: { trail: { owner: " ", reason: "b" } } },
      "central.trail.owner: received nothing; accepted: a text",
    ],
    [
      "no reason",
      { central: { trail: { owner: "a" } } as object },
      "central.trail.reason: received nothing; accepted: a text",
    ],
    [
      "a trail kept for a week",
      { retentionDays: 7 },
      "retentionDays: received 7; accepted: a whole number from 365 to 3653",
    ],
    [
      "a lock that outlives the trail",
      { trailLock: { days: 400 } },
      "trailLock.days: received 400; accepted: a whole number from 1 to 365",
    ],
    [
      "what is no policy",
      { operatorPolicyArns: ["AdministratorAccess"] },
      'operatorPolicyArns: received "AdministratorAccess"; accepted: the ARN of a managed policy',
    ],
  ])("%s", async (_what, args, message) => {
    await expect(guard(args)).rejects.toThrow(message);
  });
});

it("knows every name and policy at preview", async () => {
  const graph = await guard();
  for (const { inputs } of graph.resources) {
    for (const known of ["name", "bucket", "policy", "assumeRolePolicy", "eventPattern"]) {
      expect(inputs[known]).not.toBe(UNKNOWN);
    }
  }
});
