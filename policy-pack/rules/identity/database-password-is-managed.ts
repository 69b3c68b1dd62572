import { is, refersTo } from "../../logic/comparators";
import { all, holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "database-password-is-managed",
  title: "The database administrator's password is made, vaulted and rotated by the cloud",
  severity: "high",
  over: "database",
  clouds: ["aws"],
  holds: (database) =>
    all(
      is(database.managedPassword, true),
      refersTo(database.managedPasswordKey(), "a key of this stack", () => holds()),
    ),
  fix: { aws: "Set manageMasterUserPassword and masterUserSecretKmsKeyId." },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
});
