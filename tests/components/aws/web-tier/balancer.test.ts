import { UNKNOWN, type Graph } from "../../../support/graph-of";
import { networkWithoutIpv6, text } from "./fixtures";
import { required, webGraph } from "./web-graph";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";

let graph: Graph;
beforeAll(async () => {
  graph = await webGraph();
});

describe("the load balancer", () => {
  it("faces the internet in every zone, in both address families", () => {
    expect(graph.only(BALANCER).inputs).toMatchObject({
      name: "lamplight-production-web",
      loadBalancerType: "application",
      internal: false,
      ipAddressType: "dualstack",
      subnets: ["subnet-public-a", "subnet-public-b", "subnet-public-c"],
    });
  });

  it("stands in its own group alone", () => {
    expect(graph.only(BALANCER).propertyDependencies.securityGroups).toEqual([
      graph.named("web-balancer", "aws:ec2/securityGroup:SecurityGroup").urn,
    ]);
  });

  it("is not deleted by mistake, unless that is written out", async () => {
    expect(graph.only(BALANCER).inputs.enableDeletionProtection).toBe(true);
    const development = await webGraph({ deletionProtection: false });
    expect(development.only(BALANCER).inputs.enableDeletionProtection).toBe(false);
  });

  it("drops what a request may hide in, and fails closed", () => {
    expect(graph.only(BALANCER).inputs).toMatchObject({
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      xffHeaderProcessingMode: "append",
      enableWafFailOpen: false,
    });
  });

  it("logs requests and connections, each under a prefix of its own", () => {
    const { bucketName: bucket } = required.accessLogs;
    expect(graph.only(BALANCER).inputs).toMatchObject({
      accessLogs: { bucket, enabled: true, prefix: "lamplight-production-web" },
      connectionLogs: { bucket, enabled: true, prefix: "lamplight-production-web-connections" },
    });
  });

  it("is IPv4 only in a network without IPv6", async () => {
    const ipv4 = await webGraph({ network: networkWithoutIpv6 });
    expect(ipv4.only(BALANCER).inputs.ipAddressType).toBe("ipv4");
  });

  it("keeps to the length of names where the organisation's is long", async () => {
    const environment = { ...required.environment, organisation: "the-lamplight-publishing-company" };
    const long = await webGraph({ environment });
    const name = text(long.only(BALANCER).inputs.name);
    expect(name).toMatch(/^the-lamplight-publishing-[a-z-]*[0-9a-f]{6}$/);
    expect(name.length).toBeLessThanOrEqual(32);
    expect(long.only(TARGETS).inputs.name).toBe(name);
  });
});

describe("the listener for HTTPS", () => {
  const https = () => graph.named("web-https", LISTENER);

  it("takes TLS 1.2 and 1.3 of the policy of 2025", () => {
    expect(https().inputs).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    });
  });

  it("shows the validated certificate, not one that is still to be validated", () => {
    expect(https().propertyDependencies.certificateArn).toEqual([
      graph.only("aws:acm/certificateValidation:CertificateValidation").urn,
    ]);
  });

  it("tells browsers to stay with HTTPS for two years, and not to guess or frame", () => {
    expect(https().inputs).toMatchObject({
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=63072000; includeSubDomains",
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseXFrameOptionsHeaderValue: "DENY",
      routingHttpResponseServerEnabled: false,
    });
  });

  it("sends requests to the targets and to nothing else", () => {
    expect(https().inputs.defaultActions).toEqual([{ type: "forward", targetGroupArn: UNKNOWN }]);
    expect(https().propertyDependencies.defaultActions).toEqual([graph.only(TARGETS).urn]);
  });
});

describe("the listener for HTTP", () => {
  it("only sends to HTTPS, for good", () => {
    expect(graph.named("web-http", LISTENER).inputs).toMatchObject({
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
      routingHttpResponseServerEnabled: false,
    });
  });

  it("is the only other one, and both are on the one load balancer", () => {
    const listeners = graph.all(LISTENER);
    expect(listeners.map(({ inputs }) => inputs.port)).toEqual(expect.arrayContaining([80, 443]));
    expect(listeners).toHaveLength(2);
    for (const listener of listeners) {
      expect(listener.propertyDependencies.loadBalancerArn).toEqual([graph.only(BALANCER).urn]);
    }
  });
});

describe("the target group", () => {
  it("is reached and asked for its health over TLS on the service port", () => {
    expect(graph.only(TARGETS).inputs).toMatchObject({
      name: "lamplight-production-web",
      vpcId: "vpc-0123456789abcdef0",
      targetType: "instance",
      protocol: "HTTPS",
      port: 8443,
      healthCheck: {
        enabled: true,
        protocol: "HTTPS",
        port: "traffic-port",
        path: "/health",
        matcher: "200",
        interval: 10,
        unhealthyThreshold: 3,
      },
    });
  });

  it("lets open requests end, and new machines begin slowly", async () => {
    expect(graph.only(TARGETS).inputs).toMatchObject({ deregistrationDelay: 60, slowStart: 60 });
    const slower = await webGraph({ drainSeconds: 300, servicePort: 9443, healthPath: "/up" });
    expect(slower.only(TARGETS).inputs).toMatchObject({ deregistrationDelay: 300, port: 9443 });
    expect(slower.only(TARGETS).at("healthCheck", "path")).toBe("/up");
  });
});
