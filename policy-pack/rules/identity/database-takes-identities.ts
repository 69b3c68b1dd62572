import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "database-takes-identities",
  title: "A database lets in by the cloud's identities",
  severity: "medium",
  over: "database",
  holds: (database) => is(database.identityAuthentication, true),
  fix: { aws: "Set iamDatabaseAuthenticationEnabled.", azure: "Set an Entra ID administrator." },
  source: "AWS Foundational Security Best Practices, RDS.12",
});
