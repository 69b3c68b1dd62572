import { Resource } from "@pulumi/pulumi";
import type { Tier } from "../../model/tier";
import type { NetworkHandle, SubnetHandle } from "../handles";

/** @throws where the tier's subnets are in fewer than two zones: one zone's outage would be everybody's. */
export function subnetsOverZones({ subnets }: NetworkHandle, tier: Tier): SubnetHandle[] {
  const found = subnets.filter((subnet) => subnet.tier === tier);
  const zones = [...new Set(found.map(({ zone }) => zone))];
  if (zones.length < 2) {
    const received = zones.length === 0 ? `no subnet of tier ${tier}` : `tier ${tier} in ${zones.join()} alone`;
    throw new Error(`network: received ${received}; accepted are subnets of tier ${tier} in at least two zones`);
  }
  return found;
}

/** The IPv4 blocks of a tier's subnets. */
export function blocksOfTier({ subnets }: NetworkHandle, tier: Tier): string[] {
  return subnets.filter((subnet) => subnet.tier === tier).map(({ ipv4Block }) => ipv4Block);
}

/**
 * Handles that are components of this program: what is used through them needs all of them, not only the parts that it
 * names (a machine needs the route to its updates, a load balancer the policy of the bucket that it logs to).
 */
export function madeHere(...handles: object[]): Resource[] {
  return handles.filter((handle): handle is Resource => Resource.isInstance(handle));
}
