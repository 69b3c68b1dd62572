import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyHandle } from "../../../components/aws/handles";
import {
  defaultThresholds,
  Observability,
  type ObservabilityArgs,
  type Watch,
} from "../../../components/aws/observability";
import { environment, graphOf, UNKNOWN, type Graph, type Resource } from "../../support/graph-of";

const key: KeyHandle = {
  arn: "arn:aws:kms:eu-west-2:111122223333:key/1",
  alias: "alias/lamplight-production-moderate",
  dataClass: "moderate",
};
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const loadBalancer = { arnSuffix: "app/web/1", targetGroupArnSuffix: "targetgroup/web/1" };
const database = {
  identifier: "lamplight-production-db",
  arn: "arn:aws:rds:eu-west-2:111122223333:cluster:lamplight-production-db",
  engine: "postgresql" as const,
};
const hosts = { web: { groupName: "lamplight-production-web", logGroupName: "lamplight-production-web" } };
const everything: Watch = {
  loadBalancer,
  database,
  hosts,
  trailLogGroupName: "/aws/cloudtrail/lamplight-production-guardrails-trail",
};

function watching(watch: Watch, args: Partial<ObservabilityArgs> = {}): Promise<Graph> {
  return graphOf(() => {
    const topic = new aws.sns.Topic("topic", {});
    new Observability("watch", { environment, key, alerts: { topicArn: topic.arn }, watch, ...args });
  });
}

/** What an alarm asks, in one line: `p95 TargetResponseTime > 0.3 3/5×60`. */
function question({ inputs }: Resource): string {
  const comparison: Record<string, string> = {
    GreaterThanThreshold: ">",
    GreaterThanOrEqualToThreshold: ">=",
    LessThanThreshold: "<",
  };
  const statistic = (inputs.extendedStatistic ?? inputs.statistic) as string;
  const sign = comparison[inputs.comparisonOperator as string];
  const time = `${inputs.datapointsToAlarm as number}/${inputs.evaluationPeriods as number}×${inputs.period as number}`;
  return `${statistic} ${inputs.metricName as string} ${sign} ${inputs.threshold as number} ${time}`;
}

describe("every alarm", () => {
  let graph: Graph;
  let alarms: Resource[];
  beforeAll(async () => {
    graph = await watching(everything);
    alarms = graph.all(ALARM);
  });

  it("is there once for each thing that is watched", () => {
    expect(alarms.map(({ name }) => name.replace("watch-", "")).sort()).toEqual(
      [
        ...["slow-answers", "application-errors", "load-balancer-errors", "unhealthy-hosts", "no-spare-host"],
        ...["replica-lag", "database-cpu", "database-connections", "database-local-storage", "database-volume"],
        ...["web-cpu", "web-status", "web-refused-logins"],
        ...[
          "unauthorised-calls",
          "console-without-mfa",
          "root-use",
          "iam-changes",
          "trail-changes",
          "console-failures",
        ],
        ...["key-disabled", "bucket-policy-changes", "config-changes", "security-group-changes", "network-acl-changes"],
        ...["gateway-changes", "route-changes", "network-changes", "organisation-changes"],
      ].sort(),
    );
  });

  it("tells the same people that it began and that it is over", () => {
    const topic = graph.only("aws:sns/topic:Topic").urn;
    for (const { inputs, propertyDependencies } of alarms) {
      expect(inputs).toMatchObject({ actionsEnabled: true, alarmActions: [UNKNOWN], okActions: [UNKNOWN] });
      expect(propertyDependencies.alarmActions).toEqual([topic]);
      expect(propertyDependencies.okActions).toEqual([topic]);
    }
  });

  it("says what has happened, has its own name, and its tags", () => {
    for (const { inputs, name } of alarms) {
      expect((inputs.alarmDescription as string).length).toBeGreaterThan(30);
      expect(inputs.name).toBe(`lamplight-production-${name}`);
      expect(inputs.tags).toMatchObject({ Name: inputs.name, owner: environment.owner, "data-class": "moderate" });
    }
    expect(new Set(alarms.map(({ inputs }) => inputs.alarmDescription)).size).toBe(alarms.length);
  });

  it("has a statistic or a percentile, never both", () => {
    for (const { inputs } of alarms) {
      expect([inputs.statistic, inputs.extendedStatistic].filter((value) => value !== undefined)).toHaveLength(1);
    }
  });
});

