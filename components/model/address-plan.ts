import { blockAt, containsBlock, formatBlock, parseBlock, type IpBlock } from "./ip-block";
import { tiers as tierSlots, type Tier } from "./tier";

/** What an address plan is made from; `ipv6Index` of each subnet is then cut from whatever IPv6 block the cloud gives. */
export interface AddressPlanArgs {
  /**
   * The network's IPv4 block: private addresses, between `/16` (the largest that a VPC takes) and `/22` (the smallest
   * that still gives every slot a `/28`), for example `10.0.0.0/16`.
   */
  ipv4Block: string;
  /** The tiers that get a subnet in each zone. Order does not matter. */
  tiers: readonly Tier[];
  /**
   * The zones: `eu-west-2a` or just `a`, or Azure's `1` to `8`. Order does not matter. All from one region.
   */
  zones: readonly string[];
  /**
   * The prefix length of each subnet. A longer one leaves the end of the block free; changing it later renumbers.
   *
   * @default six more than the block's, so that its 64 slots fill it: `/22` in a `/16`, 1,019 usable addresses each
   */
  subnetBits?: number;
}

export interface PlannedSubnet {
  tier: Tier;
  /** As it was given. */
  zone: string;
  ipv4Block: string;
  /** Which `/64` of the network's IPv6 block is the subnet's: the second argument of `ipv6Subnet`. */
  ipv6Index: number;
}

export interface AddressPlan {
  /** By tier, then by zone, whatever the order in which they were given. */
  subnets: PlannedSubnet[];
}

const zoneSlots = 8;
/** Eight tiers of eight zones: twice the tiers and more zones than any region has today, so that there is room to grow. */
const slotBits = 6;
/** The smallest subnet of a VPC; AWS keeps five of its sixteen addresses. */
const longestSubnet = 28;
const longestBlock = longestSubnet - slotBits;
/** RFC 1918 and RFC 6598. Public addresses inside a network would hide the real ones from it. */
const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/**
 * Cuts a block into a subnet per tier and zone. A subnet's place depends on its own tier and zone only, so that adding
 * a zone or a tier, or naming them in another order, never renumbers (and so never replaces) a subnet that exists.
 *
 * @throws where the block, a tier, a zone or `subnetBits` cannot be used; the message says what would fit.
 */
export function planAddresses(args: AddressPlanArgs): AddressPlan {
  const block = networkBlock(args.ipv4Block);
  const length = subnetLength(block, args.subnetBits);
  const zones = slotsOf("zones", args.zones, zoneSlot);
  requireOneRegion(args.zones);
  const tiers = slotsOf("tiers", args.tiers, tierSlot);
  return {
    subnets: tiers.flatMap(([tier, row]) =>
      zones.map(([zone, column]) => {
        const ipv6Index = row * zoneSlots + column;
        const first = block.first + (BigInt(ipv6Index) << BigInt(32 - length));
        return { tier, zone, ipv4Block: formatBlock(blockAt("ipv4", first, length)), ipv6Index };
      }),
    ),
  };
}

/**
 * The `index`th `/64` of an IPv6 block: the size that a subnet must have in AWS and Azure.
 *
 * @throws where the block is not IPv6, is smaller than a `/64`, or has no `/64` of that index.
 */
export function ipv6Subnet(block: string, index: number): string {
  const { family, first, length } = parseBlock("ipv6Block", block);
  if (family !== "ipv6" || length > 64) {
    throw new Error(`ipv6Block: "${block}" holds no /64; accepted is an IPv6 block of /64 or larger, such as a /56`);
  }
  const count = 1n << BigInt(64 - length);
  if (!Number.isSafeInteger(index) || index < 0 || BigInt(index) >= count) {
    throw new Error(`ipv6Block: ${block} has no /64 number ${index}; it holds ${count}, numbered 0 to ${count - 1n}`);
  }
  return formatBlock(blockAt("ipv6", first + (BigInt(index) << 64n), 64));
}

