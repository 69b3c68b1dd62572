import { UNKNOWN, type Graph } from "../../../support/graph-of";
import { untagged } from "./fixtures";
import { webGraph, withAdministration } from "./web-graph";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const POLICY = "aws:autoscaling/policy:Policy";

let graph: Graph;
beforeAll(async () => {
  graph = await webGraph();
});
const group = () => graph.only(GROUP);

describe("the group of hosts", () => {
  it("stands in every zone of the app tier, two machines at least", () => {
    expect(group().inputs).toMatchObject({
      name: "lamplight-production-web",
      minSize: 2,
      maxSize: 6,
      vpcZoneIdentifiers: ["subnet-app-a", "subnet-app-b", "subnet-app-c"],
    });
  });

  it.each([
    [{ minimum: 3 }, 3, 6],
    [{ minimum: 10 }, 10, 20],
    [{ minimum: 3, maximum: 4 }, 3, 4],
  ])("has the capacity that is said: %j", async (capacity, minSize, maxSize) => {
    expect((await webGraph({ capacity })).only(GROUP).inputs).toMatchObject({ minSize, maxSize });
  });

  it("asks the load balancer who is well", () => {
    expect(group().inputs.healthCheckType).toBe("ELB");
    expect(group().propertyDependencies.targetGroupArns).toEqual([graph.only("aws:lb/targetGroup:TargetGroup").urn]);
  });

  it("refreshes to the template's own newest version, machine by machine, and back where that fails", () => {
    expect(group().at("launchTemplate", "version")).toBe(UNKNOWN);
    expect(group().propertyDependencies.launchTemplate).toEqual([graph.only(TEMPLATE).urn]);
    expect(group().inputs.instanceRefresh).toEqual({
      strategy: "Rolling",
      preferences: {
        autoRollback: true,
        minHealthyPercentage: 100,
        maxHealthyPercentage: 150,
        instanceWarmup: "300",
      },
    });
  });

  it("never goes below its size when it replaces, and replaces every machine within 30 days", () => {
    expect(group().inputs).toMatchObject({
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
      maxInstanceLifetime: 2_592_000,
    });
  });

  it("starts after what it needs: the listener that asks for its health, and its log group", () => {
    expect(group().dependencies).toEqual(
      expect.arrayContaining([graph.named("web-https").urn, graph.named("web-logs").urn]),
    );
  });

  it("waits when a machine goes, longer than open requests may take", async () => {
    const slower = await webGraph({ drainSeconds: 300 });
    for (const [of, heartbeatTimeout] of [
      [graph, 120],
      [slower, 360],
    ] as const) {
      const hook = of.only("aws:autoscaling/lifecycleHook:LifecycleHook");
      expect(hook.inputs).toMatchObject({
        lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
        heartbeatTimeout,
        defaultResult: "CONTINUE",
      });
      expect(hook.propertyDependencies.autoscalingGroupName).toEqual([of.only(GROUP).urn]);
    }
  });
});

describe("capacity follows load", () => {
  it("by processor and by requests", () => {
    const targets = graph
      .all(POLICY)
      .map((policy) => [
        policy.inputs.policyType,
        policy.at("targetTrackingConfiguration", "predefinedMetricSpecification", "predefinedMetricType"),
        policy.at("targetTrackingConfiguration", "targetValue"),
      ]);
    expect(targets).toEqual([
      ["TargetTrackingScaling", "ASGAverageCPUUtilization", 50],
      ["TargetTrackingScaling", "ALBRequestCountPerTarget", 1000],
    ]);
  });

  it("counts the requests of this load balancer and these targets", () => {
    const byRequests = graph.named("web-by-requests", POLICY);
    expect(byRequests.propertyDependencies.targetTrackingConfiguration?.toSorted()).toEqual(
      [graph.only("aws:lb/loadBalancer:LoadBalancer").urn, graph.only("aws:lb/targetGroup:TargetGroup").urn].toSorted(),
    );
    for (const policy of graph.all(POLICY)) {
      expect(policy.propertyDependencies.autoscalingGroupName).toEqual([group().urn]);
    }
  });

  it("to the targets that are said", async () => {
    const capacity = { processorPercent: 70, requestsPerMachine: 300 };
    const policies = (await webGraph({ capacity })).all(POLICY);
    expect(policies.map((policy) => policy.at("targetTrackingConfiguration", "targetValue"))).toEqual([70, 300]);
  });
});

describe("everything of the web tier", () => {
  it("is tagged and parented", async () => {
    const whole = await webGraph(withAdministration);
    expect(untagged(whole)).toEqual([]);
    const component = whole.only("hosting:aws:WebTier").urn;
    const parts = whole.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(parts.length).toBeGreaterThan(30);
    expect(parts.filter(({ parent }) => parent !== component)).toEqual([]);
  });
});
