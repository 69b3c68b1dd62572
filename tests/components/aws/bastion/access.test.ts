import type { BastionArgs } from "../../../../components/aws/bastion";
import { UNKNOWN } from "../../../support/graph-of";
import { inOneZone, key, networkWithoutIpv6, operators, rulesOf, text } from "../web-tier/fixtures";
import { allowedRanges, bastionGraph, required, sessionManager } from "./fixtures";

describe("the way in to the bastion", () => {
  it("is one port, from the allowed ranges alone", async () => {
    const graph = await bastionGraph();
    const group = graph.only("aws:ec2/securityGroup:SecurityGroup");
    const rules = rulesOf(graph, "Ingress");
    expect(rules.map(({ inputs }) => [inputs.ipProtocol, inputs.fromPort, inputs.toPort, inputs.prefixListId])).toEqual(
      [
        ["tcp", 2242, 2242, allowedRanges.ipv4PrefixListId],
        ["tcp", 2242, 2242, allowedRanges.ipv6PrefixListId],
      ],
    );
    for (const rule of rules) {
      expect(rule.propertyDependencies.securityGroupId).toEqual([group.urn]);
      expect(rule.inputs).not.toHaveProperty("cidrIpv4");
      expect(rule.inputs).not.toHaveProperty("cidrIpv6");
    }
    expect(group.inputs.ingress).toBeUndefined();
  });

  it.each<[string, Partial<BastionArgs>]>([
    ["the ranges have no IPv6", { allowedRanges: { ipv4PrefixListId: allowedRanges.ipv4PrefixListId } }],
    ["the network has no IPv6", { network: networkWithoutIpv6 }],
  ])("is IPv4 only where %s", async (_, args) => {
    const rules = rulesOf(await bastionGraph(args), "Ingress");
    expect(rules.map(({ inputs }) => inputs.prefixListId)).toEqual([allowedRanges.ipv4PrefixListId]);
  });

  it("does not exist with Session Manager, whatever ranges are given", async () => {
    expect(rulesOf(await bastionGraph(sessionManager), "Ingress")).toEqual([]);
    expect(rulesOf(await bastionGraph({ mode: "session-manager" }), "Ingress")).toEqual([]);
  });
});

describe("the way out of the bastion", () => {
  it("is HTTPS; hosts add their own port", async () => {
    const rules = rulesOf(await bastionGraph(), "Egress");
    expect(rules.map(({ inputs }) => [inputs.fromPort, inputs.toPort, inputs.cidrIpv4 ?? inputs.cidrIpv6])).toEqual([
      [443, 443, "0.0.0.0/0"],
      [443, 443, "::/0"],
    ]);
  });

  it("is IPv4 only in a network without IPv6", async () => {
    const graph = await bastionGraph({ network: networkWithoutIpv6 });
    expect(rulesOf(graph, "Egress").map(({ inputs }) => inputs.cidrIpv4)).toEqual(["0.0.0.0/0"]);
    const interfaces = graph.only("aws:ec2/launchTemplate:LaunchTemplate").at("networkInterfaces", 0);
    expect(interfaces).not.toHaveProperty("ipv6AddressCount");
  });
});

describe("sessions of Session Manager", () => {
  it("are encrypted with the class's key, recorded as they happen, and end", async () => {
    const graph = await bastionGraph(sessionManager);
    const document = graph.named("bastion-session-document");
    expect(document.inputs).toMatchObject({
      name: "lamplight-production-bastion-session",
      documentType: "Session",
      documentFormat: "JSON",
    });
    expect(JSON.parse(text(document.inputs.content))).toEqual({
      schemaVersion: "1.0",
      description: "Recorded sessions on lamplight-production-bastion",
      sessionType: "Standard_Stream",
      inputs: {
        cloudWatchLogGroupName: graph.only("aws:cloudwatch/logGroup:LogGroup").inputs.name,
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        s3BucketName: "",
        s3KeyPrefix: "",
        s3EncryptionEnabled: true,
        idleSessionTimeout: "15",
        maxSessionDuration: "480",
        runAsEnabled: false,
        runAsDefaultUser: "",
        kmsKeyId: key.arn,
      },
    });
  });

  it("do not exist in mode ssh", async () => {
    const graph = await bastionGraph();
    expect(graph.all("aws:ssm/document:Document").map(({ inputs }) => inputs.documentType)).toEqual(["Automation"]);
    expect(graph.bastion.sessionDocumentName).toBeUndefined();
    expect((await bastionGraph(sessionManager)).bastion.sessionDocumentName).toBe(
      "lamplight-production-bastion-session",
    );
  });
});