describe("the load balancer", () => {
  it("has to answer nineteen of twenty requests within 300 ms", async () => {
    const alarm = (await watching({ loadBalancer })).named("watch-slow-answers");
    expect(question(alarm)).toBe("p95 TargetResponseTime > 0.3 3/5×60");
    expect(alarm.inputs).toMatchObject({
      namespace: "AWS/ApplicationELB",
      dimensions: { LoadBalancer: "app/web/1" },
      treatMissingData: "notBreaching",
    });
  });

  it.each([
    ["application-errors", "Sum HTTPCode_Target_5XX_Count > 10 1/1×300", "notBreaching"],
    ["load-balancer-errors", "Sum HTTPCode_ELB_5XX_Count > 10 1/1×300", "notBreaching"],
    ["unhealthy-hosts", "Maximum UnHealthyHostCount > 0 3/3×60", "notBreaching"],
    ["no-spare-host", "Minimum HealthyHostCount < 2 3/3×60", "breaching"],
  ])("%s", async (id, asked, treatMissingData) => {
    const alarm = (await watching({ loadBalancer })).named(`watch-${id}`);
    expect(question(alarm)).toBe(asked);
    expect(alarm.inputs.treatMissingData).toBe(treatMissingData);
  });

  it("knows hosts by balancer and group", async () => {
    const graph = await watching({ loadBalancer });
    const dimensions = { LoadBalancer: "app/web/1", TargetGroup: "targetgroup/web/1" };
    expect(graph.named("watch-unhealthy-hosts").inputs.dimensions).toEqual(dimensions);
    expect(graph.named("watch-no-spare-host").inputs.dimensions).toEqual(dimensions);
  });

  it("can be one that does not exist yet", async () => {
    const graph = await graphOf(() => {
      const balancer = new aws.lb.LoadBalancer("web", {});
      const group = new aws.lb.TargetGroup("web-hosts", {});
      const handle = { arnSuffix: balancer.arnSuffix, targetGroupArnSuffix: group.arnSuffix };
      new Observability("watch", { environment, key, alerts: { topicArn: "arn" }, watch: { loadBalancer: handle } });
    });
    const { propertyDependencies, inputs } = graph.named("watch-slow-answers");
    expect(inputs.dimensions).toEqual({ LoadBalancer: UNKNOWN });
    expect(propertyDependencies.dimensions).toEqual([graph.only("aws:lb/loadBalancer:LoadBalancer").urn]);
    expect(typeof graph.only("aws:cloudwatch/dashboard:Dashboard").inputs.dashboardBody).toBe("string");
  });
});

describe("the database", () => {
  const GIB = 1024 ** 3;
  it.each([
    ["database-cpu", "Average CPUUtilization > 80 3/3×300"],
    ["database-connections", "Maximum DatabaseConnections > 500 5/5×60"],
    ["database-local-storage", `Minimum FreeLocalStorage < ${5 * GIB} 1/1×300`],
    ["database-volume", `Average VolumeBytesUsed > ${500 * GIB} 1/1×3600`],
  ])("%s", async (id, asked) => {
    const alarm = (await watching({ database })).named(`watch-${id}`);
    expect(question(alarm)).toBe(asked);
    expect(alarm.inputs).toMatchObject({
      namespace: "AWS/RDS",
      dimensions: { DBClusterIdentifier: database.identifier },
    });
  });

  it("has a spare that follows within a second, and its absence is noticed", async () => {
    const alarm = (await watching({ database })).named("watch-replica-lag");
    expect(question(alarm)).toBe("Maximum AuroraReplicaLag > 1000 5/5×60");
    expect(alarm.inputs).toMatchObject({
      dimensions: { DBClusterIdentifier: database.identifier, Role: "READER" },
      treatMissingData: "breaching",
    });
  });
});

