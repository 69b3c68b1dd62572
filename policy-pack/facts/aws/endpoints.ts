import type { Adapter, Context } from "../context";
import { notKnown } from "../datum";
import type { ServiceEndpointFact } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";

/** VPC endpoints, with policies inside and outside of them. */
export const endpoints: Adapter = {
  cloud: "aws",
  reads: [ENDPOINT, POLICY],
  facts: (context) => context.each(ENDPOINT).map((endpoint) => endpointFact(endpoint, context)),
};

function endpointFact(endpoint: Reader, context: Context): ServiceEndpointFact {
  const policies = context.partsOf(endpoint.resource, POLICY, "vpcEndpointId");
  const [policy] = policies;
  return {
    kind: "serviceEndpoint",
    cloud: "aws",
    subject: endpoint.resource,
    sources: [endpoint, ...policies].map((reader) => reader.resource),
    network: endpoint.link("network", "vpcId"),
    service: endpoint.string("serviceName"),
    policy:
      policies.length > 1
        ? notKnown(endpoint.source("policy"), "is written by several resources")
        : policyOf(policy ?? endpoint, "policy"),
    subnets: endpoint.links("subnet", "subnetIds"),
    filters: endpoint.links("packetFilter", "securityGroupIds"),
  };
}
