import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { HostFact } from "../../facts/kinds";
import { is, isNot, refersTo } from "../../logic/comparators";
import { every, type Outcome } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "host-has-no-public-address",
  title: "A machine gets no public address",
  severity: "critical",
  over: "host",
  holds: (host, _values, estate) =>
    host.publicAddress.state === "absent" ? subnetsGiveNone(host, estate) : is(host.publicAddress, false),
  fix: {
    aws: "Set associatePublicIpAddress to false on the network interface.",
    azure: "Take the public address off the network interface.",
  },
  source: "AWS Foundational Security Best Practices, EC2.9, EC2.25 and AutoScaling.5",
});

// Where the machine does not say, its subnet decides.
function subnetsGiveNone(host: HostFact, estate: Estate): Outcome {
  const groups = estate.of("machineGroup").filter((group) => valueOf(group.host()) === host);
  return groups.length === 0
    ? isNot(host.publicAddress, true)
    : every(groups, (group) =>
        refersTo(group.subnets(), "subnets of this stack", (subnets) =>
          every(subnets, (subnet) => is(subnet.givesPublicAddresses, false)),
        ),
      );
}
