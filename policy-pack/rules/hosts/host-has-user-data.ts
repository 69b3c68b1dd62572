import { read } from "../../logic/comparators";
import { fails, holds } from "../../logic/outcome";
import { rule } from "../rule";
import { configured } from "../shared/host-config";

export default rule({
  id: "host-has-user-data",
  title: "What a machine runs is stated in its user data, in a form that can be judged",
  severity: "high",
  over: "host",
  holds: (host) => {
    const { config } = host;
    // With a reason it is known and says nothing that can be judged; without one it is known only after the update.
    return config.state === "unknown" && config.reason !== undefined
      ? fails(`${config.source.path} ${config.reason}; wanted: one cloud-config`, [read(config)])
      : configured(host, () => holds());
  },
  fix: { aws: "Set userData to the text of a host profile.", azure: "Set osProfile.customData." },
});