describe("what the bastion offers", () => {
  it("is known at preview, as far as it is a name", async () => {
    const graph = await bastionGraph({ sshPort: 40022 });
    const { groupName, roleName, logGroupName, administration, sshPort } = graph.bastion;
    expect({ groupName, roleName, logGroupName, sshPort, port: administration.port }).toEqual({
      groupName: graph.only("aws:autoscaling/group:Group").inputs.name,
      roleName: graph.named("bastion-role").inputs.name,
      logGroupName: graph.only("aws:cloudwatch/logGroup:LogGroup").inputs.name,
      sshPort: 40022,
      port: 40022,
    });
    expect(graph.only("hosting:aws:Bastion").outputs).toMatchObject({ address: UNKNOWN, groupName });
  });
});

describe("arguments of the bastion that do not hold", () => {
  const ports = [22, 80, 443, 3389, 0, 65536, 2242.5].map((sshPort): [string, Partial<BastionArgs>, string] => [
    `port ${sshPort}`,
    { sshPort },
    `sshPort: received ${sshPort}; accepted is a whole number from 1 to 65535 other than 22, 80, 443, 3389`,
  ]);
  it.each<[string, Partial<BastionArgs>, string]>([
    ...ports,
    [
      "no operators",
      { operators: [] },
      "operators: received none in mode ssh; accepted is at least one person, or mode session-manager",
    ],
    [
      "no ranges",
      { allowedRanges: undefined },
      "allowedRanges: received none in mode ssh; accepted are the places that operators come from",
    ],
    [
      "ranges of IPv6 only",
      { allowedRanges: { ipv6PrefixListId: "pl-6" } },
      "allowedRanges: received no IPv4 range; accepted is at least one, as the stable address is IPv4",
    ],
    [
      "one zone",
      { network: inOneZone("admin") },
      "network: received tier admin in eu-west-2a alone; accepted are subnets of tier admin in at least two zones",
    ],
    [
      "no admin tier",
      { network: { ...required.network, subnets: [] } },
      "network: received no subnet of tier admin; accepted are subnets of tier admin in at least two zones",
    ],
    ["another mode", { mode: "telnet" as never }, 'mode: received "telnet"; accepted are ssh and session-manager'],
    [
      "a strange administrator",
      { administrators: ["mallory"] },
      'administrators: received "mallory"; accepted are operators: ines-moreau, tom-okafor',
    ],
    [
      "no instance type",
      { instanceType: "large" },
      'instanceType: received "large"; accepted is an EC2 type such as t3.small',
    ],
    [
      "a parameter as image, which cannot be rolled back",
      { imageId: "resolve:ssm:/aws/service/debian/release/13/latest/amd64" },
      'imageId: received "resolve:ssm:/aws/service/debian/release/13/latest/amd64"; ' +
        "accepted is an image's id, such as ami-0123456789abcdef0",
    ],
    ["a tiny disk", { volumeGib: 4 }, "volumeGib: received 4; accepted: a whole number from 8 to 1024"],
  ])("%s gives one clear line", async (_, args, message) => {
    await expect(bastionGraph(args)).rejects.toThrow(`hosting:aws:Bastion "bastion": ${message}`);
  });

  it("include a person twice and a name that everybody tries, as the register says", async () => {
    const [first] = operators;
    const twice = [first, first] as BastionArgs["operators"];
    await expect(bastionGraph({ operators: twice })).rejects.toThrow('operators: "ines-moreau" is there twice');
    const root = [{ ...first, name: "root" }] as BastionArgs["operators"];
    await expect(bastionGraph({ operators: root })).rejects.toThrow('operators: "root" is a standard login name');
  });

  it("written as undefined are not given", async () => {
    const graph = await bastionGraph({ sshPort: undefined, mode: undefined, volumeGib: undefined });
    expect(graph.bastion.sshPort).toBe(2242);
  });
});
