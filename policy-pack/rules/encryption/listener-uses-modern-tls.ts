import { test } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "listener-uses-modern-tls",
  title: "TLS older than 1.2 is refused",
  severity: "critical",
  over: "listener",
  when: ({ protocol }) => !(protocol.state === "known" && ["http", "tcp", "udp"].includes(protocol.value)),
  holds: (listener) => test(listener.oldestTls, "TLS 1.2 or newer", (version) => Number(version) >= 1.2),
  fix: {
    aws: 'Set sslPolicy to "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09".',
    azure: "Set sslPolicy to AppGwSslPolicy20220101S.",
  },
  source: "PCI DSS v4.0.1, 4.2.1; NIST SP 800-52r2, 3.1",
});
