import { containsBlock, parseBlock } from "../../model/ip-block";
import { tiers } from "../../model/tier";
import type { NetworkHandle } from "../handles";
import { natModes, type ExistingNetwork, type NatMode, type NetworkArgs } from "./args";
import { defaultServices, interfaceServices, type InterfaceService } from "./endpoint-services";

export function natMode({ nat = "per-zone", firewall }: NetworkArgs): NatMode {
  if (!natModes.includes(nat)) {
    throw new Error(`nat: received "${String(nat)}"; accepted are ${natModes.join(", ")}`);
  }
  if (firewall && nat === "none") {
    throw new Error(`nat: received "none" with a firewall, which leads to NAT; accepted are per-zone and single`);
  }
  return nat;
}

export function endpointServices({ endpoints = defaultServices }: NetworkArgs): InterfaceService[] {
  const wrong = endpoints.find((each, index) => !(each in interfaceServices) || endpoints.indexOf(each) !== index);
  if (wrong !== undefined) {
    const accepted = Object.keys(interfaceServices).join(", ");
    throw new Error(`endpoints: received "${wrong}" in ${endpoints.join(", ")}; accepted are ${accepted}, each once`);
  }
  return endpoints;
}

/** Ports that attackers try first, or that mean something else here. */
const wrongAdminPorts = [22, 80, 443, 3389];

export function adminPort({ adminPort: port }: NetworkArgs): number | undefined {
  if (port !== undefined && (!Number.isInteger(port) || port < 1 || port > 65535 || wrongAdminPorts.includes(port))) {
    throw new Error(
      `adminPort: received ${port}; accepted is a whole number from 1 to 65535 other than ${wrongAdminPorts.join(", ")}`,
    );
  }
  return port;
}

const shapingArguments = ["ipv4Block", "zones", "nat", "endpoints", "adminPort", "firewall"] as const;

/** An existing network as it was described, once the description makes sense. */
export function useExisting(args: NetworkArgs, existing: ExistingNetwork): NetworkHandle {
  return { ...existing, zones: existingZones(args, existing) };
}

function existingZones(args: NetworkArgs, { ipv4Block, subnets }: ExistingNetwork): string[] {
  const shaping = shapingArguments.filter((key) => args[key] !== undefined);
  if (shaping.length > 0) {
    throw new Error(`existing: received beside ${shaping.join(", ")}; accepted is one or the other`);
  }
  const network = parseBlock("existing.ipv4Block", ipv4Block);
  for (const { tier, zone, ipv4Block: block } of subnets) {
    if (!tiers.includes(tier)) {
      throw new Error(`existing.subnets: received tier "${String(tier)}"; accepted are ${tiers.join(", ")}`);
    }
    if (!containsBlock(network, parseBlock("existing.subnets.ipv4Block", block))) {
      throw new Error(`existing.subnets: received ${block} in ${zone}; accepted are blocks inside ${ipv4Block}`);
    }
  }
  const zones = [...new Set(subnets.map(({ zone }) => zone))].sort();
  if (zones.length < 2) {
    throw new Error(`existing.subnets: received zones ${zones.join(", ") || "none"}; accepted are at least two zones`);
  }
  return zones;
}
