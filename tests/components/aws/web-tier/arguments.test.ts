import type { WebTierArgs } from "../../../../components/aws/web-tier";
import { UNKNOWN } from "../../../support/graph-of";
import { inOneZone } from "./fixtures";
import { domain, webGraph, withAdministration } from "./web-graph";

const eleven = Array.from({ length: 10 }, (_, index) => `n${index}.lamplight.example`);
const domains = "accepted is a name in lower case, such as app.example.org, of at most 64 characters";
const others = "accepted are names such as www.example.org or *.example.org, each once";

describe("arguments of the web tier that do not hold", () => {
  it.each<[string, Partial<WebTierArgs>, string]>([
    [
      "one machine",
      { capacity: { minimum: 1 } },
      "capacity.minimum: received 1; accepted: a whole number from 2 to 1000",
    ],
    [
      "no room to grow",
      { capacity: { minimum: 3, maximum: 3 } },
      "capacity.maximum: received 3; accepted: a whole number from 4 to 10000",
    ],
    [
      "a full processor as target",
      { capacity: { processorPercent: 100 } },
      "capacity.processorPercent: received 100; accepted: a whole number from 10 to 90",
    ],
    [
      "hosts in one zone",
      { network: inOneZone("app") },
      "network: received tier app in eu-west-2a alone; accepted are subnets of tier app in at least two zones",
    ],
    [
      "a load balancer in one zone",
      { network: inOneZone("public") },
      "network: received tier public in eu-west-2a alone; accepted are subnets of tier public in at least two zones",
    ],
    [
      "a wildcard as domain",
      { domain: { ...domain, name: "*.a.example" } },
      `domain.name: received "*.a.example"; ${domains}`,
    ],
    [
      "a URL as domain",
      { domain: { ...domain, name: "https://a.example" } },
      `domain.name: received "https://a.example"; ${domains}`,
    ],
    [
      "a domain without a dot",
      { domain: { ...domain, name: "localhost" } },
      `domain.name: received "localhost"; ${domains}`,
    ],
    ["an empty domain", { domain: { ...domain, name: "" } }, `domain.name: received ""; ${domains}`],
    [
      "capitals",
      { domain: { ...domain, name: "App.lamplight.example" } },
      `domain.name: received "App.lamplight.example"; ${domains}`,
    ],
    [
      "a domain too long for a certificate",
      { domain: { ...domain, name: `${"a".repeat(60)}.example` } },
      `domain.name: received "${"a".repeat(60)}.example"; ${domains}`,
    ],
    [
      "a name twice",
      { domain: { ...domain, alternativeNames: [domain.name] } },
      `domain.alternativeNames: received "${domain.name}"; ${others}`,
    ],
    [
      "a wildcard inside a name",
      { domain: { ...domain, alternativeNames: ["a.*.example"] } },
      `domain.alternativeNames: received "a.*.example"; ${others}`,
    ],
    [
      "too many names",
      { domain: { ...domain, alternativeNames: eleven } },
      "domain.alternativeNames: received 10; accepted are at most 9",
    ],
    [
      "no authority",
      { domain: { ...domain, certificateAuthorities: [] } },
      "domain.certificateAuthorities: received none; accepted are authorities as CAA names them, such as amazon.com",
    ],
    [
      "an authority that would end the record",
      { domain: { ...domain, certificateAuthorities: ['x" ; "y'] } },
      'domain.certificateAuthorities: received "x" ; "y"; accepted are authorities as CAA names them, such as amazon.com',
    ],
    [
      "people without a bastion",
      { operators: withAdministration.operators },
      "operators: received people, but no administration; accepted are both or neither",
    ],
    [
      "a bastion without people",
      { administration: withAdministration.administration },
      "administration: received a bastion, but no operators; accepted are both or neither",
    ],
    [
      "SSH on 22",
      { ...withAdministration, administration: { securityGroupId: "sg-0", port: 22 } },
      "administration.port: received 22; accepted is a whole number from 1 to 65535 other than 22, 80, 443, 3389",
    ],
    [
      "SSH on the service port",
      { ...withAdministration, administration: { securityGroupId: "sg-0", port: 8443 } },
      "administration.port: received 8443; accepted is another port than servicePort",
    ],
    [
      "a service port that needs root",
      { servicePort: 443 },
      "servicePort: received 443; accepted: a whole number from 1024 to 65535",
    ],
    ["no time to drain", { drainSeconds: 0 }, "drainSeconds: received 0; accepted: a whole number from 1 to 3600"],
    [
      "a rate that WAF does not take",
      { rateLimit: 5 },
      "rateLimit: received 5; accepted: a whole number from 10 to 2000000000",
    ],
    [
      "a stranger as administrator",
      { ...withAdministration, administrators: ["mallory"] },
      'administrators: received "mallory"; accepted are operators: ines-moreau, tom-okafor',
    ],
    ["a path that is none", { healthPath: "health" }, 'healthPath: "health"; a path of / A-Z a-z 0-9 . _ ~ -'],
  ])("%s gives one clear line", async (_, args, message) => {
    await expect(webGraph(args)).rejects.toThrow(`hosting:aws:WebTier "web": ${message}`);
  });
});

describe("what the web tier offers", () => {
  it("is known at preview, as far as it is a name", async () => {
    const graph = await webGraph();
    const { groupName, roleName, logGroupName, parameterPath, url } = graph.web;
    expect({ groupName, roleName, logGroupName, parameterPath, url }).toEqual({
      groupName: graph.only("aws:autoscaling/group:Group").inputs.name,
      roleName: graph.only("aws:iam/role:Role").inputs.name,
      logGroupName: graph.named("web-logs").inputs.name,
      parameterPath: "/lamplight/production/web",
      url: "https://app.lamplight.example",
    });
    expect(graph.only("hosting:aws:WebTier").outputs).toMatchObject({ dnsName: UNKNOWN, url, groupName });
  });
});
