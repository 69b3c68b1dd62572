import { UNKNOWN, type Graph } from "../../../support/graph-of";
import { excessiveRights, key, rights, statementsIn, untagged, userDataOf } from "./fixtures";
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

describe("a host", () => {
  it("gives its credentials only to itself, has an encrypted volume and no public address", () => {
    const template = graph.only(TEMPLATE);
    expect(template.inputs.metadataOptions).toMatchObject({ httpTokens: "required", httpPutResponseHopLimit: 1 });
    expect(template.at("blockDeviceMappings", 0, "ebs")).toMatchObject({
      volumeType: "gp3",
      volumeSize: 30,
      encrypted: "true",
      kmsKeyId: key.arn,
    });
    expect(template.inputs.blockDeviceMappings).toHaveLength(1);
    expect(template.at("networkInterfaces", 0, "associatePublicIpAddress")).toBe("false");
    expect(template.inputs.networkInterfaces).toHaveLength(1);
    expect(template.inputs.monitoring).toEqual({ enabled: true });
    expect(template.propertyDependencies.networkInterfaces).toEqual([
      graph.named("web-hosts", "aws:ec2/securityGroup:SecurityGroup").urn,
    ]);
  });

  it("bears the tags of its data class, and so do its volumes", () => {
    const specifications = graph.only(TEMPLATE).inputs.tagSpecifications as { resourceType: string; tags: object }[];
    expect(specifications.map(({ resourceType }) => resourceType)).toEqual(["instance", "volume", "network-interface"]);
    for (const { tags } of specifications) expect(tags).toMatchObject({ "data-class": "high" });
  });

  it("answers the load balancer's subnets alone, on the service port", async () => {
    const { file } = userDataOf((await webGraph({ servicePort: 9443 })).only(TEMPLATE));
    expect(file("/etc/nftables.conf")).toContain(
      "ip saddr { 10.20.0.0/24, 10.20.1.0/24, 10.20.2.0/24 } tcp dport 9443 accept",
    );
    expect(file("/etc/nginx/nginx.conf")).toContain("listen 9443 ssl");
  });

  it("has no SSH server unless people are named, who come from the admin tier", async () => {
    const closed = userDataOf(graph.only(TEMPLATE));
    expect(closed.config.users).toEqual([]);
    expect(closed.file("/etc/ssh/sshd_config.d/00-hardened.conf")).toBe("");
    const open = userDataOf(
      (await webGraph({ ...withAdministration, administrators: ["ines-moreau"] })).only(TEMPLATE),
    );
    expect(open.file("/etc/ssh/sshd_config.d/00-hardened.conf")).toMatch(/^Port 2242$/m);
    expect(open.file("/etc/nftables.conf")).toContain(
      "ip saddr { 10.20.16.0/24, 10.20.17.0/24, 10.20.18.0/24 } tcp dport 2242 accept",
    );
    expect(open.config.users.map(({ name, sudo }) => [name, sudo !== undefined])).toEqual([
      ["ines-moreau", true],
      ["tom-okafor", false],
    ]);
  });

  it("runs the application, lets it connect where is said, and gives its requests time to end", async () => {
    const application = { port: 3000, command: ["/usr/bin/node", "/srv/app.js"] };
    const connectTo = [{ to: ["10.20.48.0/22"], ports: [5432] }];
    const { file } = userDataOf((await webGraph({ application, connectTo, drainSeconds: 90 })).only(TEMPLATE));
    expect(file("/etc/nginx/nginx.conf")).toContain("proxy_pass http://127.0.0.1:3000;");
    expect(file("/etc/nginx/nginx.conf")).toContain("worker_shutdown_timeout 90s;");
    expect(file("/etc/nftables.conf")).toContain("ip daddr 10.20.48.0/22 tcp dport 5432 accept");
  });

  it("sends its logs to its own, encrypted log group", () => {
    expect(graph.named("web-logs").inputs).toMatchObject({
      name: "lamplight-production-web",
      kmsKeyId: key.arn,
      retentionInDays: 365,
    });
    expect(userDataOf(graph.only(TEMPLATE)).file("/etc/hardened-hosting/cloudwatch-agent.json")).toContain(
      '"log_group_name":"lamplight-production-web"',
    );
  });
});

describe("the hosts' role", () => {
  it("writes its own logs and reads its own parameters, and that is all", () => {
    const { WriteOwnLogs, ReadOwnParameters, UseKeyssm, ...more } = rights(graph, "web-policy");
    expect(more).toEqual({});
    expect(WriteOwnLogs?.Resource).toBe("arn:aws:logs:eu-west-2:111122223333:log-group:lamplight-production-web:*");
    expect(ReadOwnParameters?.Resource).toEqual([
      "arn:aws:ssm:eu-west-2:111122223333:parameter/lamplight/production/web",
      "arn:aws:ssm:eu-west-2:111122223333:parameter/lamplight/production/web/*",
    ]);
    expect(UseKeyssm?.Action).toEqual(["kms:Decrypt"]);
    expect(UseKeyssm?.Condition).toEqual({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": key.alias },
      StringEquals: { "kms:ViaService": "ssm.eu-west-2.amazonaws.com" },
    });
    expect(excessiveRights(graph)).toEqual([]);
  });

  it("is the hosts' alone, and no managed policy is attached to it", () => {
    const role = graph.only("aws:iam/role:Role");
    expect(statementsIn(role.inputs.assumeRolePolicy)[0]?.Principal).toEqual({ Service: "ec2.amazonaws.com" });
    expect(role.inputs).not.toHaveProperty("managedPolicyArns");
    expect(graph.resources.filter(({ type }) => type.includes("PolicyAttachment"))).toEqual([]);
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
