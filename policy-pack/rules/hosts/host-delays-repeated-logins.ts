import { all, any } from "../../logic/outcome";
import { rule } from "../rule";
import { bansGrow } from "../shared/fail2ban";
import { configured, installs, keepsRunning, offersSsh, sshdSetting } from "../shared/host-config";

export default rule({
  id: "host-delays-repeated-logins",
  title: "Who fails to log in again and again is kept out ever longer",
  severity: "medium",
  over: "host",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) =>
      any(
        all(
          installs(config, source, "fail2ban"),
          keepsRunning(config, source, "fail2ban.service"),
          bansGrow(config, source),
        ),
        all(
          sshdSetting(config, source, "PerSourcePenalties", "", "penalties for failed logins", (value) =>
            /authfail:[1-9]/.test(value),
          ),
          sshdSetting(
            config,
            source,
            "PerSourcePenaltyExemptList",
            "none",
            "no range of strangers",
            (list) => !/\/[0-7]\b/.test(list),
          ),
        ),
      ),
    ),
  fix: { aws: "Enable fail2ban's sshd jail with bantime.increment.", azure: "Enable the same in customData." },
  source: "https://manpages.debian.org/trixie/fail2ban/jail.conf.5.en.html",
});
