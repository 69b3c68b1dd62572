import { ref, resource, unknownValue } from "../../support/examples";
import { bucket, key } from "../examples/parts";
import { factIn, factsIn, say } from "./facts-of";

type Inputs = Readonly<Record<string, unknown>>;
const group = (inputs: Inputs = {}) =>
  resource("aws:cloudwatch/logGroup:LogGroup", "group", { name: "web", ...inputs });
const sink = (...resources: Parameters<typeof factIn>[1][]) => factIn("logSink", ...resources);
const GROUP_ARN = "arn:aws:logs:eu-west-2:111122223333:log-group:web";

describe("a log group", () => {
  test("that says nothing is kept for ever, under the service's key", () => {
    const store = factIn("store", group());
    expect(say(store.retentionDays)).toBe("[absent]");
    expect(say(store.encryption)).toBe("service");
    expect(store.encryption).toHaveProperty("note", expect.stringContaining("encrypt-log-data-kms"));
    expect(say(store.key)).toBe("[absent]");
  });
  test.each([
    [0, "[absent]"],
    [90, 90],
    [unknownValue, "[unknown]"],
  ])("kept for %s days", (retentionInDays, wanted) => {
    expect(say(factIn("store", group({ retentionInDays })).retentionDays)).toBe(wanted);
  });
  test("with a key", () => {
    const store = factsIn("store", key("own", "high"), group({ kmsKeyId: ref("own") }))[0]!;
    expect([say(store.encryption), say(store.key)]).toEqual(["kms", "own"]);
  });
});

test("a filter counts lines of the group that it names", () => {
  const filter = factIn(
    "logFilter",
    group(),
    resource("aws:cloudwatch/logMetricFilter:LogMetricFilter", "filter", {
      logGroupName: "web",
      pattern: "ERROR",
      metricTransformation: { name: "Errors", namespace: "Example", value: "1" },
    }),
  );
  expect([filter.logGroup(), filter.pattern, filter.metric, filter.namespace].map(say)).toEqual([
    "group",
    "ERROR",
    "Errors",
    "Example",
  ]);
});

describe("a flow log", () => {
  const flow = (inputs: Inputs) => resource("aws:ec2/flowLog:FlowLog", "flow", { trafficType: "ALL", ...inputs });
  const vpc = resource("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.0.0.0/16" });

  test.each<[string, unknown]>([
    ["by reference", ref("group")],
    ["by ARN", GROUP_ARN],
    ["by the ARN of its streams", `${GROUP_ARN}:*`],
  ])("goes to a group %s", (_, logDestination) => {
    expect(say(sink(vpc, group(), flow({ vpcId: ref("net"), logDestination })).destination)).toEqual(["group"]);
  });
  test("goes to a folder of a bucket", () => {
    const log = sink(vpc, bucket(), flow({ vpcId: ref("net"), logDestination: "arn:aws:s3:::example-files/flows/" }));
    expect(say(log.destination)).toEqual(["files"]);
  });
  test("goes to no group of a longer name", () => {
    const log = sink(vpc, group(), flow({ vpcId: ref("net"), logDestination: `${GROUP_ARN}-2:*` }));
    expect(say(log.destination)).toMatch(/^\[unknown\]/);
  });
  test("is of the network, the subnet or the interface that it names", () => {
    const covered = (inputs: Inputs) =>
      sink(vpc, resource("aws:ec2/subnet:Subnet", "a", { vpcId: ref("net") }), flow(inputs)).covers();
    const name = (inputs: Inputs) => {
      const urns = covered(inputs);
      return urns.state === "known" ? urns.value.map((urn) => urn.split("::").at(-1)) : urns.state;
    };
    expect(name({ vpcId: ref("net") })).toEqual(["net"]);
    expect(name({ subnetId: ref("a") })).toEqual(["a"]);
    expect(name({})).toBe("absent");
  });
});

test("queries of a network are logged by an association", () => {
  const config = resource("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "queries", {
    destinationArn: `${GROUP_ARN}:*`,
  });
  const vpc = resource("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.0.0.0/16" });
  const association = resource(
    "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    "association",
    { resolverQueryLogConfigId: ref("queries"), resourceId: ref("net") },
  );
  expect(say(sink(group(), vpc, config, association).destination)).toEqual(["group"]);
  expect(say(sink(group(), vpc, config, association).covers)).toEqual([expect.stringMatching(/::net$/)]);
  expect(say(sink(group(), vpc, config).covers)).toEqual([]);
});

describe("the audit trail", () => {
  const trail = (inputs: Inputs) =>
    sink(bucket(), resource("aws:cloudtrail/trail:Trail", "trail", { s3BucketName: "example-files", ...inputs }));
  const everywhere = { isMultiRegionTrail: true };
  const all = { includeManagementEvents: true, readWriteType: "All" };
  const management = { field: "eventCategory", equals: ["Management"] };

  test("that says nothing is on, of one region, and not validated", () => {
    const bare = trail({});
    expect([bare.enabled, bare.scope, bare.validated].map(say)).toEqual([true, "SOME", false]);
    expect(bare.validated).toHaveProperty("note", expect.stringContaining("API_CreateTrail"));
    expect([say(bare.destination), say(bare.key)]).toEqual([["files"], "[absent]"]);
  });
  test.each<[string, Inputs, string]>([
    ["every region", everywhere, "ALL"],
    ["every region, as selectors say too", { ...everywhere, eventSelectors: [all] }, "ALL"],
    [
      "every region, as advanced selectors say",
      { ...everywhere, advancedEventSelectors: [{ fieldSelectors: [management] }] },
      "ALL",
    ],
    ["without global services", { ...everywhere, includeGlobalServiceEvents: false }, "SOME"],
    ["only writing", { ...everywhere, eventSelectors: [{ ...all, readWriteType: "WriteOnly" }] }, "SOME"],
    ["only data", { ...everywhere, eventSelectors: [{ ...all, includeManagementEvents: false }] }, "SOME"],
    [
      "only writing, by an advanced selector",
      {
        ...everywhere,
        advancedEventSelectors: [{ fieldSelectors: [management, { field: "readOnly", equals: ["false"] }] }],
      },
      "SOME",
    ],
    ["not known", { isMultiRegionTrail: unknownValue }, "[unknown]"],
  ])("records %s", (_, inputs, wanted) => {
    expect(say(trail(inputs).scope)).toBe(wanted);
  });
});

test("a network firewall's logs go to each of the places that its configuration names", () => {
  const to = (logDestinationType: string, logDestination: Inputs) => ({
    logType: "ALERT",
    logDestinationType,
    logDestination,
  });
  const log = sink(
    group(),
    bucket(),
    resource("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "log", {
      firewallArn: "arn:aws:network-firewall:eu-west-2:111122223333:firewall/x",
      loggingConfiguration: {
        logDestinationConfigs: [to("CloudWatchLogs", { logGroup: "web" }), to("S3", { bucketName: "example-files" })],
      },
    }),
  );
  expect(say(log.destination)).toEqual(["group", "files"]);
});
