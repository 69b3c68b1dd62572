import { AllowedRanges } from "../../../../components/aws/allowed-ranges";
import { Bastion } from "../../../../components/aws/bastion";
import { IncidentResponse } from "../../../../components/aws/incident-response";
import { Keyring } from "../../../../components/aws/keyring";
import { LogStore } from "../../../../components/aws/log-store";
import { Network } from "../../../../components/aws/network";
import { WebTier } from "../../../../components/aws/web-tier";
import { environment, graphOf, type Graph, type GraphOptions } from "../../../support/graph-of";
import { operators, untagged } from "./fixtures";
import { domain } from "./web-graph";

const KEY = "lamplight-production-high";

/** The three components with real ones around them. */
async function wholeGraph(options?: GraphOptions): Promise<Graph> {
  return graphOf(() => {
    const key = new Keyring("keys", { environment }).keys.high;
    const network = new Network("network", { environment, key });
    const ranges = [
      { name: "office", cidr: "203.0.113.0/24" },
      { name: "office", cidr: "2001:db8:1::/48" },
    ];
    const allowedRanges = new AllowedRanges("ranges", { environment, ranges });
    const accessLogs = new LogStore("logs", { environment });
    const bastion = new Bastion("bastion", { environment, network, key, operators, allowedRanges });
    const { administration } = bastion;
    new WebTier("web", { environment, network, key, accessLogs, operators, administration, domain });
    new IncidentResponse("incident", { environment, network, key });
  }, options);
}

let graph: Graph;
beforeAll(async () => {
  graph = await wholeGraph();
});

describe("the components together with a network, a keyring and a log store", () => {
  it("encrypt every volume and log with the key of their class", () => {
    const key = graph.named("keys-high", "aws:kms/key:Key").urn;
    const templates = graph.all("aws:ec2/launchTemplate:LaunchTemplate");
    expect(templates.map((template) => template.propertyDependencies.blockDeviceMappings)).toEqual([[key], [key]]);
    const groups = graph.all("aws:cloudwatch/logGroup:LogGroup").filter(({ name }) => !name.startsWith("network"));
    expect(groups.map(({ propertyDependencies }) => propertyDependencies.kmsKeyId)).toEqual(groups.map(() => [key]));
    expect(groups).toHaveLength(4);
    expect(JSON.stringify(graph.named("web-policy").inputs)).toContain(`alias/${KEY}`);
  });

  it("stand in the subnets of their tiers", () => {
    const dependenciesOf = (name: string, type: string, property: string) =>
      graph
        .named(name, type)
        .propertyDependencies[property]?.map((urn) => urn.split("::").at(-1))
        .toSorted();
    const subnets = (tier: string) =>
      ["a", "b", "c"].map((zone) => expect.stringMatching(`${tier}.*${zone}$`) as string);
    const GROUP = "aws:autoscaling/group:Group";
    expect(dependenciesOf("bastion-machines", GROUP, "vpcZoneIdentifiers")).toEqual(subnets("admin"));
    expect(dependenciesOf("web-hosts-group", GROUP, "vpcZoneIdentifiers")).toEqual(subnets("app"));
    expect(dependenciesOf("web-balancer", "aws:lb/loadBalancer:LoadBalancer", "subnets")).toEqual(subnets("public"));
  });

  it("start once the ways out are there, and log once the bucket takes logs", () => {
    const routes = graph.all("aws:ec2/route:Route").map(({ urn }) => urn);
    expect(routes.length).toBeGreaterThan(0);
    for (const group of graph.all("aws:autoscaling/group:Group")) {
      expect(group.dependencies).toEqual(expect.arrayContaining(routes));
    }
    const balancer = graph.only("aws:lb/loadBalancer:LoadBalancer");
    expect(balancer.dependencies).toContain(graph.named("logs-policy", "aws:s3/bucketPolicy:BucketPolicy").urn);
    expect(balancer.inputs.accessLogs).toMatchObject({ bucket: graph.named("logs-bucket").inputs.bucket });
  });

  it("admit operators by the prefix lists of the allowed ranges, and people to hosts by the bastion's group", () => {
    expect(graph.named("bastion-from-ranges-ipv4").propertyDependencies.prefixListId).toEqual([
      graph.named("ranges-ipv4").urn,
    ]);
    expect(graph.named("bastion-from-ranges-ipv6").propertyDependencies.prefixListId).toEqual([
      graph.named("ranges-ipv6").urn,
    ]);
    expect(graph.named("web-hosts-from-bastion").propertyDependencies.referencedSecurityGroupId).toEqual([
      graph.named("bastion-group").urn,
    ]);
    expect(graph.named("web-bastion-to-hosts").propertyDependencies.securityGroupId).toEqual([
      graph.named("bastion-group").urn,
    ]);
  });

  it("tag everything", () => {
    const ours = /hosting:aws:(Bastion|WebTier|IncidentResponse)\$/;
    expect(untagged(graph).filter((urn) => ours.test(urn))).toEqual([]);
  });

  it("take the image from the public parameter where the cloud has answered", async () => {
    const name = "/aws/service/debian/release/13/latest/amd64";
    const answered = await wholeGraph({
      answers: {
        invokes: [
          {
            token: "aws:ssm/getParameter:getParameter",
            args: { name },
            result: { insecureValue: "ami-0fedcba9876543210" },
          },
        ],
      },
    });
    const images = answered.all("aws:ec2/launchTemplate:LaunchTemplate").map(({ inputs }) => inputs.imageId);
    expect(images).toEqual(["ami-0fedcba9876543210", "ami-0fedcba9876543210"]);
  });
});
