import { implies } from "../../logic/outcome";
import { allowed } from "../parameter";
import { rule } from "../rule";
import { isFrontDoor, mayMeetStrangers, meetsStrangers, opens } from "../shared/traffic";

export default rule({
  id: "internet-enters-only-by-load-balancers",
  title: "Whatever comes from the internet is met by a load balancer, on the ports of the web",
  severity: "critical",
  over: "packetRule",
  parameters: { ports: allowed([80, 443], "TCP ports that everybody may reach.") },
  when: (rule) => opens(rule, "in") && mayMeetStrangers(rule),
  holds: (rule, { ports }, estate) => implies(meetsStrangers(rule), () => isFrontDoor(rule, ports, estate)),
  fix: {
    aws: "Take the rule away, or put it on a group that only load balancers have, for TCP 80 or 443.",
    azure: "Allow the Internet tag only on the application gateway's subnet, for TCP 80 or 443.",
  },
  source: "AWS Foundational Security Best Practices, EC2.18 and EC2.19",
});
