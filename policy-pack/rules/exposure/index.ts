import type { Rule } from "../rule";
import accountBlocksPublicBuckets from "./account-blocks-public-buckets";
import administrationComesFromAllowedRanges from "./administration-comes-from-allowed-ranges";
import allowedRangesAreSmall from "./allowed-ranges-are-small";
import dataNetworkAclAdmitsNoStrangers from "./data-network-acl-admits-no-strangers";
import dataSubnetHasNoRouteOut from "./data-subnet-has-no-route-out";
import databaseIsNotPublic from "./database-is-not-public";
import databaseIsReachedOnItsPortOnly from "./database-is-reached-on-its-port-only";
import databaseStandsInDataSubnets from "./database-stands-in-data-subnets";
import defaultGroupIsEmpty from "./default-group-is-empty";
import defaultNetworkAclIsEmpty from "./default-network-acl-is-empty";
import defaultRouteTableIsEmpty from "./default-route-table-is-empty";
import egressIsNarrow from "./egress-is-narrow";
import functionIsNotPublic from "./function-is-not-public";
import functionRunsInTheNetwork from "./function-runs-in-the-network";
import hostHasNoPublicAddress from "./host-has-no-public-address";
import hostRequiresMetadataTokens from "./host-requires-metadata-tokens";
import internalRulesNameGroups from "./internal-rules-name-groups";
import internetEntersOnlyByLoadBalancers from "./internet-enters-only-by-load-balancers";
import loadBalancerDropsInvalidHeaders from "./load-balancer-drops-invalid-headers";
import loadBalancerHasAWebFirewall from "./load-balancer-has-a-web-firewall";
import networkAclGuardsEveryTier from "./network-acl-guards-every-tier";
import networkExists from "./network-exists";
import networkHasNoPeering from "./network-has-no-peering";
import privateSubnetHasNoInternetRoute from "./private-subnet-has-no-internet-route";
import quarantineGroupExists from "./quarantine-group-exists";
import rulesNameProtocolAndPorts from "./rules-name-protocol-and-ports";
import secretIsNotPublic from "./secret-is-not-public";
import serviceEndpointIsNarrowed from "./service-endpoint-is-narrowed";
import serviceEndpointsExist from "./service-endpoints-exist";
import storeIsNotPublic from "./store-is-not-public";
import subnetGivesNoPublicAddresses from "./subnet-gives-no-public-addresses";
import webFirewallHasManagedRules from "./web-firewall-has-managed-rules";
import webFirewallLimitsRates from "./web-firewall-limits-rates";
import webHostsStandInPrivateSubnets from "./web-hosts-stand-in-private-subnets";

/** What can be reached, and from where. */
const exposure: readonly Rule[] = [
  accountBlocksPublicBuckets,
  administrationComesFromAllowedRanges,
  allowedRangesAreSmall,
  dataNetworkAclAdmitsNoStrangers,
  dataSubnetHasNoRouteOut,
  databaseIsNotPublic,
  databaseIsReachedOnItsPortOnly,
  databaseStandsInDataSubnets,
  defaultGroupIsEmpty,
  defaultNetworkAclIsEmpty,
  defaultRouteTableIsEmpty,
  egressIsNarrow,
  functionIsNotPublic,
  functionRunsInTheNetwork,
  hostHasNoPublicAddress,
  hostRequiresMetadataTokens,
  internalRulesNameGroups,
  internetEntersOnlyByLoadBalancers,
  loadBalancerDropsInvalidHeaders,
  loadBalancerHasAWebFirewall,
  networkAclGuardsEveryTier,
  networkExists,
  networkHasNoPeering,
  privateSubnetHasNoInternetRoute,
  quarantineGroupExists,
  rulesNameProtocolAndPorts,
  secretIsNotPublic,
  serviceEndpointIsNarrowed,
  serviceEndpointsExist,
  storeIsNotPublic,
  subnetGivesNoPublicAddresses,
  webFirewallHasManagedRules,
  webFirewallLimitsRates,
  webHostsStandInPrivateSubnets,
];
export default exposure;
