import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "account-encrypts-volumes",
  title: "The account encrypts every new volume, whoever makes it",
  severity: "medium",
  over: "accountSetting",
  clouds: ["aws"],
  when: ({ setting }) => setting === "volumesEncrypted",
  holds: (setting) => is<boolean | number>(setting.value, true),
  fix: { aws: "Leave ebs.EncryptionByDefault enabled." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 2.2.1",
});
