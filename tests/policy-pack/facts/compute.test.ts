import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { factIn, factsIn, say } from "./facts-of";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const template = (inputs: Record<string, unknown> = {}, name = "template") =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", name, inputs);
const instance = (inputs: Record<string, unknown>) => resource("aws:ec2/instance:Instance", "instance", inputs);
const group = (name: string) => resource("aws:ec2/securityGroup:SecurityGroup", name, {});
const key = resource("aws:kms/key:Key", "key", {});

describe("launch templates", () => {
  const host = (inputs: Record<string, unknown>, ...others: ExampleResource[]) =>
    factIn("host", ...others, template(inputs));
  const disks = (inputs: Record<string, unknown>) => {
    const found = host(inputs, key).disks;
    if (found.state !== "known") return say(found);
    return found.value.map((disk) => [disk.device, say(disk.encrypted), say(disk.key)]);
  };

  test("are as open as AWS makes them when they say nothing", () => {
    const fact = host({});
    expect(
      [fact.metadataTokens, fact.metadataHopLimit, fact.publicAddress, fact.config, fact.plantedKey].map(say),
    ).toEqual(["optional", 1, "[absent]", "[absent]", "[absent]"]);
    expect(disks({})).toEqual([["the image's root disk", false, "[absent]"]]);
  });

  test("have what they say", () => {
    const fact = host(
      {
        imageId: "ami-1",
        keyName: "shared",
        metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
        vpcSecurityGroupIds: [ref("one")],
        networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [ref("two")] }],
        userData: base64("#cloud-config\npackages: [nginx]\n"),
      },
      group("one"),
      group("two"),
    );
    const { image, plantedKey, metadataTokens, metadataHopLimit, filters, publicAddress, config } = fact;
    expect([image, plantedKey, metadataTokens, metadataHopLimit, publicAddress].map(say)).toEqual([
      "ami-1",
      "shared",
      "required",
      2,
      false,
    ]);
    expect(config).toMatchObject({ state: "known", value: { packages: ["nginx"] } });
    // Both lists are unknown at preview and depend on their own property, so that each is followed by itself.
    expect(say(filters)).toEqual(["one", "two"]);
  });

  test("have encrypted disks only where that is said", () => {
    const ebs = { encrypted: "true", kmsKeyId: ref("key") };
    expect(disks({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }] })).toEqual([["/dev/xvda", true, "key"]]);
    expect(disks({ blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 8 } }] })).toEqual([
      ["/dev/sda1", false, "[absent]"],
    ]);
    expect(disks({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: unknownValue } }] })).toEqual([
      ["/dev/xvda", "[unknown]", "[absent]"],
    ]);
    expect(disks({ blockDeviceMappings: unknownValue })).toBe("[unknown]");
  });

  test("have the image's root disk beside what they add", () => {
    const mappings = [
      { deviceName: "/dev/sdf", ebs: { encrypted: true } },
      { deviceName: "/dev/sdg", virtualName: "ephemeral0" },
    ];
    expect(disks({ blockDeviceMappings: mappings })).toEqual([
      ["the image's root disk", false, "[absent]"],
      ["/dev/sdf", true, "[absent]"],
    ]);
  });

  test("give a public address when one interface does", () => {
    const of = (...answers: unknown[]) =>
      say(
        host({ networkInterfaces: answers.map((associatePublicIpAddress) => ({ associatePublicIpAddress })) })
          .publicAddress,
      );
    expect([of("false", "true"), of("false", unknownValue), of("true", unknownValue), of("false")]).toEqual([
      true,
      "[unknown]",
      true,
      false,
    ]);
  });

  test.each([
    ["by the profile's name", { name: ref("profile") }],
    ["by the profile's ARN", { arn: ref("profile") }],
    ["by a written name, which is the role's name too", { name: "web" }],
  ])("run as the role in their profile %s", (_, iamInstanceProfile) => {
    const role = resource("aws:iam/role:Role", "role", { name: "web" });
    const profile = resource("aws:iam/instanceProfile:InstanceProfile", "profile", { name: "web", role: ref("role") });
    expect(say(host({ iamInstanceProfile }, role, profile).role)).toBe("role");
  });

  test("with user data that is not known, or is a script, say so", () => {
    expect(say(host({ userData: unknownValue }).config)).toBe("[unknown]");
    expect(say(host({ userData: base64("#!/bin/sh") }).config)).toMatch(/^\[unknown\] is a script/);
  });
});

