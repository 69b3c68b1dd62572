import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { aurora, bucket, vault } from "../examples/parts";
import { factIn, factsIn, say } from "./facts-of";

type Inputs = Readonly<Record<string, unknown>>;
const names = (urns: unknown) => (urns as readonly string[]).map((urn) => urn.split("::").at(-1));

describe("an alarm", () => {
  const alarm = (inputs: Inputs) => resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", inputs);
  const topic = resource("aws:sns/topic:Topic", "topic", { name: "alerts" });

  test("is on unless it says otherwise", () => {
    expect(say(factIn("alarm", alarm({})).enabled)).toBe(true);
    expect(say(factIn("alarm", alarm({ actionsEnabled: false })).enabled)).toBe(false);
  });
  test("on an expression is about the metric that the expression takes", () => {
    const metric = {
      metricName: "HTTPCode_Target_5XX_Count",
      namespace: "AWS/ApplicationELB",
      stat: "Sum",
      period: 60,
    };
    const fact = factIn(
      "alarm",
      alarm({
        metricQueries: [
          { id: "rate", expression: "m / n" },
          { id: "m", metric },
        ],
      }),
    );
    expect([fact.metric, fact.namespace, fact.statistic].map(say)).toEqual([
      "HTTPCode_Target_5XX_Count",
      "AWS/ApplicationELB",
      "Sum",
    ]);
  });
  test.each<[string, unknown, unknown]>([
    ["known after the update", [ref("topic")], ["topic"]],
    ["known by the ARN that its name will have", ["arn:aws:sns:eu-west-2:111122223333:alerts"], ["topic"]],
    ["nobody", undefined, "[absent]"],
  ])("tells a topic: %s", (_, alarmActions, wanted) => {
    const fact = factIn("alarm", topic, alarm({ alarmActions }));
    expect(say(fact.notifies)).toEqual(wanted);
  });
  test("watches what each of its dimensions names, by reference or by name", () => {
    const fact = factIn(
      "alarm",
      aurora({ clusterIdentifier: "example" }),
      resource("aws:lb/loadBalancer:LoadBalancer", "balancer", {}),
      alarm({ dimensions: { DBClusterIdentifier: "example", LoadBalancer: ref("balancer"), Role: "WRITER" } }),
    );
    const watched = fact.watches();
    expect(watched.state === "known" && names(watched.value)).toEqual(["balancer", "db"]);
  });
});

