import { AddressSet } from "../../network/addresses";
import { PortSet } from "../../network/ports";
import { pathsIn } from "../combine";
import { absent, known, mapDatum, notKnown, valueOf, withDefault, type Datum } from "../datum";
import type { Link, PacketFilterFact, PacketRuleFact, Peer } from "../kinds";
import type { Reader } from "../reader";

/** What the ways of writing a packet rule do not share. */
export interface RuleForm {
  readonly filter: Link<PacketFilterFact>;
  readonly direction: "in" | "out";
  readonly action: Datum<"allow" | "deny">;
  readonly protocol: Datum<string>;
  readonly order: Datum<number>;
}

/**
 * The facts of one written rule: one for all addresses that are known, and one for each group, list or unknown peer, so
 * that what is not known hides nothing that is.
 */
export function packetRules(rule: Reader, form: RuleForm): readonly PacketRuleFact[] {
  const protocol = mapDatum(form.protocol, protocolName);
  const peers = peersOf(rule, form.filter);
  return (peers.length > 0 ? peers : [() => absent(rule.source("peer"))]).map((peer) => ({
    kind: "packetRule",
    cloud: "aws",
    subject: rule.resource,
    sources: [rule.resource],
    ...form,
    protocol,
    ports: portsOf(rule, protocol),
    peer,
  }));
}

// https://www.iana.org/assignments/protocol-numbers
const PROTOCOLS: Readonly<Record<string, string>> = {
  "-1": "all",
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
  any: "all",
};

function protocolName(written: string): string {
  const name = written.toLowerCase();
  return PROTOCOLS[name] ?? name;
}

/**
 * Only TCP and UDP have ports. Bounds that are left out or negative mean every port, as the API takes them:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
function portsOf(rule: Reader, protocol: Datum<string>): Datum<PortSet> {
  if (protocol.state === "absent") return protocol;
  if (protocol.state === "known" && protocol.value !== "tcp" && protocol.value !== "udp") {
    return known(PortSet.all, protocol.source, `${protocol.value} has no ports`);
  }
  const from = withDefault(rule.number("fromPort"), -1, "every port");
  const to = withDefault(rule.number("toPort"), -1, "every port");
  const unknown = [protocol, from, to].find((datum) => datum.state === "unknown");
  if (unknown?.state === "unknown") return notKnown(unknown.source, unknown.reason);
  const [first, last] = [valueOf(from) ?? -1, valueOf(to) ?? -1];
  return known(first < 0 || last < 0 ? PortSet.all : PortSet.between(first, last), from.source);
}

const ADDRESSES = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6", "cidrBlock", "ipv6CidrBlock"];
const GROUPS = ["securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"];
const LISTS = ["prefixListIds", "prefixListId"];

function peersOf(rule: Reader, filter: Link<PacketFilterFact>): readonly Link<Peer>[] {
  const whole = rule.value("");
  if (whole.state === "unknown") return [() => notKnown(whole.source)];
  const links = (properties: readonly string[], follow: (path: string) => Link<Peer>) =>
    properties.flatMap((property) => pathsIn(rule, property)).map(follow);
  return [
    ...addressPeers(rule),
    ...links(GROUPS, (path) => groupPeer(rule.link("packetFilter", path))),
    ...links(LISTS, (path) => listPeer(rule, path)),
    ...selfPeer(rule, filter),
  ];
}

const NOBODY: Peer = { addresses: AddressSet.none, filters: [], lists: [], services: [], label: "nobody" };

function addressPeers(rule: Reader): readonly Link<Peer>[] {
  const written = ADDRESSES.flatMap((property) => pathsIn(rule, property)).map((path) => rule.string(path));
  const sets = written.map((block) => mapDatum(block, (text) => AddressSet.ofBlocks([text])));
  const certain = sets.flatMap((set) => (set.state === "known" ? [set] : []));
  const others = sets.filter((set) => set.state !== "known");
  const [first] = certain;
  const all = certain.reduce((sum, { value }) => sum.union(value), AddressSet.none);
  return [
    ...(first ? [() => known<Peer>({ ...NOBODY, addresses: all, label: all.toString() }, first.source)] : []),
    ...others.map((set) => () => notKnown(set.source, set.state === "unknown" ? set.reason : "is no address block")),
  ];
}

function groupPeer(filter: Link<PacketFilterFact>): Link<Peer> {
  return () =>
    mapDatum(filter(), (group) => ({ ...NOBODY, filters: [group], label: `members of ${group.subject.name}` }));
}

function selfPeer(rule: Reader, filter: Link<PacketFilterFact>): readonly Link<Peer>[] {
  const self = rule.boolean("self");
  if (self.state === "unknown") return [() => notKnown(self.source)];
  return valueOf(self) === true ? [groupPeer(filter)] : [];
}

// A list of the stack, or that of a service whose gateway endpoint is in the stack.
function listPeer(rule: Reader, path: string): Link<Peer> {
  return () => {
    const list = rule.link("addressList", path)();
    if (list.state === "known") {
      return known({ ...NOBODY, lists: [list.value], label: `list ${list.value.subject.name}` }, list.source);
    }
    const service = rule.link("serviceEndpoint", path)();
    if (service.state !== "known") return list;
    const name = valueOf(service.value.service) ?? service.value.subject.name;
    return known({ ...NOBODY, services: [service.value], label: `service ${name}` }, service.source);
  };
}