describe("machines without a group", () => {
  const host = (...resources: ExampleResource[]) =>
    factsIn("host", ...resources).find((fact) => fact.subject.name === "instance")!;

  test("have what they say", () => {
    const fact = host(
      key,
      group("one"),
      instance({
        ami: "ami-1",
        associatePublicIpAddress: true,
        vpcSecurityGroupIds: [ref("one")],
        userData: "#cloud-config\nssh_pwauth: true\n",
        rootBlockDevice: { encrypted: true, kmsKeyId: ref("key") },
        ebsBlockDevices: [{ deviceName: "/dev/sdf" }],
      }),
    );
    expect([fact.image, fact.publicAddress, fact.filters].map(say)).toEqual(["ami-1", true, ["one"]]);
    expect(fact.config).toMatchObject({ value: { allowsPasswords: true } });
    const disks = fact.disks.state === "known" ? fact.disks.value : [];
    expect(disks.map((disk) => [disk.device, say(disk.encrypted)])).toEqual([
      ["/dev/xvda", true],
      ["/dev/sdf", false],
    ]);
  });

  test("read base64 user data too", () => {
    expect(host(instance({ userDataBase64: base64("#cloud-config\npackages: [a]\n") })).config).toMatchObject({
      value: { packages: ["a"] },
    });
  });

  test("take from their template what they do not say", () => {
    const made = template({
      imageId: "ami-1",
      keyName: "shared",
      metadataOptions: { httpTokens: "required" },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: true } }],
    });
    const fact = host(made, instance({ launchTemplate: { id: ref("template") }, ami: "ami-2" }));
    expect([fact.image, fact.metadataTokens, fact.plantedKey].map(say)).toEqual(["ami-2", "required", "shared"]);
    expect(fact.disks.state === "known" && fact.disks.value.map((disk) => say(disk.encrypted))).toEqual([true]);
  });
});