describe("the hosts", () => {
  it.each([
    ["web-cpu", "Average CPUUtilization > 90 3/3×300"],
    ["web-status", "Maximum StatusCheckFailed > 0 3/3×60"],
  ])("%s", async (id, asked) => {
    const alarm = (await watching({ hosts })).named(`watch-${id}`);
    expect(question(alarm)).toBe(asked);
    expect(alarm.inputs).toMatchObject({
      namespace: "AWS/EC2",
      dimensions: { AutoScalingGroupName: "lamplight-production-web" },
    });
  });

  // Lines that sshd of Debian 12 and 13 writes.
  it.each([
    ["Failed publickey for invalid user oracle from 203.0.113.9 port 40112 ssh2: ED25519 SHA256:x", true],
    ["Invalid user admin from 203.0.113.9 port 40112", true],
    ["Connection closed by authenticating user mara 203.0.113.9 port 40112 [preauth]", true],
    ["User root from 203.0.113.9 not allowed because not listed in AllowUsers", true],
    ["error: maximum authentication attempts exceeded for mara from 203.0.113.9 port 40112 ssh2 [preauth]", true],
    ["Accepted publickey for mara from 203.0.113.9 port 40112 ssh2: ED25519 SHA256:x", false],
    ["Connection closed by user mara 203.0.113.9 port 40112", false],
    ["Server listening on 0.0.0.0 port 2222.", false],
  ])("refused logins: %s", async (line, counted) => {
    const pattern = (await watching({ hosts })).only(FILTER).inputs.pattern as string;
    const terms = [...pattern.matchAll(/\?"([^"]+)"/g)].map(([, term]) => term ?? "");
    // Nothing but terms of which any may match: a bare term among them would have to match as well.
    expect(pattern).toBe(terms.map((term) => `?"${term}"`).join(" "));
    expect(terms.some((term) => line.includes(term))).toBe(counted);
  });

  it("are told apart by their names", async () => {
    const graph = await watching({ hosts: { ...hosts, bastion: { groupName: "b", logGroupName: "bastion-log" } } });
    expect(graph.named("watch-bastion-refused-logins-count").inputs.logGroupName).toBe("bastion-log");
    expect(graph.named("watch-web-refused-logins-count").inputs.logGroupName).toBe("lamplight-production-web");
  });

  it("may be a component of the same program: the filter waits for its log group", async () => {
    const graph = await graphOf(() => {
      class Hosts extends aws.cloudwatch.LogGroup {
        readonly groupName = "web";
        readonly logGroupName = "web-log";
      }
      const web = new Hosts("web", { name: "web-log" });
      new Observability("watch", { environment, key, alerts: { topicArn: "arn" }, watch: { hosts: { web } } });
    });
    expect(graph.only(FILTER).dependencies).toContain(graph.only("aws:cloudwatch/logGroup:LogGroup").urn);
  });
});

describe("the account", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await watching({ trailLogGroupName: "trail-log" });
  });

  it("counts lines of the trail into a metric of which each has an alarm", () => {
    const filters = graph.all(FILTER);
    expect(filters).toHaveLength(15);
    for (const filter of filters) {
      const alarm = graph.named(filter.name.replace(/-count$/, ""));
      expect(filter.inputs.logGroupName).toBe("trail-log");
      expect(filter.inputs.metricTransformation).toEqual({
        name: alarm.inputs.metricName,
        namespace: "Hosting/lamplight-production",
        value: "1",
        defaultValue: "0",
        unit: "Count",
      });
      expect(alarm.inputs).toMatchObject({ namespace: "Hosting/lamplight-production", statistic: "Sum", period: 300 });
      expect(alarm.dependencies).toContain(filter.urn);
    }
  });

  it.each([
    ["root-use", 1],
    ["console-without-mfa", 1],
    ["key-disabled", 1],
    ["security-group-changes", 1],
    ["trail-changes", 1],
    ["console-failures", 3],
    ["unauthorised-calls", 10],
  ])("%s: an alarm from %i lines on", (id, lines) => {
    expect(graph.named(`watch-${id}`).inputs).toMatchObject({
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: lines,
    });
  });

  it.each([
    ["key-disabled", "kms", ["DisableKey", "ScheduleKeyDeletion"]],
    ["trail-changes", "cloudtrail", ["StopLogging", "DeleteTrail", "UpdateTrail"]],
    [
      "security-group-changes",
      "ec2",
      ["AuthorizeSecurityGroupIngress", "RevokeSecurityGroupEgress", "ModifySecurityGroupRules"],
    ],
    ["iam-changes", "iam", ["PutGroupPolicy", "AttachUserPolicy", "DetachRolePolicy", "CreatePolicyVersion"]],
    ["config-changes", "config", ["StopConfigurationRecorder"]],
  ])("%s listens to %s", (id, service, events) => {
    const pattern = graph.named(`watch-${id}-count`).inputs.pattern as string;
    expect(pattern).toMatch(new RegExp(`^\\{ \\(\\$\\.eventSource = ${service}\\.amazonaws\\.com\\) && \\(.+\\) \\}$`));
    for (const event of events) expect(pattern).toContain(`($.eventName = ${event})`);
  });

  it("knows the root user from services that act for it, and a sign-in without a second factor", () => {
    expect(graph.named("watch-root-use-count").inputs.pattern).toBe(
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    );
    expect(graph.named("watch-console-without-mfa-count").inputs.pattern).toBe(
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ' +
        '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    );
  });

  it("keeps every pattern within what CloudWatch takes, brackets closed", () => {
    for (const { inputs } of graph.all(FILTER)) {
      const pattern = inputs.pattern as string;
      expect(pattern.length).toBeLessThanOrEqual(1024);
      expect(pattern.split("(").length).toBe(pattern.split(")").length);
    }
  });
});

