import * as aws from "@pulumi/aws";
import type { KeyHandle } from "../../../../components/aws/handles";
import { Keyring, type KeyringArgs } from "../../../../components/aws/keyring";
import { dataClasses, type DataClass } from "../../../../components/model/data-class";
import { environment, graphOf, UNKNOWN, type Graph } from "../../../support/graph-of";
import { listOf, statementsOf, unboundedStatements, type WrittenStatement } from "./unbounded";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";
const { accountId } = environment;

async function keyringGraph(args: Partial<KeyringArgs> = {}): Promise<Graph> {
  return graphOf(() => new Keyring("keyring", { environment, ...args }));
}

describe("Keyring", () => {
  let graph: Graph;
  let statements: WrittenStatement[];
  const statement = (sid: string): WrittenStatement => {
    const found = statements.find(({ Sid }) => Sid === sid);
    if (!found) {
      throw new Error(`no statement ${sid}; there are ${statements.map(({ Sid }) => Sid).join(", ")}`);
    }
    return found;
  };

  beforeAll(async () => {
    graph = await keyringGraph();
    statements = statementsOf(graph.named("keyring-high").inputs.policy);
  });

  it("makes one key for each data class, with its class as tag", () => {
    const classes = graph.all(KEY).map((key) => key.at("tags", "data-class"));
    expect(classes.sort()).toEqual([...dataClasses].sort());
    expect(graph.named("keyring-critical").inputs.tags).toEqual({
      Name: "lamplight-production-critical",
      owner: environment.owner,
      environment: "production",
      "data-class": "critical",
      "managed-by": "pulumi",
    });
  });

  it.each(dataClasses)("rotates the key of class %s, keeps it in the region and waits 30 days to delete it", (each) => {
    expect(graph.named(`keyring-${each}`).inputs).toMatchObject({
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      multiRegion: false,
      deletionWindowInDays: 30,
    });
  });

  it.each(dataClasses)("gives the key of class %s an alias that is known before the key exists", (each) => {
    const alias = graph.named(`keyring-${each}-alias`, ALIAS);
    expect(alias.inputs.name).toBe(`alias/lamplight-production-${each}`);
    expect(alias.propertyDependencies.targetKeyId).toEqual([graph.named(`keyring-${each}`).urn]);
  });

  it("puts keys and aliases under the component", () => {
    const component = graph.only("hosting:aws:Keyring");
    for (const child of [...graph.all(KEY), ...graph.all(ALIAS)]) {
      expect(child.parent).toBe(component.urn);
    }
  });

  it.each(dataClasses)("offers the key of class %s by its alias, its class and its own ARN", async (each) => {
    let handle: KeyHandle | undefined;
    const used = await graphOf(() => {
      handle = new Keyring("keyring", { environment }).keys[each];
      new aws.cloudwatch.LogGroup("user", { kmsKeyId: handle.arn });
    });
    expect(handle).toMatchObject({ alias: `alias/lamplight-production-${each}`, dataClass: each });
    expect(used.named("user").propertyDependencies.kmsKeyId).toEqual([used.named(`keyring-${each}`).urn]);
  });

  it("names every user of every key, each bound to the account", () => {
    for (const key of graph.all(KEY)) {
      expect(key.inputs.policy).not.toBe(UNKNOWN);
      expect(unboundedStatements(key.inputs.policy, accountId)).toEqual([]);
    }
  });

  it("would notice that a bound was taken away, whichever statement loses it", () => {
    const bound = statements.filter(({ Principal }) => !JSON.stringify(Principal).includes(accountId));
    expect(bound.length).toBeGreaterThanOrEqual(12);
    for (const { Sid } of bound) {
      const weakened = statements.map((each) => (each.Sid === Sid ? { ...each, Condition: undefined } : each));
      expect(unboundedStatements(JSON.stringify({ Statement: weakened }), accountId)).toEqual([Sid]);
    }
  });

  it("names no action by a wildcard", () => {
    expect(statements.flatMap(({ Action }) => listOf(Action)).filter((action) => action.includes("*"))).toEqual([]);
  });

  it("lets nobody decrypt by hand, administrators included", () => {
    for (const each of statements.filter(({ Action }) => listOf(Action).includes("kms:Decrypt"))) {
      expect(Object.keys(each.Condition ?? {})).not.toEqual([]);
    }
    const { "kms:ViaService": services, "kms:CallerAccount": caller } =
      statement("UsedThroughServices").Condition?.StringEquals ?? {};
    expect(caller).toBe(accountId);
    expect(listOf(services)).toEqual(
      expect.arrayContaining(
        ["backup", "ec2", "rds", "s3", "secretsmanager", "sns"].map((each) => `${each}.eu-west-2.amazonaws.com`),
      ),
    );
    expect(listOf(services).every((each) => each.endsWith(".eu-west-2.amazonaws.com"))).toBe(true);
  });

  it("keeps the key manageable: IAM can repair its policy and cancel its deletion", () => {
    const { Principal, Action, Condition } = statement("AdministeredThroughIam");
    expect(Principal).toEqual({ AWS: `arn:aws:iam::${accountId}:root` });
    expect(Action).toEqual(expect.arrayContaining(["kms:PutKeyPolicy", "kms:CancelKeyDeletion"]));
    expect(Action).not.toContain("kms:Decrypt");
    expect(Action).not.toContain("kms:CreateGrant");
    expect(Condition).toBeUndefined();
  });

  it("admits grants for AWS resources only", () => {
    const granting = statements.filter(({ Action }) => listOf(Action).includes("kms:CreateGrant"));
    expect(granting.map(({ Sid }) => Sid)).toEqual([
      "GrantedToServices",
      "AutoScalingGrantsToVolumes",
      "GuardDutyGrantsToScans",
    ]);
  });

  it.each(["GrantedToServices", "AutoScalingGrantsToVolumes", "GuardDutyGrantsToScans"])("%s is such a one", (sid) => {
    expect(statement(sid).Action).toBe("kms:CreateGrant");
    expect(statement(sid).Condition?.Bool).toEqual({ "kms:GrantIsForAWSResource": "true" });
  });

  it("admits Session Manager by the session in the encryption context", () => {
    expect(statement("SessionManagerEncryptsSessions").Condition).toEqual({
      StringEquals: { "kms:CallerAccount": accountId },
      "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "aws:ssm:SessionId" },
    });
  });

  it.each<[string, string | string[], WrittenStatement["Condition"]]>([
    [
      "CloudWatchLogsEncryptsLogGroups",
      "logs.eu-west-2.amazonaws.com",
      { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-2:${accountId}:log-group:*` } },
    ],
    [
      "AlarmsAndBackupPublish",
      ["backup.amazonaws.com", "cloudwatch.amazonaws.com"],
      { StringEquals: { "aws:SourceAccount": accountId } },
    ],
    [
      "EventBridgePublishes",
      "events.amazonaws.com",
      { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:eu-west-2:${accountId}:*` } },
    ],
    [
      "CloudTrailEncryptsTrails",
      "cloudtrail.amazonaws.com",
      {
        ArnLike: {
          "aws:SourceArn": `arn:aws:cloudtrail:eu-west-2:${accountId}:trail/*`,
          "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:eu-west-2:${accountId}:trail/*`,
        },
      },
    ],
    ["ConfigDeliversSnapshots", "config.amazonaws.com", { StringEquals: { "aws:SourceAccount": accountId } }],
  ])("admits %s under its condition alone", (sid, service, condition) => {
    expect(statement(sid).Principal).toEqual({ Service: service });
    expect(statement(sid).Condition).toEqual(condition);
  });

  const AUTO_SCALING = "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*";
  const INSPECTOR = "agentless.inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2Agentless";
  const GUARD_DUTY = "malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection";
  const throughEc2 = { "kms:ViaService": "ec2.eu-west-2.amazonaws.com" };

  it.each<[string, string, Record<string, string>, string[]]>([
    [
      "AutoScalingStartsEncryptedMachines",
      AUTO_SCALING,
      {},
      [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
    ],
    ["AutoScalingGrantsToVolumes", AUTO_SCALING, {}, ["kms:CreateGrant"]],
    ["InspectorReadsSnapshots", INSPECTOR, throughEc2, ["kms:Decrypt"]],
    ["InspectorFindsTheKey", INSPECTOR, {}, ["kms:DescribeKey", "kms:ListResourceTags"]],
    ["GuardDutyFindsTheKey", GUARD_DUTY, {}, ["kms:DescribeKey"]],
    ["GuardDutySharesSnapshots", GUARD_DUTY, throughEc2, ["kms:ReEncryptFrom", "kms:ReEncryptTo"]],
    ["GuardDutyGrantsToScans", GUARD_DUTY, {}, ["kms:CreateGrant"]],
  ])(
    "names %s's role by conditions, because a role that is not there yet cannot be a principal",
    (sid, role, through, actions) => {
      const { Principal, Action, Condition } = statement(sid);
      expect(Principal).toEqual({ AWS: "*" });
      expect([...listOf(Action)].sort()).toEqual(actions);
      expect(Condition).toMatchObject({
        StringEquals: { "kms:CallerAccount": accountId, ...through },
        ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${accountId}:role/aws-service-role/${role}` },
      });
    },
  );

  it("makes only the classes asked for, and says so when another is read", async () => {
    let keys: Keyring["keys"] | undefined;
    const some = await graphOf(() => {
      keys = new Keyring("keyring", { environment, classes: ["high", "low"], deletionWindowDays: 7 }).keys;
    });
    expect(some.all(KEY).map(({ name }) => name)).toEqual(["keyring-high", "keyring-low"]);
    expect(some.named("keyring-low").inputs.deletionWindowInDays).toBe(7);
    expect(Object.keys(keys ?? {})).toEqual(["high", "low"]);
    expect(() => keys?.public).toThrow('keys: "public" has no key; classes of this keyring are high, low');
  });

  it.each<[Partial<KeyringArgs>, string]>([
    [{ classes: [] }, "classes: received none; accepted are critical, high, moderate, low, public"],
    [{ classes: ["high", "secret" as DataClass] }, 'classes: received "secret" in high, secret; accepted are critical'],
    [{ classes: ["high", "high"] }, 'classes: received "high" in high, high; accepted are critical'],
    [{ deletionWindowDays: 6 }, "deletionWindowDays: received 6; accepted is a whole number from 7 to 30"],
    [{ deletionWindowDays: 31 }, "deletionWindowDays: received 31; accepted is"],
    [{ deletionWindowDays: 7.5 }, "deletionWindowDays: received 7.5; accepted is"],
  ])("refuses %j", async (args, message) => {
    await expect(keyringGraph(args)).rejects.toThrow(message);
  });
});
