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
      sshdSetting(config, source, "Port", "22", "another port than 22", (port) => port !== "22"),
    ),
  fix: { aws: "Set Port in the sshd configuration.", azure: "Set Port in the sshd configuration." },
});