function networkBlock(text: string): IpBlock {
  const block = parseBlock("ipv4Block", text);
  const accepted = `a private IPv4 block from /16 to /${longestBlock}, such as 10.0.0.0/16`;
  if (block.family !== "ipv4") {
    throw new Error(`ipv4Block: ${text} is IPv6; accepted is ${accepted}`);
  }
  if (block.length < 16 || block.length > 28) {
    throw new Error(`ipv4Block: ${text} is no size that a VPC can have (/16 to /28); accepted is ${accepted}`);
  }
  if (block.length > longestBlock) {
    const larger = formatBlock(enclosing(block, longestBlock));
    throw new Error(
      `ipv4Block: ${text} cannot hold ${2 ** slotBits} subnets of at least /${longestSubnet}; ` +
        `the smallest that fits is /${longestBlock}, for example ${larger}`,
    );
  }
  if (!privateBlocks.some((outer) => containsBlock(parseBlock("private", outer), block))) {
    throw new Error(`ipv4Block: ${text} is not private; accepted is a block inside ${privateBlocks.join(", ")}`);
  }
  return block;
}

function enclosing({ family, first }: IpBlock, length: number): IpBlock {
  const hostBits = BigInt(32 - length);
  return blockAt(family, (first >> hostBits) << hostBits, length);
}

function subnetLength(block: IpBlock, wanted = block.length + slotBits): number {
  const shortest = block.length + slotBits;
  if (!Number.isInteger(wanted) || wanted < shortest || wanted > longestSubnet) {
    throw new Error(
      `subnetBits: ${wanted} does not fit ${formatBlock(block)}; ` +
        `its ${2 ** slotBits} subnets can be /${shortest}${shortest < longestSubnet ? ` to /${longestSubnet}` : ""}`,
    );
  }
  return wanted;
}

/** Each value with its slot, in the order of the slots. */
function slotsOf<Value extends string>(key: string, values: readonly Value[], slotOf: (value: Value) => number) {
  if (values.length === 0) {
    throw new Error(`${key}: none was given; accepted is at least one`);
  }
  const bySlot = new Map<number, Value>();
  for (const value of values) {
    const slot = slotOf(value);
    const other = bySlot.get(slot);
    if (other !== undefined) {
      throw new Error(`${key}: "${other}" and "${value}" are the same; accepted is each of them once`);
    }
    bySlot.set(slot, value);
  }
  return [...bySlot].sort(([a], [b]) => a - b).map(([slot, value]) => [value, slot] as const);
}

function tierSlot(tier: Tier): number {
  const slot = tierSlots.indexOf(tier);
  if (slot < 0) {
    throw new Error(`tiers: ${JSON.stringify(tier)} is unknown; accepted are ${tierSlots.join(", ")}`);
  }
  return slot;
}

const zonePattern = /^(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d)?(?<letter>[a-h])|(?<number>[1-8]))$/;

function zoneSlot(zone: string): number {
  const { letter, number } = zonePattern.exec(zone)?.groups ?? {};
  if (letter) {
    return letter.charCodeAt(0) - "a".charCodeAt(0);
  }
  if (number) {
    return Number(number) - 1;
  }
  throw new Error(
    `zones: ${JSON.stringify(zone)} is unknown; accepted is a zone such as eu-west-2a, ending in a to h, or 1 to 8`,
  );
}

function requireOneRegion(zones: readonly string[]): void {
  const regions = new Set(zones.map((zone) => zonePattern.exec(zone)?.groups ?? {}).map(regionOf));
  if (regions.size > 1) {
    throw new Error(`zones: ${zones.join(", ")} are not of one region; accepted are zones of one region, named alike`);
  }
}

function regionOf({ region, number }: Record<string, string | undefined>): string {
  return region ?? (number ? "numbered" : "lettered");
}
