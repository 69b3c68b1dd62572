import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, offersSsh, sshdSetting } from "../shared/host-config";

export default rule({
  id: "host-listens-for-ssh-on-own-port",
  title: "SSH listens on a port of its own, not on 22",
  severity: "low",
  over: "host",
  enforced: "claimed",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        sshdSetting(config, source, "Port", "22", "another port than 22", (ports) => !/(^|\D)22(\D|$)/.test(ports)),
        sshdSetting(config, source, "ListenAddress", "", "no address with port 22", (list) => !/:22(\D|$)/.test(list)),
      ),
    ),
  fix: { aws: "Set Port in the sshd configuration.", azure: "Set Port in the sshd configuration." },
});
