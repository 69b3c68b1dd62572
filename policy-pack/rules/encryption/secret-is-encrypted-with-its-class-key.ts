import { refersTo } from "../../logic/comparators";
import { holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "secret-is-encrypted-with-its-class-key",
  title: "A vaulted secret is encrypted with a key of this stack",
  severity: "high",
  over: "secret",
  clouds: ["aws"],
  holds: (secret) => refersTo(secret.key(), "a key of this stack", () => holds()),
  fix: { aws: "Set kmsKeyId." },
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
});