describe("groups of machines", () => {
  const GROUP = "aws:autoscaling/group:Group";
  const machines = (inputs: Record<string, unknown> = {}) => resource(GROUP, "group", inputs);
  const fact = (inputs: Record<string, unknown>, ...others: ExampleResource[]) =>
    factIn("machineGroup", template(), ...others, machines(inputs));

  test("have what they say", () => {
    const subnet = resource("aws:ec2/subnet:Subnet", "subnet", {});
    const { host, subnets, minimum, maximum, healthCheck, maxLifetimeSeconds } = fact(
      {
        launchTemplate: { id: ref("template"), version: "3" },
        vpcZoneIdentifiers: [ref("subnet")],
        minSize: 2,
        maxSize: 6,
        healthCheckType: "ELB",
        maxInstanceLifetime: 86400,
      },
      subnet,
    );
    expect([host, subnets, minimum, maximum, healthCheck, maxLifetimeSeconds].map(say)).toEqual([
      "template",
      ["subnet"],
      2,
      6,
      "ELB",
      86400,
    ]);
  });

  test("look at the machine only, and keep machines for ever, unless they say otherwise", () => {
    const { healthCheck, maxLifetimeSeconds, refreshRollsBack } = fact({ maxInstanceLifetime: 0 });
    expect([healthCheck, maxLifetimeSeconds, refreshRollsBack].map(say)).toEqual(["EC2", "[absent]", "[absent]"]);
  });

  test("name their template in a mixed policy too", () => {
    const launchTemplateSpecification = { launchTemplateId: ref("template"), version: "$Latest" };
    const mixed = fact({ mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification } } });
    expect([say(mixed.host), say(mixed.templateVersion)]).toEqual(["template", "$Latest"]);
  });

  test.each([
    ["a number", { version: "3" }, "3"],
    ["the newest", { version: "$Latest" }, "$Latest"],
    ["nothing said", {}, "$Default"],
    ["an output of the template", { version: ref("template") }, "the template's own number"],
  ])("use a version: %s", (_, inputs, version) => {
    expect(say(fact({ launchTemplate: { id: ref("template"), ...inputs } }).templateVersion)).toBe(version);
  });

  test("use a version that is not known when it may come from elsewhere", () => {
    const launchTemplate = { id: ref("template"), version: ref("other") };
    expect(say(fact({ launchTemplate }, group("other")).templateVersion)).toBe("[unknown]");
  });

  test.each([
    ["that goes back", { preferences: { autoRollback: true } }, true],
    ["that says nothing of it", { strategy: "Rolling" }, false],
    ["that is not known", unknownValue, "[unknown]"],
  ])("have a refresh %s", (_, instanceRefresh, rollsBack) => {
    expect(say(fact({ instanceRefresh }).refreshRollsBack)).toBe(rollsBack);
  });

  test("are targets by their own list, by attachments and as traffic sources", () => {
    const targets = (name: string) => resource("aws:lb/targetGroup:TargetGroup", name, {});
    const { targetGroups } = fact(
      { targetGroupArns: [ref("one")], trafficSources: [{ identifier: ref("two"), type: "elbv2" }] },
      ...["one", "two", "three", "four"].map(targets),
      resource("aws:autoscaling/attachment:Attachment", "attachment", {
        autoscalingGroupName: ref("group"),
        lbTargetGroupArn: ref("three"),
      }),
      resource("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", "source", {
        autoscalingGroupName: ref("group"),
        trafficSource: { identifier: ref("four"), type: "elbv2" },
      }),
    );
    expect(say(targetGroups)).toEqual(["one", "two", "three", "four"]);
  });

  test("follow their load by policies that are switched on", () => {
    const policy = (name: string, more: Record<string, unknown>) =>
      resource("aws:autoscaling/policy:Policy", name, { autoscalingGroupName: ref("group"), ...more });
    const predefined = { predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" } };
    const facts = factsIn(
      "scaling",
      machines(),
      policy("cpu", { targetTrackingConfiguration: predefined }),
      policy("custom", { targetTrackingConfiguration: { customizedMetricSpecification: { metricName: "Queue" } } }),
      policy("step", { adjustmentType: "ChangeInCapacity" }),
      policy("off", { targetTrackingConfiguration: predefined, enabled: false }),
    );
    expect(facts.map((one) => [say(one.group), say(one.metric)])).toEqual([
      ["group", "ASGAverageCPUUtilization"],
      ["group", "Queue"],
      ["group", "[absent]"],
    ]);
  });

  test("wait at hooks inside and outside", () => {
    const inside = { name: "in", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" };
    const outside = resource("aws:autoscaling/lifecycleHook:LifecycleHook", "hook", {
      autoscalingGroupName: ref("group"),
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    });
    const facts = factsIn("lifecycleHook", machines({ initialLifecycleHooks: [inside] }), outside);
    expect(facts.map((one) => [say(one.group), say(one.transition)])).toEqual([
      ["group", "launching"],
      ["group", "terminating"],
    ]);
  });
});

