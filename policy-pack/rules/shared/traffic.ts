import { mapDatum, valueOf, type Datum } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { PacketFilterFact, PacketRuleFact } from "../../facts/kinds";
import { is, read, refersTo, show, test } from "../../logic/comparators";
import { all, every, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { AddressSet, INTERNET } from "../../network/addresses";
import { PortSet } from "../../network/ports";

/** Whether a rule lets packets through, or may do so, at machines' interfaces and in the direction. */
export function opens(rule: PacketRuleFact, direction: "in" | "out"): boolean {
  return rule.direction === direction && valueOf(rule.action) !== "deny" && valueOf(rule.filter())?.scope !== "subnet";
}

/** The addresses of the network that a rule's filter belongs to, as far as they are known. */
export function ownAddresses(rule: PacketRuleFact): AddressSet {
  const filter = valueOf(rule.filter());
  const network = filter && valueOf(filter.network());
  return (network && valueOf(network.addresses)) ?? AddressSet.none;
}

/** Addresses of the internet that are written in a rule, but for the network's own. */
export function strangers(rule: PacketRuleFact): Datum<AddressSet> {
  return mapDatum(rule.peer(), ({ addresses }) => addresses.intersect(INTERNET).without(ownAddresses(rule)));
}

/** For a rule's `when`: strangers are on the other side, or may be. */
export function mayMeetStrangers(rule: PacketRuleFact): boolean {
  const met = strangers(rule);
  return met.state === "unknown" || valueOf(met)?.isEmpty === false;
}

/** Strangers are on the other side. */
export function meetsStrangers(rule: PacketRuleFact): Outcome {
  return test(strangers(rule), "addresses of the internet", (addresses) => !addresses.isEmpty);
}

/** The rule is about TCP, and no other ports than these. */
export function onlyTcpOn(rule: PacketRuleFact, ports: readonly number[]): Outcome {
  const wanted = PortSet.of(...ports);
  return all(
    is(rule.protocol, "tcp"),
    test(rule.ports, `no port but ${show(ports)}`, (opened) => opened.within(wanted)),
  );
}

const GUARDED = ["loadBalancer", "host", "database", "function", "serviceEndpoint"] as const;
type Guarded = (typeof GUARDED)[number];

/** Something of the kind stands behind the filter, and nothing of another kind does. */
export function guardsOnly(filter: Datum<PacketFilterFact>, kind: Guarded, estate: Estate): Outcome {
  return refersTo(filter, "a group of this stack", (group) =>
    all(
      ...GUARDED.filter((other) => other !== kind).flatMap((other) =>
        estate.of(other).map((thing) => standsElsewhere(thing, group)),
      ),
      exists(
        estate.of(kind),
        (thing) => standsBehind(thing.filters(), group),
        `no ${kind} stands behind ${group.subject.name}`,
      ),
    ),
  );
}

type Thing = {
  readonly subject: { readonly name: string };
  readonly filters: () => Datum<readonly PacketFilterFact[]>;
};

function standsElsewhere({ subject, filters }: Thing, group: PacketFilterFact): Outcome {
  const named = filters();
  if (named.state === "unknown") return unsure(`the groups of ${subject.name} cannot be followed`, [read(named)]);
  return valueOf(named)?.includes(group)
    ? fails(`${subject.name} stands behind ${group.subject.name}`, [read(named)])
    : holds();
}

function standsBehind(named: Datum<readonly PacketFilterFact[]>, group: PacketFilterFact): Outcome {
  if (named.state === "unknown") return unsure("its groups cannot be followed", [read(named)]);
  return valueOf(named)?.includes(group) ? holds([read(named)]) : fails("another group", [read(named)]);
}

/** What everybody may reach: load balancers and nothing else, by TCP on the ports. */
export function isFrontDoor(rule: PacketRuleFact, ports: readonly number[], estate: Estate): Outcome {
  return all(onlyTcpOn(rule, ports), guardsOnly(rule.filter(), "loadBalancer", estate));
}

/** Every rule of the filters passes. A rule whose filter cannot be followed may be one of them. */
export function everyRuleOf(
  filters: readonly PacketFilterFact[],
  estate: Estate,
  passes: (rule: PacketRuleFact) => Outcome,
): Outcome {
  return every(estate.of("packetRule"), (rule) => {
    const filter = rule.filter();
    if (filter.state === "known") return filters.includes(filter.value) ? passes(rule) : holds();
    return passes(rule).truth === true
      ? holds()
      : unsure(`what ${rule.subject.name} belongs to cannot be followed`, [read(filter)]);
  });
}

/** For filters that let nothing through: whatever allows something fails. */
export function allowsNothing(rule: PacketRuleFact): Outcome {
  const peer = rule.peer();
  return test(rule.action, "deny", (action) => action === "deny").truth === true
    ? holds([read(rule.action)])
    : fails(`${rule.subject.name} lets ${rule.direction} ${read(peer).value}`, [read(peer)]);
}
