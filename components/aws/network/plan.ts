import { ipv6Subnet, planAddresses, type PlannedSubnet } from "../../model/address-plan";
import { blockAt, formatBlock, parseBlock } from "../../model/ip-block";
import { tiers, type Tier } from "../../model/tier";

/** The address plan keeps eight places for zones in each tier, so that a tier is one block, three bits wider. */
const ZONE_SLOTS = 8;
const ZONE_BITS = 3;
/** The last two of the plan's eight rows; tiers grow from the first. */
const spareRows = { firewall: 6, nat: 7 } as const;
export type SpareRow = keyof typeof spareRows;

export interface PlacedSubnet extends Omit<PlannedSubnet, "tier"> {
  /** What the subnet is for: one of the tiers, or a row that the optional firewall needs. */
  row: Tier | SpareRow;
}

/** All addresses that the subnets of a tier have, or will have when zones are added. */
export interface TierBlock {
  ipv4: string;
  /** The tier's `/61` of the network's IPv6 block. */
  ipv6: (networkBlock: string) => string;
}

export interface NetworkPlan {
  ipv4Block: string;
  /** In the order of their letters. */
  zones: string[];
  subnets: PlacedSubnet[];
  blocks: Record<Tier, TierBlock>;
}

/** Where everything goes: four tiers over the zones, and with a firewall a row for it and one for NAT behind it. */
export function planNetwork(ipv4Block: string, zones: string[], withFirewall: boolean): NetworkPlan {
  const { subnets } = planAddresses({ ipv4Block, tiers, zones });
  const ofTier = (tier: Tier) => subnets.filter((subnet) => subnet.tier === tier);
  const rows: SpareRow[] = withFirewall ? ["firewall", "nat"] : [];
  return {
    ipv4Block,
    zones: ofTier("app").map(({ zone }) => zone),
    subnets: [
      ...subnets.map(({ tier, ...rest }) => ({ ...rest, row: tier })),
      ...rows.flatMap((row) => ofTier("app").map((subnet) => inRow(row, subnet))),
    ],
    blocks: Object.fromEntries(tiers.map((tier) => [tier, tierBlock(ofTier(tier)[0]!)])) as Record<Tier, TierBlock>,
  };
}

function tierBlock(subnet: PlannedSubnet): TierBlock {
  const { first, length } = parseBlock("subnet", subnet.ipv4Block);
  const column = subnet.ipv6Index % ZONE_SLOTS;
  const tierFirst = first - (BigInt(column) << BigInt(32 - length));
  return {
    ipv4: formatBlock(blockAt("ipv4", tierFirst, length - ZONE_BITS)),
    ipv6: (networkBlock) => ipv6Subnet(networkBlock, subnet.ipv6Index - column).replace(/64$/, String(64 - ZONE_BITS)),
  };
}

/** The subnet's neighbour in another row of the plan, in the same zone. */
function inRow(row: SpareRow, { zone, ipv4Block, ipv6Index }: PlannedSubnet): PlacedSubnet {
  const { first, length } = parseBlock("subnet", ipv4Block);
  const index = spareRows[row] * ZONE_SLOTS + (ipv6Index % ZONE_SLOTS);
  const moved = first + (BigInt(index - ipv6Index) << BigInt(32 - length));
  return { row, zone, ipv4Block: formatBlock(blockAt("ipv4", moved, length)), ipv6Index: index };
}
