import { test } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "load-balancer-encrypts-to-its-targets",
  title: "Requests stay encrypted on their way from the load balancer to the server",
  severity: "high",
  over: "targetGroup",
  holds: (group) =>
    test(group.protocol, "HTTPS or TLS", (protocol) => ["https", "tls"].includes(protocol.toLowerCase())),
  fix: { aws: 'Set protocol to "HTTPS".', azure: "Set the backend's protocol to Https." },
  source: "AWS Well-Architected, SEC09-BP02",
});
