import { is, isNot } from "../../logic/comparators";
import { all, every } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "database-is-not-public",
  title: "A database and each of its machines are without a public address",
  severity: "critical",
  over: "database",
  holds: ({ publicAccess, webQueries, members }) =>
    all(
      is(publicAccess, false),
      isNot(webQueries, true),
      every(members, (member) => is(member.publicAccess, false)),
    ),
  fix: {
    aws: "Set publiclyAccessible to false on every rds.ClusterInstance.",
    azure: "Set network.publicNetworkAccess to Disabled.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 2.3.3",
});
