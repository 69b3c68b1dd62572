import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "subnet-gives-no-public-addresses",
  title: "A subnet gives no machine a public address unasked",
  severity: "high",
  over: "subnet",
  holds: (subnet) => is(subnet.givesPublicAddresses, false),
  fix: { aws: "Set mapPublicIpOnLaunch to false.", azure: "Set defaultOutboundAccess to false." },
  source: "AWS Foundational Security Best Practices, EC2.15",
});
