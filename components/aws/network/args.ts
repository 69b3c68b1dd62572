import type { Input } from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import type { KeyHandle, SubnetHandle } from "../handles";
import type { InterfaceService } from "./endpoint-services";

/** How machines of the app tier reach the internet over IPv4. */
export const natModes = ["per-zone", "single", "none"] as const;
export type NatMode = (typeof natModes)[number];

export interface NetworkArgs {
  environment: Environment;
  /** Encrypts flow logs, DNS query logs and the firewall's rules; its data class is the network's. */
  key: KeyHandle;
  /**
   * The network's IPv4 block: private, /16 to /22. The IPv6 block is a /56 that Amazon gives.
   *
   * @default 10.20.0.0/16
   */
  ipv4Block?: string;
  /**
   * Names of at least two availability zones of the region, for example `eu-west-2a`. A zone can be added at any time:
   * no existing subnet changes.
   *
   * @default the first three zones of the region
   */
  zones?: string[];
  /**
   * NAT gateways for the app tier: one a zone, one for all (an outage of its zone cuts off the others, and traffic
   * between zones is charged) or none (the app tier then has no way out over IPv4, and keeps the one over IPv6, which
   * costs nothing). In London a gateway costs about $37 a month, its address $4, and each GB $0.05.
   *
   * @default per-zone: about $120 a month in three zones
   */
  nat?: NatMode;
  /**
   * AWS services that are reached through the network instead of the internet (`lamp-vpc`). Each costs about $8 a month
   * and zone in London, and $0.01 a GB. S3 and DynamoDB always are, at no cost.
   *
   * @default kms, logs, monitoring, secretsmanager, ssm and ssmmessages: what hosts use; about $145 a month in three
   * zones. `ec2messages` is not needed since version 3.3.40 of the Systems Manager agent.
   */
  endpoints?: InterfaceService[];
  /**
   * The SSH port of bastion and hosts where it is below 1024. Ports from there on are where answers arrive, which a
   * stateless access list must admit anyway; security groups decide about them.
   *
   * @default none below 1024
   */
  adminPort?: number;
  /** Let the app tier reach only named domains, through AWS Network Firewall. @default no firewall */
  firewall?: FirewallArgs;
  /** Days that flow, DNS and firewall logs are kept; a value that CloudWatch accepts. @default 365 */
  logRetentionDays?: number;
  /**
   * Use a network that exists: it gets flow and DNS query logs and is otherwise left as it is, so that arguments which
   * shape a network are refused beside it.
   *
   * @default a network is made
   */
  existing?: ExistingNetwork;
}

/** About $290 a month and zone in London, and $0.065 a GB. IPv6 of the app tier stays inside the network with it. */
export interface FirewallArgs {
  /** Domains that the app tier may reach by HTTP and TLS: `deb.debian.org`, or `.debian.org` with all below it. */
  allowedDomains: string[];
  /** Whether the firewall refuses to be deleted. @default true */
  deletionProtection?: boolean;
}

export interface ExistingNetwork {
  vpcId: Input<string>;
  ipv4Block: string;
  ipv6Block?: Input<string>;
  /** At least one subnet in each of two zones, with the tier that each one is used as. */
  subnets: SubnetHandle[];
}
