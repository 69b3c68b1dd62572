import { known } from "../../facts/datum";
import { is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, offersSsh, sshdSetting } from "../shared/host-config";

export default rule({
  id: "host-refuses-root-login",
  title: "root may not log in by SSH",
  severity: "high",
  over: "host",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        is(known(config.disablesRoot, { ...source, path: `${source.path}.disable_root` }), true),
        sshdSetting(
          config,
          source,
          "PermitRootLogin",
          "prohibit-password",
          "no",
          (value) => value.toLowerCase() === "no",
        ),
      ),
    ),
  fix: { aws: "Set disable_root: true and PermitRootLogin no.", azure: "Set the same in customData." },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 5.1.20",
});