describe("the dashboard", () => {
  interface Widget {
    type: string;
    x: number;
    y: number;
    width: number;
    height: number;
    properties: { title: string; region?: string; alarms?: string[]; annotations?: { alarms: string[] } };
  }
  let graph: Graph;
  let widgets: Widget[];
  beforeAll(async () => {
    graph = await watching(everything);
    const dashboard = graph.only("aws:cloudwatch/dashboard:Dashboard");
    expect(dashboard.inputs.dashboardName).toBe("lamplight-production-watch");
    widgets = (JSON.parse(dashboard.inputs.dashboardBody as string) as { widgets: Widget[] }).widgets;
  });

  it("shows every alarm that there is, and none that there is not", () => {
    const shown = widgets.flatMap(({ properties }) => properties.alarms ?? []);
    const there = graph
      .all(ALARM)
      .map(({ inputs }) => `arn:aws:cloudwatch:eu-west-2:111122223333:alarm:${inputs.name as string}`);
    expect([...shown].sort()).toEqual([...there].sort());
  });

  it("draws the numbers, one alarm each, and not the yes or no of the logs", () => {
    const drawn = widgets.filter(({ type }) => type === "metric");
    expect(drawn).toHaveLength(12);
    for (const { properties } of drawn) {
      expect(properties.annotations?.alarms).toHaveLength(1);
      expect(properties.region).toBe("eu-west-2");
    }
  });

  it("lays widgets out beside each other, within its width", () => {
    const cells = new Set<string>();
    for (const { x, y, width, height } of widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; column++) {
        for (let row = y; row < y + height; row++) {
          expect(cells.has(`${column},${row}`)).toBe(false);
          cells.add(`${column},${row}`);
        }
      }
    }
  });

  it("has no part about what is not watched", async () => {
    const some = (await watching({ database })).only("aws:cloudwatch/dashboard:Dashboard").inputs
      .dashboardBody as string;
    expect((JSON.parse(some) as { widgets: Widget[] }).widgets.map(({ properties }) => properties.title)).toEqual([
      "Database",
      ...["replica-lag", "database-cpu", "database-connections", "database-local-storage", "database-volume"],
    ]);
  });
});

describe("thresholds", () => {
  it("can be set one by one", async () => {
    const graph = await watching(everything, { thresholds: { answerSeconds: 0.2, refusedLogins: 3 } });
    expect(graph.named("watch-slow-answers").inputs.threshold).toBe(0.2);
    expect(graph.named("watch-web-refused-logins").inputs.threshold).toBe(3);
    expect(graph.named("watch-database-cpu").inputs.threshold).toBe(defaultThresholds.databaseCpu);
  });

  it.each<[string, pulumi.Unwrap<ObservabilityArgs["thresholds"]>, string]>([
    ["none", { answerSeconds: 0 }, "thresholds.answerSeconds: received 0; accepted: a number above 0"],
    ["no number", { databaseCpu: NaN }, "thresholds.databaseCpu: received NaN; accepted: a number above 0"],
    [
      "an unknown name",
      { answerMs: 300 } as object,
      "thresholds.answerMs: received an unknown name; accepted: answerSeconds, ",
    ],
  ])("are refused: %s", async (_what, thresholds, message) => {
    await expect(watching(everything, { thresholds })).rejects.toThrow(message);
  });

  it.each<[string, Watch, string]>([
    ["nothing to watch", {}, "watch: received nothing; accepted: loadBalancer, database, hosts, trailLogGroupName"],
    [
      "hosts without a usable name",
      { hosts: { "Web 1": hosts.web } },
      'watch.hosts: received the name "Web 1"; accepted: lower-case',
    ],
  ])("so is %s", async (_what, watch, message) => {
    await expect(watching(watch)).rejects.toThrow(message);
  });
});
