import type { AddressSet } from "../../network/addresses";
import type { PortSet } from "../../network/ports";
import type { Datum } from "../datum";
import type { Fact, Link, Links } from "./base";
import type { PolicyDocument } from "./identity";

/** A private network: VPC, VNet. */
export interface NetworkFact extends Fact<"network"> {
  /** Its blocks, but for an IPv6 block that the cloud is yet to assign. */
  readonly addresses: Datum<AddressSet>;
  /** Whether `addresses` is all that it has. */
  readonly addressesComplete: boolean;
}

export interface SubnetFact extends Fact<"subnet"> {
  readonly network: Link<NetworkFact>;
  /** Its blocks, but for an IPv6 block that the cloud is yet to assign. */
  readonly addresses: Datum<AddressSet>;
  /** Whether `addresses` is all that it has. */
  readonly addressesComplete: boolean;
  readonly zone: Datum<string>;
  /** What the subnet is for, by its `tier` tag: `public`, `admin`, `app`, `data`. */
  readonly tier: Datum<string>;
  /** Whether machines that start here get a public address unasked. */
  readonly givesPublicAddresses: Datum<boolean>;
  /** The table that decides where its packets go; the network's default table where none is associated. */
  readonly routeTable: Link<RouteTableFact>;
}

export interface RouteTableFact extends Fact<"routeTable"> {
  readonly network: Link<NetworkFact>;
  /** Whether it serves subnets that name no other. */
  readonly isDefault: boolean;
}

export type NextHop = "internet" | "nat" | "egress-only" | "firewall" | "peering" | "endpoint" | "local" | "other";

export interface RouteFact extends Fact<"route"> {
  readonly table: Link<RouteTableFact>;
  readonly destination: Datum<AddressSet>;
  readonly nextHop: Datum<NextHop>;
}

/** A named set of addresses: managed prefix list, IP group. */
export interface AddressListFact extends Fact<"addressList"> {
  readonly addresses: Datum<AddressSet>;
}

/** What packet rules belong to: a security group, a network ACL, an NSG. */
export interface PacketFilterFact extends Fact<"packetFilter"> {
  /** Where it stands: at each machine's interface, or at the subnet's border. */
  readonly scope: "endpoint" | "subnet";
  /** Whether it applies to whatever names no other. */
  readonly isDefault: boolean;
  readonly network: Link<NetworkFact>;
  /** The subnets at whose border it stands, as far as they name it or it names them; absent at interfaces. */
  readonly subnets: Links<SubnetFact>;
}

/** The far side of a packet rule. A part that is empty adds nothing. */
export interface Peer {
  /** Addresses written in the rule. */
  readonly addresses: AddressSet;
  /** Groups whose members are meant. */
  readonly filters: readonly PacketFilterFact[];
  /** Address lists that are named. */
  readonly lists: readonly AddressListFact[];
  /** Services of the cloud whose own address lists are named. */
  readonly services: readonly ServiceEndpointFact[];
  /** As people read it. */
  readonly label: string;
}

export interface PacketRuleFact extends Fact<"packetRule"> {
  readonly filter: Link<PacketFilterFact>;
  readonly direction: "in" | "out";
  readonly action: Datum<"allow" | "deny">;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, `all`, or the protocol's number. */
  readonly protocol: Datum<string>;
  readonly ports: Datum<PortSet>;
  readonly peer: Link<Peer>;
  /** Where rules are tried in order: the position. */
  readonly order: Datum<number>;
}

/** A service of the cloud reached from inside: gateway or interface endpoint, private endpoint. */
export interface ServiceEndpointFact extends Fact<"serviceEndpoint"> {
  readonly network: Link<NetworkFact>;
  /** The service's name: `com.amazonaws.eu-west-2.s3`. */
  readonly service: Datum<string>;
  /** Absent where the endpoint lets everything pass. */
  readonly policy: Datum<PolicyDocument>;
  /** Where its interfaces are; absent for gateways. */
  readonly subnets: Links<SubnetFact>;
  readonly filters: Links<PacketFilterFact>;
}
