import type { Context, Adapter } from "../context";
import { ownAddresses } from "../addresses";
import { firstSet } from "../combine";
import { known, notKnown, valueOf, withDefault, type Datum } from "../datum";
import type { Link, NetworkFact, RouteTableFact, SubnetFact } from "../kinds";
import type { Reader } from "../reader";

const VPC = "aws:ec2/vpc:Vpc";
const IPV4_BLOCK = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const IPV6_BLOCK = "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation";
const SUBNET = "aws:ec2/subnet:Subnet";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const SUBNET_API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html";

/** VPCs and their subnets. */
export const vpc: Adapter = {
  cloud: "aws",
  reads: [VPC, IPV4_BLOCK, IPV6_BLOCK, SUBNET, ASSOCIATION],
  facts: (context) => [
    ...context.each(VPC).map((reader) => networkFact(reader, context)),
    ...context.each(SUBNET).map((reader) => subnetFact(reader, context)),
  ],
};

function networkFact(reader: Reader, context: Context): NetworkFact {
  const ipv4 = context.partsOf(reader.resource, IPV4_BLOCK, "vpcId");
  const ipv6 = context.partsOf(reader.resource, IPV6_BLOCK, "vpcId");
  return {
    kind: "network",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader, ...ipv4, ...ipv6].map((one) => one.resource),
    ...ownAddresses(
      reader.source("cidrBlock"),
      [
        assigned(reader, "cidrBlock", "ipv4IpamPoolId"),
        ...ipv4.map((one) => assigned(one, "cidrBlock", "ipv4IpamPoolId")),
      ],
      [
        assigned(reader, "ipv6CidrBlock", "assignGeneratedIpv6CidrBlock", "ipv6IpamPoolId"),
        ...ipv6.map((one) => assigned(one, "ipv6CidrBlock", "assignGeneratedIpv6CidrBlock", "ipv6Pool")),
      ],
    ),
  };
}

function subnetFact(reader: Reader, context: Context): SubnetFact {
  return {
    kind: "subnet",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader, ...context.partsOf(reader.resource, ASSOCIATION, "subnetId")].map((one) => one.resource),
    network: reader.link("network", "vpcId"),
    ...ownAddresses(
      reader.source("cidrBlock"),
      [assigned(reader, "cidrBlock", "ipv4IpamPoolId")],
      [assigned(reader, "ipv6CidrBlock", "ipv6IpamPoolId")],
    ),
    zone: firstSet(reader.string("availabilityZone"), reader.string("availabilityZoneId")),
    tier: reader.string("tags.tier"),
    givesPublicAddresses: withDefault(
      reader.boolean("mapPublicIpOnLaunch"),
      false,
      `MapPublicIpOnLaunch is false outside the default network, ${SUBNET_API}`,
    ),
    routeTable: routeTableOf(reader, context),
  };
}

// A block that the program does not write but has Amazon or a pool assign is unknown until then, not absent.
function assigned(reader: Reader, block: string, ...askedBy: readonly string[]): Datum<string> {
  const written = reader.string(block);
  const asked = askedBy.some((property) => {
    const value = reader.value(property);
    return value.state === "unknown" || (value.state === "known" && value.value !== false);
  });
  return written.state === "absent" && asked ? notKnown(written.source, "is assigned during the update") : written;
}

function routeTableOf(subnet: Reader, context: Context): Link<RouteTableFact> {
  return () => {
    const [association, another] = context.partsOf(subnet.resource, ASSOCIATION, "subnetId");
    if (another) return notKnown(subnet.source(""), "is associated with several route tables");
    if (association) return association.link("routeTable", "routeTableId")();
    const network = subnet.link("network", "vpcId")();
    if (network.state !== "known") return network;
    const main = context
      .of("routeTable")
      .find((table) => table.isDefault && valueOf(table.network()) === network.value);
    return main ? known(main, network.source) : notKnown(network.source, "has a main route table that is not known");
  };
}
