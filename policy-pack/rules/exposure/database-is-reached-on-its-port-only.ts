import type { DatabaseFact, PacketRuleFact } from "../../facts/kinds";
import { is, refersTo, test } from "../../logic/comparators";
import { all, fails, holds, type Outcome } from "../../logic/outcome";
import { PortSet } from "../../network/ports";
import { rule } from "../rule";
import { everyRuleOf } from "../shared/traffic";

export default rule({
  id: "database-is-reached-on-its-port-only",
  title: "A database is reached by named groups of clients, on its port",
  severity: "high",
  over: "database",
  holds: (database, _values, estate) =>
    refersTo(database.filters(), "groups of this stack", (filters) =>
      filters.length === 0
        ? fails("it has no group of its own")
        : everyRuleOf(filters, estate, (rule) => (rule.direction === "out" ? holds() : isForClients(rule, database))),
    ),
  fix: {
    aws: "Admit clients by referencedSecurityGroupId, ipProtocol tcp, on the cluster's port.",
    azure: "Admit clients by application security group on TCP and the server's port.",
  },
  source: "PCI DSS 4.0, 1.4.4",
});

function isForClients(rule: PacketRuleFact, { port }: DatabaseFact): Outcome {
  return all(
    is(rule.protocol, "tcp"),
    test(port, "a known port", () => true),
    test(
      rule.ports,
      "the database's port alone",
      (ports) => port.state !== "known" || ports.within(PortSet.of(port.value)),
    ),
    test(
      rule.peer(),
      "groups of clients",
      ({ addresses, lists, services }) => addresses.isEmpty && lists.length + services.length === 0,
    ),
  );
}