describe("functions", () => {
  const job = (inputs: Record<string, unknown> = {}) => resource("aws:lambda/function:Function", "job", inputs);
  const permission = (name: string, inputs: Record<string, unknown>) =>
    resource("aws:lambda/permission:Permission", name, {
      function: ref("job"),
      action: "lambda:InvokeFunction",
      ...inputs,
    });
  const address = (name: string, authorizationType: unknown) =>
    resource("aws:lambda/functionUrl:FunctionUrl", name, { functionName: ref("job"), authorizationType });

  test("have what they say", () => {
    const fact = factIn(
      "function",
      resource("aws:ec2/subnet:Subnet", "subnet", {}),
      resource("aws:iam/role:Role", "role", {}),
      job({
        role: ref("role"),
        vpcConfig: { subnetIds: [ref("subnet")], securityGroupIds: [] },
        environment: { variables: { PORT: "5432", WRITER: unknownValue } },
      }),
    );
    expect([fact.role, fact.subnets, fact.environment, fact.invokers, fact.addressAuthentication].map(say)).toEqual([
      "role",
      ["subnet"],
      { PORT: "5432", WRITER: "[unknown]" },
      "[absent]",
      "[absent]",
    ]);
  });

  test("may be called by those who have a permission", () => {
    const { invokers } = factIn(
      "function",
      job(),
      permission("a", { principal: "events.amazonaws.com", sourceArn: "arn:aws:events:eu-west-2:1:rule/nightly" }),
      permission("b", { principal: "*" }),
      permission("c", { principal: "111122223333" }),
    );
    expect(invokers.state === "known" && invokers.value.statements).toMatchObject([
      {
        effect: "Allow",
        principals: ["Service:events.amazonaws.com"],
        actions: ["lambda:InvokeFunction"],
        conditions: [
          { operator: "ArnLike", key: "aws:SourceArn", values: ["arn:aws:events:eu-west-2:1:rule/nightly"] },
        ],
      },
      { principals: ["*"], conditions: [] },
      { principals: ["AWS:arn:aws:iam::111122223333:root"] },
    ]);
  });

  test("may be called by nobody knows whom", () => {
    expect(say(factIn("function", job(), permission("a", { principal: unknownValue })).invokers)).toBe("[unknown]");
  });

  test("are as open as the most open of their addresses", () => {
    const most = (...types: unknown[]) =>
      say(factIn("function", job(), ...types.map((type, i) => address(`address-${i}`, type))).addressAuthentication);
    expect([most("AWS_IAM"), most("AWS_IAM", unknownValue), most("AWS_IAM", unknownValue, "NONE")]).toEqual([
      "AWS_IAM",
      "[unknown]",
      "NONE",
    ]);
  });
});

describe("runbooks", () => {
  const document = (content: unknown, documentType: unknown = "Automation") =>
    resource("aws:ssm/document:Document", "document", { content, documentType });
  const steps = [
    { name: "a", action: "aws:executeAwsApi", inputs: { Service: "ec2", Api: "CreateSnapshots" } },
    { name: "b", action: "aws:branch", inputs: {} },
  ];

  test.each([
    ["JSON", JSON.stringify({ mainSteps: steps })],
    [
      "YAML",
      "mainSteps:\n- action: aws:executeAwsApi\n  inputs: {Service: ec2, Api: CreateSnapshots}\n- action: aws:branch\n",
    ],
  ])("are read from %s", (_, content) => {
    const fact = factIn("runbook", document(content));
    expect([say(fact.actions), say(fact.calls)]).toEqual([["aws:executeAwsApi", "aws:branch"], ["CreateSnapshots"]]);
  });

  test("are Automation documents, and none of other types", () => {
    expect(factsIn("runbook", document("{}", "Session"))).toEqual([]);
    expect(factsIn("runbook", document("{}", unknownValue))).toHaveLength(1);
  });

  test.each([
    ["that is not known", unknownValue, /^\[unknown\]$/],
    ["that is broken", "{ mainSteps: [", /can be read/],
    ["without steps", "{}", /can be read/],
  ])("with a text %s are unknown", (_, content, says) => {
    expect(say(factIn("runbook", document(content)).calls)).toMatch(says);
  });
});
