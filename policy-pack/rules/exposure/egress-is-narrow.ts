import { implies } from "../../logic/outcome";
import { allowed } from "../parameter";
import { rule } from "../rule";
import { mayMeetStrangers, meetsStrangers, onlyTcpOn, opens } from "../shared/traffic";

export default rule({
  id: "egress-is-narrow",
  title: "Machines reach the internet by HTTPS alone",
  severity: "medium",
  over: "packetRule",
  parameters: { ports: allowed([443], "TCP ports of the internet that machines may reach.") },
  when: (rule) => opens(rule, "out") && mayMeetStrangers(rule),
  holds: (rule, { ports }) => implies(meetsStrangers(rule), () => onlyTcpOn(rule, ports)),
  fix: {
    aws: "Let out TCP 443 alone; a default egress rule to everywhere must be written as egress: [].",
    azure: "Deny the Internet tag outbound and allow TCP 443 before it.",
  },
  source: "NIST SP 800-53 Rev. 5, SC-7(5)",
});
