import { is, test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "database-requires-tls",
  title: "A database refuses connections without TLS 1.2 or newer",
  severity: "high",
  over: "database",
  holds: (database) =>
    all(
      is(database.requiresTls, true),
      test(database.oldestTls, "TLS 1.2 or newer", (version) => Number(version) >= 1.2),
    ),
  fix: {
    aws: "Set rds.force_ssl and ssl_min_protocol_version, or require_secure_transport and tls_version.",
    azure: "Set require_secure_transport and tls_version.",
  },
  source: "PCI DSS v4.0.1, 4.2.1",
});