describe("an event rule", () => {
  const rule = (inputs: Inputs = {}) =>
    resource("aws:cloudwatch/eventRule:EventRule", "rule", { name: "failed", eventPattern: "{}", ...inputs });
  const target = (arn: unknown, name = "target") =>
    resource("aws:cloudwatch/eventTarget:EventTarget", name, { rule: ref("rule"), arn });
  const topic = resource("aws:sns/topic:Topic", "topic", {});

  test.each<[string, Inputs, unknown]>([
    ["by itself", {}, true],
    ["with the trail's events", { state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" }, true],
    ["disabled", { state: "DISABLED" }, false],
    ["disabled, as older programs write it", { isEnabled: false }, false],
    ["not known", { state: unknownValue }, "[unknown]"],
  ])("is on: %s", (_, inputs, wanted) => {
    expect(say(factIn("eventRoute", rule(inputs)).enabled)).toBe(wanted);
  });
  test("tells the topics among its targets", () => {
    const job = resource("aws:lambda/function:Function", "job", {});
    expect(say(factIn("eventRoute", rule(), topic, target(ref("topic"))).notifies)).toEqual(["topic"]);
    expect(
      say(factIn("eventRoute", rule(), topic, job, target(ref("topic")), target(ref("job"), "other")).notifies),
    ).toEqual(["topic"]);
    expect(say(factIn("eventRoute", rule()).notifies)).toEqual([]);
    expect(say(factIn("eventRoute", rule(), target(unknownValue)).notifies)).toBe("[unknown] cannot be followed");
  });
  test("found by its name, and another by another", () => {
    const named = (name: string) =>
      resource("aws:cloudwatch/eventTarget:EventTarget", "target", { rule: name, arn: ref("topic") });
    expect(say(factIn("eventRoute", rule(), topic, named("failed")).notifies)).toEqual(["topic"]);
    expect(say(factIn("eventRoute", rule(), topic, named("other")).notifies)).toEqual([]);
  });
});

describe("a detector", () => {
  const on = (...resources: readonly ExampleResource[]) => {
    const [fact] = factsIn("detector", ...resources);
    return [fact!.detects, say(fact!.enabled)];
  };
  const recorder = (inputs: Inputs = {}) =>
    resource("aws:cfg/recorder:Recorder", "recorder", { name: "all", ...inputs });
  const status = (inputs: Inputs) =>
    resource("aws:cfg/recorderStatus:RecorderStatus", "status", { name: ref("recorder"), ...inputs });
  const analyzer = (inputs: Inputs) => resource("aws:accessanalyzer/analyzer:Analyzer", "analyzer", inputs);

  test.each<[string, readonly ExampleResource[], readonly unknown[]]>([
    ["threats, by itself", [resource("aws:guardduty/detector:Detector", "d")], ["threats", true]],
    ["threats, off", [resource("aws:guardduty/detector:Detector", "d", { enable: false })], ["threats", false]],
    ["a recorder that is never started", [recorder()], ["configuration", false]],
    ["a recorder that is started", [recorder(), status({ isEnabled: true })], ["configuration", true]],
    ["a recorder started by name", [recorder(), status({ name: "all", isEnabled: true })], ["configuration", true]],
    ["another recorder started", [recorder(), status({ name: "other", isEnabled: true })], ["configuration", false]],
    ["a recorder that is stopped", [recorder(), status({ isEnabled: false })], ["configuration", false]],
    [
      "a recorder of some types",
      [recorder({ recordingGroup: { allSupported: false } }), status({ isEnabled: true })],
      ["configuration", false],
    ],
    [
      "a recorder of whom nobody knows",
      [recorder(), status({ isEnabled: unknownValue })],
      ["configuration", "[unknown]"],
    ],
    ["access from outside", [analyzer({ analyzerName: "a" })], ["access", true]],
    ["access from outside, for all accounts", [analyzer({ type: "ORGANIZATION" })], ["access", true]],
    ["rights that nobody uses", [analyzer({ type: "ACCOUNT_UNUSED_ACCESS" })], ["access", false]],
    [
      "vulnerabilities",
      [resource("aws:inspector2/enabler:Enabler", "i", { accountIds: ["111122223333"], resourceTypes: ["EC2"] })],
      ["vulnerabilities", true],
    ],
  ])("%s", (_, resources, wanted) => {
    expect(on(...resources)).toEqual(wanted);
  });
});

describe("the account", () => {
  const settings = (type: string, inputs: Inputs = {}) =>
    factsIn("accountSetting", resource(type, "setting", inputs)).map(({ setting, value }) => [setting, say(value)]);

  test("encrypts volumes where the switch is there and not off", () => {
    const type = "aws:ebs/encryptionByDefault:EncryptionByDefault";
    expect(settings(type)).toEqual([["volumesEncrypted", true]]);
    expect(settings(type, { enabled: false })).toEqual([["volumesEncrypted", false]]);
  });
  test("blocks public buckets only by all four switches", () => {
    const type = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
    const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
    expect(settings(type, all)).toEqual([["publicBucketsBlocked", true]]);
    expect(settings(type, { ...all, blockPublicPolicy: false })).toEqual([["publicBucketsBlocked", false]]);
    expect(settings(type)).toEqual([["publicBucketsBlocked", false]]);
  });
  test("asks little of passwords unless it is told", () => {
    const type = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
    expect(settings(type)).toEqual([
      ["passwordLength", 6],
      ["passwordReuse", 0],
    ]);
    expect(settings(type, { minimumPasswordLength: 16, passwordReusePrevention: 24 })).toEqual([
      ["passwordLength", 16],
      ["passwordReuse", 24],
    ]);
  });
});

describe("a backup plan takes", () => {
  const plan = resource("aws:backup/plan:Plan", "plan", {
    rules: [{ ruleName: "nightly", targetVaultName: "vault", schedule: "cron(0 5 * * ? *)" }],
  });
  const selection = (inputs: Inputs, name = "selection") =>
    resource("aws:backup/selection:Selection", name, { planId: ref("plan"), ...inputs });
  const taken = (...selections: readonly ExampleResource[]) => {
    const stack = [plan, vault(), aurora({ clusterIdentifier: "example" }), bucket(), ...selections];
    const fact = factIn("backupPlan", ...stack);
    const covered = fact.covers();
    return [covered.state === "known" ? names(covered.value) : covered.state, fact.mayCoverMore()];
  };

  test.each<[string, readonly ExampleResource[], readonly unknown[]]>([
    ["nothing without selection", [], [[], false]],
    ["what a reference leads to", [selection({ resources: [ref("db")] })], [["db"], false]],
    ["a bucket by its ARN", [selection({ resources: ["arn:aws:s3:::example-files"] })], [["files"], false]],
    [
      "a cluster by its ARN",
      [selection({ resources: ["arn:aws:rds:eu-west-2:111122223333:cluster:example"] })],
      [["db"], false],
    ],
    [
      "not a cluster of a longer name",
      [selection({ resources: ["arn:aws:rds:eu-west-2:111122223333:cluster:example-2"] })],
      [[], true],
    ],
    [
      "nothing for certain by tags",
      [selection({ selectionTags: [{ type: "STRINGEQUALS", key: "a", value: "b" }] })],
      [[], false],
    ],
    [
      "nothing for certain under a condition",
      [selection({ resources: ["*"], conditions: [{ stringEquals: [{ key: "aws:ResourceTag/a", value: "b" }] }] })],
      [[], false],
    ],
    [
      "all that it names where the provider answers conditions of nothing",
      [selection({ resources: [ref("db")], conditions: [{ stringEquals: [], stringLikes: [] }], notResources: [] })],
      [["db"], false],
    ],
    [
      "one for certain, and perhaps another",
      [selection({ resources: [ref("files")] }), selection({ resources: [unknownValue] }, "more")],
      [["files"], true],
    ],
  ])("%s", (_, selections, wanted) => {
    expect(taken(...selections)).toEqual(wanted);
  });
  test("everything by a star", () => {
    expect(taken(selection({ resources: ["*"] }))[0]).toEqual(expect.arrayContaining(["db", "files"]));
  });
  test("and keeps it in the vault of that name", () => {
    const rules = factIn("backupPlan", plan, vault()).rules;
    const [rule] = rules.state === "known" ? rules.value : [];
    expect([rule!.schedule, rule!.vault, rule!.retentionDays].map(say)).toEqual([
      "cron(0 5 * * ? *)",
      "vault",
      "[absent]",
    ]);
  });
});

describe("a rehearsal restores", () => {
  const rehearsal = resource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "test", {
    name: "rehearsal",
    scheduleExpression: "cron(0 5 ? * SUN *)",
    recoveryPointSelection: { includeVaults: ["*"] },
  });
  const selection = (protectedResourceType: unknown) =>
    resource("aws:backup/restoreTestingSelection:RestoreTestingSelection", "selection", {
      restoreTestingPlanName: ref("test"),
      protectedResourceType,
      protectedResourceArns: ["*"],
    });
  test("what its selections name", () => {
    expect(say(factIn("restoreTest", rehearsal, selection("Aurora")).covers)).toEqual(["Aurora"]);
    expect(say(factIn("restoreTest", rehearsal).covers)).toEqual([]);
  });
  test("what nobody knows, where a selection is not known", () => {
    expect(say(factIn("restoreTest", rehearsal, selection(unknownValue)).covers)).toBe("[unknown]");
  });
});
