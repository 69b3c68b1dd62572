import type { Graph } from "../../../support/graph-of";
import { excessiveRights, key, rights, statementsIn, userDataOf } from "./fixtures";
import { webGraph, withAdministration } from "./web-graph";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

let graph: Graph;
beforeAll(async () => {
  graph = await webGraph();
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
