import { holds } from "../../logic/outcome";
import { rule } from "../rule";
import { configured } from "../shared/host-config";

export default rule({
  id: "host-has-user-data",
  title: "What a machine runs is stated in its user data",
  severity: "high",
  over: "host",
  holds: (host) => configured(host, () => holds()),
  fix: { aws: "Set userData to the text of a host profile.", azure: "Set osProfile.customData." },
});
