import { UNKNOWN } from "../../../support/graph-of";
import { networkWithoutIpv6 } from "./fixtures";
import { domain, webGraph } from "./web-graph";

const RECORD = "aws:route53/record:Record";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";

const manyNames = {
  ...domain,
  alternativeNames: ["*.app.lamplight.example", "www.lamplight.example", "*.static.lamplight.example"],
};
const recordsNamed = (names: string[], prefix: string) =>
  names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

describe("the certificate", () => {
  it("is for the domain's names and validated in DNS", async () => {
    const graph = await webGraph({ domain: manyNames });
    expect(graph.only(CERTIFICATE).inputs).toMatchObject({
      domainName: "app.lamplight.example",
      subjectAlternativeNames: manyNames.alternativeNames,
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
    });
  });

  it("needs one record for each name, which a wildcard shares with its base", async () => {
    const graph = await webGraph({ domain: manyNames });
    const names = graph.all(RECORD).map(({ name }) => name);
    expect(recordsNamed(names, "web-validation-")).toEqual([
      "app.lamplight.example",
      "static.lamplight.example",
      "www.lamplight.example",
    ]);
  });

  it("takes what is in the records from the certificate, and waits for all of them", async () => {
    const graph = await webGraph({ domain: manyNames });
    const records = graph.all(RECORD).filter(({ name }) => name.startsWith("web-validation-"));
    for (const record of records) {
      expect(record.inputs).toMatchObject({
        zoneId: domain.hostedZoneId,
        name: UNKNOWN,
        type: UNKNOWN,
        records: [UNKNOWN],
        allowOverwrite: true,
      });
      expect(record.propertyDependencies.records).toEqual([graph.only(CERTIFICATE).urn]);
    }
    const validation = graph.only(VALIDATION);
    expect(validation.propertyDependencies.certificateArn).toEqual([graph.only(CERTIFICATE).urn]);
    expect(validation.propertyDependencies.validationRecordFqdns).toEqual(
      expect.arrayContaining(records.map(({ urn }) => urn)),
    );
  });
});

describe("the domain's records", () => {
  it("lead every name to the load balancer in both address families", async () => {
    const graph = await webGraph({ domain: manyNames });
    const balancer = graph.only("aws:lb/loadBalancer:LoadBalancer").urn;
    for (const type of ["A", "AAAA"]) {
      const aliases = graph.all(RECORD).filter(({ inputs }) => inputs.type === type);
      expect(aliases.map(({ inputs }) => inputs.name)).toEqual(
        expect.arrayContaining([manyNames.name, ...manyNames.alternativeNames]),
      );
      expect(aliases).toHaveLength(4);
      for (const alias of aliases) {
        expect(alias.propertyDependencies.aliases).toEqual([balancer]);
        expect(alias.at("aliases", 0, "evaluateTargetHealth")).toBe(true);
        expect(alias.inputs.ttl).toBeUndefined();
      }
    }
  });

  it("are of IPv4 only in a network without IPv6", async () => {
    const graph = await webGraph({ network: networkWithoutIpv6 });
    expect(graph.all(RECORD).filter(({ inputs }) => inputs.type === "AAAA")).toEqual([]);
    expect(graph.all(RECORD).filter(({ inputs }) => inputs.type === "A")).toHaveLength(1);
  });

  it("let Amazon alone certify the names, or whom is named", async () => {
    const caa = async (certificateAuthorities?: string[]) =>
      (await webGraph({ domain: { ...domain, certificateAuthorities } }))
        .all(RECORD)
        .filter(({ inputs }) => inputs.type === "CAA")
        .map(({ inputs }) => [inputs.name, inputs.records]);
    expect(await caa()).toEqual([["app.lamplight.example", ['0 issue "amazon.com"']]]);
    expect(await caa(["amazon.com", "letsencrypt.org"])).toEqual([
      ["app.lamplight.example", ['0 issue "amazon.com"', '0 issue "letsencrypt.org"']],
    ]);
  });
});
