import { UNKNOWN } from "../../../support/graph-of";
import { excessiveRights, key, rights, statementsIn, untagged } from "../web-tier/fixtures";
import { bastionGraph, sessionManager } from "./fixtures";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ROLE_POLICY = "bastion-policy";

describe("the bastion's group of machines", () => {
  it("is one machine over all zones of the admin tier", async () => {
    const group = (await bastionGraph()).only(GROUP);
    expect(group.inputs).toMatchObject({
      name: "lamplight-production-bastion",
      minSize: 1,
      maxSize: 1,
      vpcZoneIdentifiers: ["subnet-admin-a", "subnet-admin-b", "subnet-admin-c"],
    });
  });

  it("replaces the machine at least every 30 days", async () => {
    expect((await bastionGraph()).only(GROUP).inputs.maxInstanceLifetime).toBe(2_592_000);
  });

  it("refreshes to the template's own newest version, and back where that fails", async () => {
    const graph = await bastionGraph();
    const group = graph.only(GROUP);
    expect(group.at("launchTemplate", "version")).toBe(UNKNOWN);
    expect(group.propertyDependencies.launchTemplate).toEqual([graph.only(TEMPLATE).urn]);
    expect(group.at("instanceRefresh", "preferences")).toMatchObject({ autoRollback: true, minHealthyPercentage: 0 });
  });
});

describe("the bastion's machine", () => {
  it("gives its credentials only to itself, by session token", async () => {
    expect((await bastionGraph()).only(TEMPLATE).inputs.metadataOptions).toMatchObject({
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIpv6: "disabled",
    });
  });

  it("has a gp3 volume that is encrypted with the class's key", async () => {
    expect((await bastionGraph()).only(TEMPLATE).inputs.blockDeviceMappings).toEqual([
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: 16,
          encrypted: "true",
          kmsKeyId: key.arn,
          deleteOnTermination: "true",
        },
      },
    ]);
  });

  it("starts without a public IPv4 address, in its own group alone, and with IPv6", async () => {
    const graph = await bastionGraph();
    const template = graph.only(TEMPLATE);
    expect(template.inputs.networkInterfaces).toEqual([
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        ipv6AddressCount: 1,
        securityGroups: [UNKNOWN],
      },
    ]);
    expect(template.propertyDependencies.networkInterfaces).toEqual([
      graph.only("aws:ec2/securityGroup:SecurityGroup").urn,
    ]);
  });

  it("is measured every minute and has no key pair planted", async () => {
    const template = (await bastionGraph()).only(TEMPLATE);
    expect(template.inputs.monitoring).toEqual({ enabled: true });
    expect(template.inputs.keyName).toBeUndefined();
  });

  it("hands its tags to machine, volume and interface", async () => {
    const specifications = (await bastionGraph()).only(TEMPLATE).inputs.tagSpecifications;
    const tags = { Name: "lamplight-production-bastion", "data-class": "high", environment: "production" };
    expect(specifications).toMatchObject([
      { resourceType: "instance", tags },
      { resourceType: "volume", tags },
      { resourceType: "network-interface", tags },
    ]);
  });

  it("starts from the newest Debian for its processor, or from what is given", async () => {
    const description = async (instanceType?: string) =>
      (await bastionGraph({ instanceType })).only(TEMPLATE).inputs.description;
    expect((await bastionGraph()).only(TEMPLATE).inputs.imageId).toBe(UNKNOWN);
    expect(await description()).toContain("/aws/service/debian/release/13/latest/amd64");
    expect(await description("t4g.micro")).toContain("/aws/service/debian/release/13/latest/arm64");
    const own = await bastionGraph({ imageId: "ami-0123456789abcdef0" });
    expect(own.only(TEMPLATE).inputs.imageId).toBe("ami-0123456789abcdef0");
  });
});

describe("the bastion's role", () => {
  it("is the machine's own, and writes to its log group, and that is all", async () => {
    const graph = await bastionGraph();
    const [trust] = statementsIn(graph.named("bastion-role", "aws:iam/role:Role").inputs.assumeRolePolicy);
    expect(trust?.Principal).toEqual({ Service: "ec2.amazonaws.com" });
    expect(rights(graph, ROLE_POLICY)).toEqual({
      WriteOwnLogs: {
        Sid: "WriteOwnLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:eu-west-2:111122223333:log-group:lamplight-production-bastion:*",
      },
    });
    const profile = graph.only("aws:iam/instanceProfile:InstanceProfile");
    expect(profile.inputs.role).toBe("lamplight-production-bastion");
    // A machine that starts before its rights are there would lose its first logs.
    expect(profile.dependencies).toContain(graph.named(ROLE_POLICY).urn);
    expect(graph.only(TEMPLATE).propertyDependencies.iamInstanceProfile).toEqual([profile.urn]);
  });

  it("speaks with Session Manager only in that mode, only from a machine, and reads no parameter", async () => {
    const statements = rights(await bastionGraph(sessionManager), ROLE_POLICY);
    expect(Object.keys(statements)).toEqual([
      "WriteOwnLogs",
      "OpenChannelsAndSeeLogGroups",
      "ReportItself",
      "DecryptSessions",
    ]);
    expect(statements.OpenChannelsAndSeeLogGroups?.Condition).toEqual({
      ArnLike: { "ec2:SourceInstanceARN": "arn:aws:ec2:eu-west-2:111122223333:instance/*" },
    });
    expect(statements.DecryptSessions?.Condition).toEqual({
      "ForAnyValue:StringEquals": {
        "kms:EncryptionContextKeys": "aws:ssm:SessionId",
        "kms:ResourceAliases": key.alias,
      },
    });
    expect(JSON.stringify(statements)).not.toContain("ssm:GetParameter");
  });

  it.each([{}, sessionManager])("gives no right without a bound (%j)", async (args) => {
    expect(excessiveRights(await bastionGraph(args))).toEqual([]);
  });
});

describe("the bastion's logs", () => {
  it("are encrypted and kept for a year, or as long as is said", async () => {
    expect((await bastionGraph()).only("aws:cloudwatch/logGroup:LogGroup").inputs).toMatchObject({
      name: "lamplight-production-bastion",
      kmsKeyId: key.arn,
      retentionInDays: 365,
    });
    const graph = await bastionGraph({ logRetentionDays: 400 });
    expect(graph.only("aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays).toBe(400);
  });

  it("exist before the machine that writes them", async () => {
    const graph = await bastionGraph();
    expect(graph.only(GROUP).dependencies).toContain(graph.only("aws:cloudwatch/logGroup:LogGroup").urn);
  });
});

describe("everything of the bastion", () => {
  it.each([{}, sessionManager])("is tagged and parented (%j)", async (args) => {
    const graph = await bastionGraph(args);
    expect(untagged(graph)).toEqual([]);
    const component = graph.only("hosting:aws:Bastion").urn;
    const parts = graph.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(parts.filter(({ parent }) => parent !== component)).toEqual([]);
  });
});
