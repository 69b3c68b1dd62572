import { oneOf } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "log-receiving-store-is-encrypted",
  title: "A store that receives logs of services which cannot use a KMS key is encrypted by the service",
  severity: "medium",
  over: "store",
  when: ({ receivesServiceLogs }) => receivesServiceLogs.state === "known" && receivesServiceLogs.value,
  holds: (store) => oneOf(store.encryption, ["kms", "service"]),
  fix: { aws: "Set sseAlgorithm to AES256.", azure: "Leave the platform's encryption on." },
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
});
