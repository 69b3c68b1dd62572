/**
 * What a subnet is for: `public` holds load balancers and NAT gateways and nothing else, `admin` the bastion or VPN,
 * `app` the application's machines, and `data` everything that stores, without a route out of the network.
 *
 * The order is the order of their addresses (see `planAddresses`): add at the end, never move or remove one.
 */
export const tiers = ["public", "admin", "app", "data"] as const;
export type Tier = (typeof tiers)[number];
