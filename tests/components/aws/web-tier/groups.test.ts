import type { Graph, Resource } from "../../../support/graph-of";
import { networkWithoutIpv6, rulesOf, text } from "./fixtures";
import { webGraph, withAdministration } from "./web-graph";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";

/** Who may open connections to whom, one line a rule. */
function flows(graph: Graph): string[] {
  const nameOf = new Map(graph.all(GROUP).map(({ urn, name }) => [urn, name]));
  const groupOf = (rule: Resource, property: string) => {
    const [urn] = rule.propertyDependencies[property] ?? [];
    return urn === undefined ? rule.inputs[property] : nameOf.get(urn);
  };
  const line = (direction: string, arrow: string) => (rule: Resource) => {
    const { ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6 } = rule.inputs;
    const peer = cidrIpv4 ?? cidrIpv6 ?? groupOf(rule, "referencedSecurityGroupId");
    return `${direction} ${text(groupOf(rule, "securityGroupId"))} ${arrow} ${text(peer)} ${text(ipProtocol)} ${text(fromPort)}-${text(toPort)}`;
  };
  return [...rulesOf(graph, "Ingress").map(line("in", "from")), ...rulesOf(graph, "Egress").map(line("out", "to"))];
}

const withoutAdministration = [
  "in web-balancer from 0.0.0.0/0 tcp 80-80",
  "in web-balancer from ::/0 tcp 80-80",
  "in web-balancer from 0.0.0.0/0 tcp 443-443",
  "in web-balancer from ::/0 tcp 443-443",
  "in web-hosts from web-balancer tcp 8443-8443",
  "out web-balancer to web-hosts tcp 8443-8443",
  "out web-hosts to 0.0.0.0/0 tcp 443-443",
  "out web-hosts to ::/0 tcp 443-443",
];

describe("who reaches whom", () => {
  it("is the internet the load balancer, and the load balancer the hosts, on one port", async () => {
    expect(flows(await webGraph())).toEqual(withoutAdministration);
  });

  it("is the bastion the hosts too, where there is one; its way out is added to it", async () => {
    const more = [
      "in web-hosts from sg-0123456789abcdef0 tcp 2242-2242",
      "out sg-0123456789abcdef0 to web-hosts tcp 2242-2242",
    ];
    expect(flows(await webGraph(withAdministration)).toSorted()).toEqual(
      [...withoutAdministration, ...more].toSorted(),
    );
  });

  it("follows the service port", async () => {
    const lines = flows(await webGraph({ servicePort: 9443 }));
    expect(lines.filter((line) => line.includes("9443"))).toEqual([
      "in web-hosts from web-balancer tcp 9443-9443",
      "out web-balancer to web-hosts tcp 9443-9443",
    ]);
    expect(lines.filter((line) => line.includes("8443"))).toEqual([]);
  });

  it("has no IPv6 in a network without it", async () => {
    const lines = flows(await webGraph({ network: networkWithoutIpv6 }));
    expect(lines).toEqual(withoutAdministration.filter((line) => !line.includes("::/0")));
  });

  it("is said by rules of their own, never inside a group", async () => {
    const graph = await webGraph(withAdministration);
    expect(graph.all(GROUP)).toHaveLength(2);
    for (const { inputs } of graph.all(GROUP)) {
      expect(inputs.vpcId).toBe("vpc-0123456789abcdef0");
      expect(inputs).not.toHaveProperty("ingress");
      expect(inputs).not.toHaveProperty("egress");
    }
  });
});
